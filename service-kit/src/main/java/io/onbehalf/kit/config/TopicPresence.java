package io.onbehalf.kit.config;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

import io.onbehalf.schemas.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Waits for topics: the controller answers as soon as it has decided, and a broker that is busy learns of
/// them seconds later; others' topics come when their services start. Streams that start before give up,
/// because a topic that they copy has no partitions.
final class TopicPresence {

    private static final Logger LOG = LoggerFactory.getLogger(TopicPresence.class);

    private static final Duration TIMEOUT = Duration.ofMinutes(2);
    private static final Duration SILENT = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofMillis(100);

    private TopicPresence() {}

    /// Returns once the broker that answers knows a leader for each partition.
    ///
    /// @throws IllegalStateException naming the topics if that takes longer than two minutes
    static void await(Admin admin, List<Topic> topics) {
        long start = System.nanoTime();
        boolean told = false;
        try {
            for (String missing = missing(admin, topics);
                    !missing.isEmpty();
                    missing = missing(admin, topics)) {
                long waited = System.nanoTime() - start;
                if (waited > TIMEOUT.toNanos()) {
                    throw new IllegalStateException("these topics do not come: " + missing);
                }
                if (!told && waited > SILENT.toNanos()) {
                    LOG.warn("waiting for topics: {}", missing);
                    told = true;
                }
                Thread.sleep(PAUSE);
            }
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the topics can't be described", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for topics", e);
        }
    }

    private static String missing(Admin admin, List<Topic> topics)
            throws ExecutionException, TimeoutException, InterruptedException {
        Map<String, KafkaFuture<TopicDescription>> described =
                admin.describeTopics(topics.stream().map(Topic::name).toList()).topicNameValues();
        List<Topic> missing = new ArrayList<>();
        for (Topic topic : topics) {
            if (!isPresent(requireNonNull(described.get(topic.name())))) {
                missing.add(topic);
            }
        }
        return missing.stream()
                .map(topic -> topic.name() + " (of " + topic.owner() + ")")
                .collect(joining(", "));
    }

    private static boolean isPresent(KafkaFuture<TopicDescription> described)
            throws ExecutionException, TimeoutException, InterruptedException {
        try {
            return described.get(TIMEOUT.toSeconds(), TimeUnit.SECONDS).partitions().stream()
                    .allMatch(partition -> partition.leader() != null && !partition.leader().isEmpty());
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return false;
            }
            throw e;
        }
    }
}
