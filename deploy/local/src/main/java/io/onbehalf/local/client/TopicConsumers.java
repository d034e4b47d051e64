package io.onbehalf.local.client;

import io.onbehalf.local.layout.Endpoints;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/// Kafka consumers without a group that read committed records only.
public final class TopicConsumers {

    private static final Duration POLL_TIMEOUT = Duration.ofMillis(100);

    private TopicConsumers() {}

    public static <K, V extends @Nullable Object> KafkaConsumer<K, V> readCommitted(
            Endpoints stack, Deserializer<K> keys, Deserializer<V> values) {
        return new KafkaConsumer<>(
                stack.kafka(
                        Map.of(
                                "isolation.level",
                                "read_committed",
                                "auto.offset.reset",
                                "earliest",
                                "enable.auto.commit",
                                false)),
                keys,
                values);
    }

    /// Polls until the consumer's position has reached the given end of every partition.
    public static <K, V extends @Nullable Object> void readTo(
            Map<TopicPartition, Long> ends,
            KafkaConsumer<K, V> consumer,
            Consumer<ConsumerRecord<K, V>> onRecord) {
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            consumer.poll(POLL_TIMEOUT).forEach(onRecord);
        }
    }
}
