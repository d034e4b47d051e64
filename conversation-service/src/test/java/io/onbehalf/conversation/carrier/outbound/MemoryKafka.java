package io.onbehalf.conversation.carrier.outbound;

import io.onbehalf.conversation.carrier.Acme;
import io.onbehalf.conversation.config.ConversationConfiguration;
import io.onbehalf.kit.avro.RegistrySerde;
import io.onbehalf.kit.avro.SchemaRegistration;
import io.onbehalf.kit.testing.MemoryRegistry;
import io.onbehalf.kit.topology.EventSerdes;
import io.onbehalf.schemas.Topic;
import io.onbehalf.schemas.Topics;
import io.onbehalf.schemas.carrier.SmsSubmitAttempted;
import io.onbehalf.schemas.carrier.SmsSubmitConcluded;
import io.onbehalf.schemas.carrier.SmsSubmitRequested;
import io.onbehalf.schemas.carrier.SmscIdAssigned;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.SchemaParser;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/// The Kafka of an outbound loop, in memory, with two partitions: what is committed outlives its clients.
final class MemoryKafka {

    private static final List<TopicPartition> OUTBOUND = partitions(Topics.CARRIER_OUTBOUND);

    private final MemoryRegistry registry = new MemoryRegistry();
    private final EventSerdes serdes = serdes(registry);
    private final Map<TopicPartition, List<ConsumerRecord<String, byte[]>>> written = new HashMap<>();
    private final Map<TopicPartition, OffsetAndMetadata> committed = new HashMap<>();
    private int failures;
    private Runnable onFailure = () -> {};

    OutboundKafka clients() {
        return new OutboundKafka(
                serdes, new OutboundClients(Writer::new, Member::new, Reader::new, Reader::new));
    }

    /// The next transactions fail.
    ///
    /// @param during runs while each of them fails
    synchronized void fail(int transactions, Runnable during) {
        failures = transactions;
        onFailure = during;
    }

    private synchronized @Nullable Runnable failure() {
        return failures-- > 0 ? onFailure : null;
    }

    /// The registry gives no schema while it is away.
    void registryIsAway(boolean now) {
        registry.away(now);
    }

    /// Requests a submit of the loop.
    void ask(SmsSubmitRequested request) {
        write(Topics.CARRIER_OUTBOUND, request.getOutboundNumber(), bytes(Topics.CARRIER_OUTBOUND, request));
    }

    /// Writes any bytes.
    void write(Topic topic, byte[] value) {
        write(topic, "", value);
    }

    void write(Topic topic, SpecificRecord value) {
        write(topic, bytes(topic, value));
    }

    /// Writes a record about a number with a schema that the loop has not seen.
    void writeUnseen(Topic topic, String number, SpecificRecord value) {
        Schema unseen = new SchemaParser().parse(value.getSchema().toString()).mainSchema();
        unseen.addProp("unseen", true);
        byte[] bytes = bytes(topic, value);
        ByteBuffer.wrap(bytes).putInt(1, registry.register(topic.name(), unseen));
        write(topic, number, bytes);
    }

    /// Writes a record about a number of a type that this build does not know.
    void writeNewer(Topic topic, String number) {
        Schema newer = SchemaBuilder.record("io.onbehalf.schemas.carrier.Newer").fields().endRecord();
        int id = registry.register(topic.name(), newer);
        write(topic, number, ByteBuffer.allocate(5).putInt(1, id).array());
    }

    private void write(Topic topic, String key, byte[] value) {
        write(topic.name(), key, value);
    }

    private synchronized void write(String topic, @Nullable String key, byte @Nullable [] value) {
        TopicPartition partition = new TopicPartition(topic, partition(key));
        List<ConsumerRecord<String, byte[]>> records = records(partition);
        records.add(
                new ConsumerRecord<>(
                        partition.topic(),
                        partition.partition(),
                        records.size(),
                        Acme.NOON.toEpochMilli(),
                        TimestampType.CREATE_TIME,
                        ConsumerRecord.NULL_SIZE,
                        ConsumerRecord.NULL_SIZE,
                        key,
                        value,
                        new RecordHeaders(),
                        Optional.empty()));
    }

    synchronized List<byte[]> written(Topic topic) {
        return partitions(topic).stream()
                .flatMap(partition -> records(partition).stream())
                .map(ConsumerRecord::value)
                .toList();
    }

    private List<ConsumerRecord<String, byte[]>> records(TopicPartition partition) {
        return written.computeIfAbsent(partition, _ -> new ArrayList<>());
    }

    private synchronized List<ConsumerRecord<String, byte[]>> from(TopicPartition partition, long offset) {
        return records(partition).stream().skip(offset).toList();
    }

    private Map<TopicPartition, Long> ends(Collection<TopicPartition> partitions) {
        return partitions.stream()
                .collect(Collectors.toMap(each -> each, each -> (long) from(each, 0).size()));
    }

    /// The conclusions that the threads receive.
    List<SmsSubmitConcluded> concluded() {
        return read(Topics.CONVERSATION_REQUESTS, SmsSubmitConcluded.class);
    }

    /// The ids that SMSCs gave, as receipts are led by them.
    List<SmscIdAssigned> idsAssigned() {
        return read(Topics.CARRIER_RECEIPTS, SmscIdAssigned.class);
    }

    List<SmsSubmitAttempted> attempts() {
        return read(Topics.CARRIER_ATTEMPTS, SmsSubmitAttempted.class);
    }

