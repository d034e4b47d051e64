package io.onbehalf.bench.compose;

import io.onbehalf.local.client.TopicConsumers;
import io.onbehalf.local.layout.StackLayout;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// Counts the transactions that a broker has completed, by its own log of them.
final class TransactionCounter implements AutoCloseable {

    private static final String LOG = "__transaction_state";

    /// The place of a state in Kafka's `TransactionLogValue`: after version, producer id, epoch and timeout.
    private static final int STATE_OFFSET = 2 + 8 + 2 + 4;

    private static final int ID_OFFSET = 2 + 2;

    private static final byte COMPLETE_COMMIT = 4;
    private static final byte COMPLETE_ABORT = 5;

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Map<String, Long> completed = new TreeMap<>();

    TransactionCounter(StackLayout layout) {
        consumer =
                TopicConsumers.readCommitted(
                        layout, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        List<TopicPartition> partitions =
                consumer.partitionsFor(LOG).stream()
                        .map(info -> new TopicPartition(info.topic(), info.partition()))
                        .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
    }

    /// Those that have completed since the counter was made, by the application that made them.
    Map<String, Long> completed() {
        TopicConsumers.readTo(
                consumer.endOffsets(consumer.assignment()),
                consumer,
                record -> {
                    if (isCompletion(record.value())) {
                        completed.merge(application(record.key()), 1L, Long::sum);
                    }
                });
        return Map.copyOf(completed);
    }

    /// The application's name, by Kafka's `TransactionLogKey`: version, length, transactional id. Kafka
    /// Streams adds a UUID and a number to the name.
    private static String application(byte[] key) {
        String id = new String(key, ID_OFFSET, key.length - ID_OFFSET, StandardCharsets.UTF_8);
        return id.replaceAll("-[0-9a-f]{8}-[0-9a-f]{4}-.*", "");
    }

    private static boolean isCompletion(byte[] value) {
        return value != null
                && value.length > STATE_OFFSET
                && (value[STATE_OFFSET] == COMPLETE_COMMIT || value[STATE_OFFSET] == COMPLETE_ABORT);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
