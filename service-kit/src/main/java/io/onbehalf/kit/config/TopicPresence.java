package io.onbehalf.kit.config;

import io.onbehalf.schemas.Topic;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/// Waits for topics that have been created: the controller answers as soon as it has decided, and a broker
/// that is busy learns of them seconds later. Streams that start before give up, because a topic that they
/// copy has no partitions.
final class TopicPresence {

    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(100);

    private TopicPresence() {}

    /// Returns once the broker that answers knows a leader for each partition.
    ///
    /// @throws IllegalStateException if that takes longer than a minute
    static void await(Admin admin, List<Topic> topics) {
        long start = System.nanoTime();
        List<String> names = topics.stream().map(Topic::name).toList();
        try {
            while (!isPresent(admin, names)) {
                if (System.nanoTime() - start > TIMEOUT.toNanos()) {
                    throw new IllegalStateException("the broker did not learn of the topics in time");
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

    private static boolean isPresent(Admin admin, List<String> names)
            throws ExecutionException, TimeoutException, InterruptedException {
        try {
            Map<String, TopicDescription> described =
                    admin.describeTopics(names).allTopicNames().get(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
            return described.values().stream()
                    .flatMap(each -> each.partitions().stream())
                    .allMatch(partition -> partition.leader() != null && !partition.leader().isEmpty());
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return false;
            }
            throw e;
        }
    }
}
