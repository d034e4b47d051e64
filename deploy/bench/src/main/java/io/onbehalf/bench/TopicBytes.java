package io.onbehalf.bench;

import io.onbehalf.local.client.TopicConsumers;
import io.onbehalf.local.layout.StackLayout;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// Counts the bytes that are written to the topics, changelogs and repartition topics included, but not
/// Kafka's own.
final class TopicBytes implements AutoCloseable {

    private final KafkaConsumer<byte[], byte[]> consumer;

    TopicBytes(StackLayout layout) {
        consumer =
                TopicConsumers.readCommitted(
                        layout, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        consumer.assign(partitions());
    }

    private List<TopicPartition> partitions() {
        return consumer.listTopics().values().stream()
                .flatMap(List::stream)
                .filter(partition -> !partition.topic().startsWith("__"))
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
    }

    /// The ends of all partitions now.
    Map<TopicPartition, Long> ends() {
        return consumer.endOffsets(consumer.assignment());
    }

    /// The bytes by topic between two moments: keys, values and headers.
    ///
    /// @param from the ends of all partitions at the first moment
    /// @param to the ends at the second
    Map<String, Long> between(Map<TopicPartition, Long> from, Map<TopicPartition, Long> to) {
        from.forEach(consumer::seek);
        Map<String, Long> bytes = new TreeMap<>();
        TopicConsumers.readTo(to, consumer, record -> bytes.merge(record.topic(), size(record), Long::sum));
        return bytes;
    }

    private static long size(ConsumerRecord<byte[], byte[]> record) {
        long size = (long) length(record.key()) + length(record.value());
        for (Header header : record.headers()) {
            size += header.key().length() + length(header.value());
        }
        return size;
    }

    private static int length(byte[] bytes) {
        return bytes == null ? 0 : bytes.length;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
