package io.onbehalf.kit.testing;

import static org.mockito.Mockito.mock;

import io.onbehalf.schemas.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.streams.KafkaClientSupplier;
import org.jspecify.annotations.Nullable;

/// Real Kafka Streams without a broker: its global thread follows one topic that lies in memory.
public final class MemoryClients implements KafkaClientSupplier {

    private final MockConsumer<byte[], byte[]> global = new MockConsumer<>("earliest");
    private final TopicPartition partition;
    private long end;

    /// A topic of one partition.
    public MemoryClients(Topic topic) {
        partition = new TopicPartition(topic.name(), 0);
        global.updatePartitions(
                topic.name(),
                List.of(new PartitionInfo(topic.name(), 0, Node.noNode(), new Node[0], new Node[0])));
        global.updateBeginningOffsets(Map.of(partition, 0L));
        global.updateEndOffsets(Map.of(partition, 0L));
    }

    /// Adds a record; what is there before Kafka Streams starts is what it starts from. Null is a tombstone.
    public void write(String key, byte @Nullable [] value) {
        long offset = end++;
        global.updateEndOffsets(Map.of(partition, end));
        var record =
                new ConsumerRecord<>(
                        partition.topic(),
                        0,
                        offset,
                        Instant.EPOCH.toEpochMilli(),
                        TimestampType.CREATE_TIME,
                        ConsumerRecord.NULL_SIZE,
                        ConsumerRecord.NULL_SIZE,
                        key.getBytes(StandardCharsets.UTF_8),
                        value,
                        new RecordHeaders(),
                        Optional.empty());
        global.schedulePollTask(() -> global.addRecord(record));
    }

    public MockConsumer<byte[], byte[]> global() {
        return global;
    }

    @Override
    public Admin getAdmin(Map<String, Object> config) {
        return mock();
    }

    @Override
    public Producer<byte[], byte[]> getProducer(Map<String, Object> config) {
        return new MockProducer<>();
    }

    @Override
    public Consumer<byte[], byte[]> getConsumer(Map<String, Object> config) {
        return new MockConsumer<>("earliest");
    }

    @Override
    public Consumer<byte[], byte[]> getRestoreConsumer(Map<String, Object> config) {
        return new MockConsumer<>("earliest");
    }

    @Override
    public Consumer<byte[], byte[]> getGlobalConsumer(Map<String, Object> config) {
        return global;
    }
}
