package io.onbehalf.bench.compose;

import io.onbehalf.local.client.TopicConsumers;
import io.onbehalf.local.layout.StackLayout;
import java.util.List;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// Counts the transactions that a broker has completed, by its own log of them.
final class TransactionCounter implements AutoCloseable {

    private static final String LOG = "__transaction_state";

    /// The place of a state in Kafka's `TransactionLogValue`: after version, producer id, epoch and timeout.
    private static final int STATE_OFFSET = 2 + 8 + 2 + 4;

    private static final byte COMPLETE_COMMIT = 4;
    private static final byte COMPLETE_ABORT = 5;

    private final KafkaConsumer<byte[], byte[]> consumer;
    private long completed;

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

    /// Those that have completed since the counter was made.
    long completed() {
        TopicConsumers.readTo(
                consumer.endOffsets(consumer.assignment()),
                consumer,
                record -> completed += isCompletion(record.value()) ? 1 : 0);
        return completed;
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
