package io.onbehalf.kit.config;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toMap;

import io.onbehalf.kit.streams.StreamsSettings;
import io.onbehalf.schemas.Topic;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;

/// Compares topics with their declaration. With another number of partitions a key is looked for where it is
/// not, what must be compacted but is deleted is lost after a week, with fewer replicas a broker's disk is
/// the only copy, and a record that the topic does not take ends the thread that sends it; all only show
/// later.
final class TopicCheck {

    private static final long SECONDS = 30;
    private static final String NOT_SET = "not set";

    private static final Set<String> AT_LEAST =
            Set.of(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, TopicConfig.MAX_MESSAGE_BYTES_CONFIG);

    private TopicCheck() {}

    /// Returns their ids, if all are as they must be.
    ///
    /// @throws IllegalStateException naming each topic that is not, its setting, what it is and must be
    static Map<String, Uuid> require(Admin admin, List<Topic> topics, int replicas) {
        List<String> names = topics.stream().map(Topic::name).toList();
        Map<String, TopicDescription> described = get(admin.describeTopics(names).allTopicNames());
        Map<ConfigResource, Config> configured =
                get(admin.describeConfigs(names.stream().map(TopicCheck::resource).toList()).all());
        List<String> wrong = new ArrayList<>();
        for (Topic topic : topics) {
            wrong.addAll(wrongPlaces(topic, replicas, requireNonNull(described.get(topic.name()))));
            Config config = requireNonNull(configured.get(resource(topic.name())));
            wrong.addAll(wrongSettings(topic, replicas, config));
        }
        if (!wrong.isEmpty()) {
            throw new IllegalStateException(String.join("; ", wrong));
        }
        return described.values().stream().collect(toMap(TopicDescription::name, TopicDescription::topicId));
    }

    /// More replicas than asked for are right. The partition that has fewest counts.
    private static List<String> wrongPlaces(Topic topic, int replicas, TopicDescription described) {
        List<String> wrong = new ArrayList<>();
        int partitions = described.partitions().size();
        if (partitions != topic.partitions()) {
            wrong.add(
                    "topic %s has %d partitions, must have %d"
                            .formatted(topic.name(), partitions, topic.partitions()));
        }
        int fewest =
                described.partitions().stream()
                        .mapToInt(partition -> partition.replicas().size())
                        .min()
                        .orElse(0);
        if (fewest < replicas) {
            wrong.add("topic %s has %d replicas, must have %d".formatted(topic.name(), fewest, replicas));
        }
        return wrong;
    }

    private static List<String> wrongSettings(Topic topic, int replicas, Config config) {
        List<String> wrong = new ArrayList<>();
        settings(topic, replicas)
                .forEach((name, must) -> {
                    String is = value(config, name);
                    if (!isAsMust(name, is, must)) {
                        wrong.add("topic %s: %s is %s, must be %s".formatted(topic.name(), name, is, must));
                    }
                });
        return wrong;
    }

    /// The settings of a topic: those of its declaration, and that it takes what our producers send.
    static Map<String, String> settings(Topic topic, int replicas) {
        Map<String, String> settings = new HashMap<>(topic.config(replicas));
        settings.put(
                TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(StreamsSettings.MAX_MESSAGE_BYTES));
        return settings;
    }

    /// More brokers than asked for may have to confirm a write, and larger records may be taken.
    private static boolean isAsMust(String setting, String is, String must) {
        return (AT_LEAST.contains(setting) && !is.equals(NOT_SET))
                ? Integer.parseInt(is) >= Integer.parseInt(must)
                : is.equals(must);
    }

    private static String value(Config config, String name) {
        ConfigEntry entry = config.get(name);
        return entry == null || entry.value() == null ? NOT_SET : entry.value();
    }

    private static ConfigResource resource(String topic) {
        return new ConfigResource(ConfigResource.Type.TOPIC, topic);
    }

    private static <T> T get(KafkaFuture<T> answer) {
        try {
            return answer.get(SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the topics can't be described", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while topics were described", e);
        }
    }
}