    private <T> List<T> read(Topic topic, Class<T> type) {
        return written(topic).stream()
                .map(value -> (Object) serdes.values().deserializer().deserialize(topic.name(), value))
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    private byte[] bytes(Topic topic, SpecificRecord value) {
        return serdes.values().serializer().serialize(topic.name(), value);
    }

    /// The offset that is committed for the partition of a number.
    long committed(String number) {
        return committed(OUTBOUND.get(partition(number))).map(OffsetAndMetadata::offset).orElse(0L);
    }

    private synchronized Optional<OffsetAndMetadata> committed(TopicPartition partition) {
        return Optional.ofNullable(committed.get(partition));
    }

    private synchronized void commit(
            List<ProducerRecord<String, byte[]>> records, Map<TopicPartition, OffsetAndMetadata> offsets) {
        records.forEach(each -> write(each.topic(), each.key(), each.value()));
        committed.putAll(offsets);
    }

    /// Each number of the specifications has a partition of its own.
    private static int partition(@Nullable String key) {
        return OutboundMessages.FAST.equals(key) ? 1 : 0;
    }

    private static List<TopicPartition> partitions(Topic topic) {
        return List.of(new TopicPartition(topic.name(), 0), new TopicPartition(topic.name(), 1));
    }

    private static EventSerdes serdes(MemoryRegistry registry) {
        var values = new RegistrySerde(registry);
        SchemaRegistration.register(registry, ConversationConfiguration.definition().topics(), values);
        return new EventSerdes(values);
    }

    private final class Writer extends MockProducer<String, byte[]> {

        Writer() {
            super(
                    new Cluster(
                            "memory",
                            List.of(),
                            partitions(Topics.CARRIER_ATTEMPTS).stream().map(Writer::info).toList(),
                            Set.of(),
                            Set.of()),
                    true,
                    null,
                    new StringSerializer(),
                    new ByteArraySerializer());
        }

        private static PartitionInfo info(TopicPartition partition) {
            return new PartitionInfo(
                    partition.topic(), partition.partition(), Node.noNode(), new Node[0], new Node[0]);
        }

        @Override
        public synchronized Future<RecordMetadata> send(ProducerRecord<String, byte[]> record) {
            return super.send(
                    new ProducerRecord<>(
                            record.topic(),
                            partition(record.key()),
                            record.key(),
                            record.value(),
                            record.headers()));
        }

        @Override
        public void commitTransaction() {
            Runnable failure = failure();
            if (failure != null) {
                failure.run();
                throw new TimeoutException("no broker");
            }
            Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
            uncommittedOffsets().values().forEach(offsets::putAll);
            commit(uncommittedRecords(), offsets);
            super.commitTransaction();
        }
    }

    /// As the real one, it hands its partitions back when it is closed.
    private final class Member extends MockConsumer<String, byte[]> {

        private @Nullable ConsumerRebalanceListener listener;
        private boolean joined;

        Member() {
            super("earliest");
        }

        @Override
        public void subscribe(Collection<String> topics, ConsumerRebalanceListener rebalance) {
            super.subscribe(topics, rebalance);
            listener = rebalance;
        }

        @Override
        public synchronized ConsumerRecords<String, byte[]> poll(Duration patience) {
            if (!joined) {
                joined = true;
                rebalance(OUTBOUND);
                OUTBOUND.forEach(each ->
                        seek(
                                each,
                                MemoryKafka.this.committed(each).map(OffsetAndMetadata::offset).orElse(0L)));
            }
            OUTBOUND.stream().filter(each -> !paused().contains(each)).forEach(this::feed);
            ConsumerRecords<String, byte[]> records = super.poll(patience);
            if (records.isEmpty()) {
                LockSupport.parkNanos(patience.toNanos());
            }
            return records;
        }

        private void feed(TopicPartition partition) {
            from(partition, position(partition)).forEach(this::addRecord);
        }

        @Override
        public synchronized Map<TopicPartition, OffsetAndMetadata> committed(Set<TopicPartition> partitions) {
            Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
            partitions.forEach(
                    each -> MemoryKafka.this.committed(each).ifPresent(offset -> offsets.put(each, offset)));
            return offsets;
        }

        @Override
        public synchronized Map<TopicPartition, Long> endOffsets(Collection<TopicPartition> partitions) {
            return ends(partitions);
        }

        /// As the real one, which has no entry for a partition without such a record.
        @Override
        public synchronized Map<TopicPartition, OffsetAndTimestamp> offsetsForTimes(
                Map<TopicPartition, Long> times) {
            Map<TopicPartition, OffsetAndTimestamp> first = new HashMap<>();
            for (TopicPartition partition : times.keySet()) {
                boolean empty = from(partition, 0).isEmpty();
                first.put(partition, empty ? null : new OffsetAndTimestamp(0, Acme.NOON.toEpochMilli()));
            }
            return first;
        }

        @Override
        public void close() {
            try {
                if (listener != null && joined) {
                    listener.onPartitionsRevoked(OUTBOUND);
                }
            } finally {
                super.close();
            }
        }
    }

    private final class Reader extends MockConsumer<String, byte[]> {

        Reader() {
            super("earliest");
        }

        @Override
        public synchronized Map<TopicPartition, Long> endOffsets(Collection<TopicPartition> partitions) {
            return ends(partitions);
        }

        @Override
        public synchronized void assign(Collection<TopicPartition> partitions) {
            super.assign(partitions);
            for (TopicPartition partition : partitions) {
                updateBeginningOffsets(Map.of(partition, 0L));
                from(partition, 0).forEach(this::addRecord);
            }
        }
    }
}
