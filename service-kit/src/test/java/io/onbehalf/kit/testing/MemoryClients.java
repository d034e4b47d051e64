package io.onbehalf.kit.testing;

import static org.mockito.Mockito.mock;

import io.onbehalf.kit.copies.ContinuedCopies;
import io.onbehalf.kit.copies.TopicIds;
import io.onbehalf.kit.streams.ValidTimestamps;
import io.onbehalf.schemas.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
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

    private final MockConsumer<byte[], byte[]> global;
    private final TopicPartition partition;
    private final List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();

    /// A topic of one partition.
    public MemoryClients(Topic topic) {
        this(topic, new ContinuedCopies(TopicIds.NONE, InstantSource.system()));
    }

    /// The same for copies that may go on where they ended.
    public MemoryClients(Topic topic, ContinuedCopies copies) {
        global =
                new MockConsumer<>("earliest") {
                    @Override
                    public synchronized void seekToBeginning(Collection<TopicPartition> partitions) {
                        copies.seek(this, partitions, super::seekToBeginning);
                    }

                    @Override
                    public synchronized ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
                        return ValidTimestamps.of(super.poll(timeout));
                    }
                };
        partition = new TopicPartition(topic.name(), 0);
        global.updatePartitions(
                topic.name(),
                List.of(new PartitionInfo(topic.name(), 0, Node.noNode(), new Node[0], new Node[0])));
        global.updateBeginningOffsets(Map.of(partition, 0L));
        global.updateEndOffsets(Map.of(partition, 0L));
    }

    /// The same topic at the next start.
    public MemoryClients restarted(Topic topic, ContinuedCopies copies) {
        var next = new MemoryClients(topic, copies);
        records.forEach(next::add);
        return next;
    }

    /// Adds a record; what is there before Kafka Streams starts is what it starts from. Null is a tombstone.
    public void write(@Nullable String key, byte @Nullable [] value) {
        write(key, value, Instant.EPOCH.toEpochMilli());
    }

    /// The same at a time, which may be invalid.
    public void write(@Nullable String key, byte @Nullable [] value, long timestamp) {
        add(
                new ConsumerRecord<>(
                        partition.topic(),
                        0,
                        records.size(),
                        timestamp,
                        TimestampType.CREATE_TIME,
                        ConsumerRecord.NULL_SIZE,
                        ConsumerRecord.NULL_SIZE,
                        key == null ? null : key.getBytes(StandardCharsets.UTF_8),
                        value,
                        new RecordHeaders(),
                        Optional.empty()));
    }

    /// Records before an offset are deleted.
    public void beginAt(long offset) {
        global.updateBeginningOffsets(Map.of(partition, offset));
    }

    private void add(ConsumerRecord<byte[], byte[]> record) {
        records.add(record);
        global.updateEndOffsets(Map.of(partition, (long) records.size()));
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
