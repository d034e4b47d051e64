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
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/// The Kafka of an outbound loop, in memory, with one partition: what is committed outlives its clients.
final class MemoryKafka {

    static final int PARTITION = 0;

    private static final TopicPartition OUTBOUND =
            new TopicPartition(Topics.CARRIER_OUTBOUND.name(), PARTITION);
    private static final TopicPartition ATTEMPTS =
            new TopicPartition(Topics.CARRIER_ATTEMPTS.name(), PARTITION);

    private final EventSerdes serdes = serdes();
    private final List<ConsumerRecord<String, byte[]>> outbound = new ArrayList<>();
    private final Map<String, List<byte[]>> written = new HashMap<>();
    private @Nullable OffsetAndMetadata committed;
    private int failures;
    private Runnable onFailure = () -> {};

    OutboundKafka clients() {
        return new OutboundKafka(
                serdes, new OutboundClients(Writer::new, Member::new, Reader::new, Watcher::new));
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

    /// Requests a submit of the loop.
    synchronized void ask(SmsSubmitRequested request) {
        outbound.add(
                record(
                        OUTBOUND,
                        outbound.size(),
                        request.getOutboundNumber(),
                        bytes(Topics.CARRIER_OUTBOUND, request)));
    }

    /// Writes any bytes.
    synchronized void write(Topic topic, byte[] value) {
        written.computeIfAbsent(topic.name(), _ -> new ArrayList<>()).add(value);
    }

    void write(Topic topic, SpecificRecord value) {
        write(topic, bytes(topic, value));
    }

    synchronized List<byte[]> written(Topic topic) {
        return new ArrayList<>(written.getOrDefault(topic.name(), List.of()));
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

    private static ConsumerRecord<String, byte[]> record(
            TopicPartition partition, long offset, String key, byte[] value) {
        return new ConsumerRecord<>(
                partition.topic(),
                partition.partition(),
                offset,
                Acme.NOON.toEpochMilli(),
                TimestampType.CREATE_TIME,
                ConsumerRecord.NULL_SIZE,
                ConsumerRecord.NULL_SIZE,
                key,
                value,
                new RecordHeaders(),
                Optional.empty());
    }

    private byte[] bytes(Topic topic, SpecificRecord value) {
        return serdes.values().serializer().serialize(topic.name(), value);
    }

    private synchronized void commit(
            List<ProducerRecord<String, byte[]>> records, @Nullable OffsetAndMetadata offset) {
        records.forEach(
                each -> written.computeIfAbsent(each.topic(), _ -> new ArrayList<>()).add(each.value()));
        committed = offset == null ? committed : offset;
    }

    private synchronized @Nullable OffsetAndMetadata committed() {
        return committed;
    }

    private synchronized List<ConsumerRecord<String, byte[]>> outboundFrom(int offset) {
        return List.copyOf(outbound.subList(offset, outbound.size()));
    }

    private static EventSerdes serdes() {
        var registry = new MemoryRegistry();
        var values = new RegistrySerde(registry);
        SchemaRegistration.register(registry, ConversationConfiguration.definition().topics(), values);
        return new EventSerdes(values);
    }

    private final class Writer extends MockProducer<String, byte[]> {

        Writer() {
            super(true, null, new StringSerializer(), new ByteArraySerializer());
        }

        @Override
        public void commitTransaction() {
            Runnable failure = failure();
            if (failure != null) {
                failure.run();
                throw new TimeoutException("no broker");
            }
            List<OffsetAndMetadata> offsets =
                    uncommittedOffsets().values().stream().map(each -> each.get(OUTBOUND)).toList();
            commit(uncommittedRecords(), offsets.isEmpty() ? null : offsets.getLast());
            super.commitTransaction();
        }
    }

    /// As the real one, it hands its partitions back when it is closed.
    private final class Member extends MockConsumer<String, byte[]> {

        private @Nullable ConsumerRebalanceListener listener;
        private boolean joined;
        private int fed;

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
                OffsetAndMetadata from = MemoryKafka.this.committed();
                fed = from == null ? 0 : (int) from.offset();
                rebalance(Set.of(OUTBOUND));
                seek(OUTBOUND, fed);
            }
            List<ConsumerRecord<String, byte[]>> more = outboundFrom(fed);
            more.forEach(this::addRecord);
            fed += more.size();
            ConsumerRecords<String, byte[]> records = super.poll(patience);
            if (records.isEmpty()) {
                LockSupport.parkNanos(patience.toNanos());
            }
            return records;
        }

        @Override
        public synchronized Map<TopicPartition, OffsetAndMetadata> committed(Set<TopicPartition> partitions) {
            OffsetAndMetadata offset = MemoryKafka.this.committed();
            return offset == null ? Map.of() : Map.of(OUTBOUND, offset);
        }

        @Override
        public synchronized Map<TopicPartition, Long> endOffsets(Collection<TopicPartition> partitions) {
            return Map.of(OUTBOUND, (long) outboundFrom(0).size());
        }

        /// As the real one, which has no entry for a partition without such a record.
        @Override
        public synchronized Map<TopicPartition, OffsetAndTimestamp> offsetsForTimes(
                Map<TopicPartition, Long> times) {
            Map<TopicPartition, OffsetAndTimestamp> first = new HashMap<>();
            for (TopicPartition partition : times.keySet()) {
                boolean empty =
                        partition.equals(OUTBOUND)
                                ? outboundFrom(0).isEmpty()
                                : written(Topics.CARRIER_ATTEMPTS).isEmpty();
                first.put(partition, empty ? null : new OffsetAndTimestamp(0, Acme.NOON.toEpochMilli()));
            }
            return first;
        }

        @Override
        public void close() {
            try {
                if (listener != null && joined) {
                    listener.onPartitionsRevoked(Set.of(OUTBOUND));
                }
            } finally {
                super.close();
            }
        }
    }

    private final class Watcher extends MockConsumer<String, byte[]> {

        Watcher() {
            super("earliest");
        }

        @Override
        public synchronized Map<TopicPartition, Long> endOffsets(Collection<TopicPartition> partitions) {
            return Map.of(ATTEMPTS, (long) written(Topics.CARRIER_ATTEMPTS).size());
        }
    }

    private final class Reader extends MockConsumer<String, byte[]> {

        Reader() {
            super("earliest");
        }

        @Override
        public synchronized void assign(Collection<TopicPartition> partitions) {
            super.assign(partitions);
            List<byte[]> attempts = written(Topics.CARRIER_ATTEMPTS);
            updateBeginningOffsets(Map.of(ATTEMPTS, 0L));
            for (int i = 0; i < attempts.size(); i++) {
                addRecord(record(ATTEMPTS, i, "", attempts.get(i)));
            }
        }
    }
}
