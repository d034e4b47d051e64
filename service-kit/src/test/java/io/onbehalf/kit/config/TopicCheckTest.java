package io.onbehalf.kit.config;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.anyCollection;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.onbehalf.schemas.Topic;
import io.onbehalf.schemas.Topics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.DescribeConfigsResult;
import org.apache.kafka.clients.admin.DescribeTopicsResult;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TopicCheckTest {

    private static final Topic EVENTS = Topics.WRAPUP_EVENTS;
    private static final Topic CODES = Topics.WRAPUP_CODES;
    private static final int BROKERS = 3;

    private final Admin admin = mock(Admin.class);
    private final Map<String, Integer> partitions = new HashMap<>();
    private final Map<String, Integer> replicas = new HashMap<>();
    private final Map<String, Map<String, String>> configs = new HashMap<>();

    TopicCheckTest() {
        for (Topic topic : List.of(EVENTS, CODES)) {
            partitions.put(topic.name(), topic.partitions());
            configs.put(topic.name(), new HashMap<>(topic.config(BROKERS)));
            config(topic.name()).put("max.message.bytes", "1048588");
            replicas.put(topic.name(), BROKERS);
        }
    }

    @Test
    void topics_as_they_were_created_are_right() {
        assertThatCode(this::check).doesNotThrowAnyException();
    }

    @Test
    void a_topic_of_one_partition_that_a_reader_created_by_accident_is_refused_by_name() {
        partitions.put(EVENTS.name(), 1);

        assertThatThrownBy(this::check)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("topic wrapup.events has 1 partitions, must have 12");
    }

    @Test
    void everything_that_is_wrong_is_told_at_once() {
        config(EVENTS.name()).put("retention.ms", "60000");
        config(CODES.name()).put("cleanup.policy", "delete");
        config(CODES.name()).remove("max.compaction.lag.ms");

        assertThatThrownBy(this::check)
                .isInstanceOf(IllegalStateException.class)
                .message()
                .contains(
                        "topic wrapup.events: retention.ms is 60000, must be 2592000000",
                        "topic wrapup.codes: cleanup.policy is delete, must be compact",
                        "topic wrapup.codes: max.compaction.lag.ms is not set, must be 86400000");
    }

    @Test
    void more_brokers_than_asked_for_may_confirm_a_write_but_not_fewer() {
        config(EVENTS.name()).put("min.insync.replicas", "3");
        assertThatCode(this::check).doesNotThrowAnyException();

        config(EVENTS.name()).put("min.insync.replicas", "1");
        assertThatThrownBy(this::check)
                .hasMessage("topic wrapup.events: min.insync.replicas is 1, must be 2");
    }

    @Test
    void a_topic_with_a_partition_of_fewer_replicas_is_refused_by_name() {
        replicas.put(EVENTS.name(), 1);
        assertThatThrownBy(this::check).hasMessage("topic wrapup.events has 1 replicas, must have 3");

        replicas.put(EVENTS.name(), 4);
        assertThatCode(this::check).doesNotThrowAnyException();
    }

    @Test
    void a_topic_that_takes_less_than_a_producer_sends_is_refused_by_name() {
        config(CODES.name()).put("max.message.bytes", "1048587");
        assertThatThrownBy(this::check)
                .hasMessage("topic wrapup.codes: max.message.bytes is 1048587, must be 1048588");

        config(CODES.name()).put("max.message.bytes", "2000000");
        assertThatCode(this::check).doesNotThrowAnyException();
    }

    private void check() {
        DescribeTopicsResult topics = mock();
        when(topics.allTopicNames())
                .thenReturn(
                        KafkaFuture.completedFuture(
                                Map.of(EVENTS.name(), described(EVENTS), CODES.name(), described(CODES))));
        when(admin.describeTopics(anyCollection())).thenReturn(topics);
        DescribeConfigsResult settings = mock();
        when(settings.all())
                .thenReturn(
                        KafkaFuture.completedFuture(
                                Map.of(
                                        resource(EVENTS), config(EVENTS),
                                        resource(CODES), config(CODES))));
        when(admin.describeConfigs(anyCollection())).thenReturn(settings);
        TopicCheck.require(admin, List.of(EVENTS, CODES), BROKERS);
    }

    private TopicDescription described(Topic topic) {
        return new TopicDescription(
                topic.name(),
                false,
                IntStream.range(0, requireNonNull(partitions.get(topic.name())))
                        .mapToObj(id -> partition(topic, id))
                        .toList());
    }

    /// The last one has fewer replicas where the topic has.
    private TopicPartitionInfo partition(Topic topic, int id) {
        boolean last = id == requireNonNull(partitions.get(topic.name())) - 1;
        int count = last ? requireNonNull(replicas.get(topic.name())) : BROKERS;
        List<Node> nodes =
                IntStream.range(0, count).mapToObj(node -> new Node(node, "broker", 9092)).toList();
        return new TopicPartitionInfo(id, null, nodes, nodes);
    }

    private Map<String, String> config(String topic) {
        return requireNonNull(configs.get(topic));
    }

    private Config config(Topic topic) {
        return new Config(
                config(topic.name()).entrySet().stream()
                        .map(entry -> new ConfigEntry(entry.getKey(), entry.getValue()))
                        .toList());
    }

    private static ConfigResource resource(Topic topic) {
        return new ConfigResource(ConfigResource.Type.TOPIC, topic.name());
    }
}
