package io.onbehalf.conversation.carrier.outbound;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.onbehalf.kit.streams.DeadLetter;
import io.onbehalf.kit.streams.DeadLetterOrigin;
import io.onbehalf.kit.streams.DeadLetters;
import io.onbehalf.kit.streams.HeldPartitions;
import io.onbehalf.kit.streams.RecordsThatWait;
import io.onbehalf.kit.topology.EventSerdes;
import io.onbehalf.schemas.Topic;
import io.onbehalf.schemas.Topics;
import io.onbehalf.schemas.carrier.SmsSubmitRequested;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.ToDoubleFunction;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The outbound loop's Kafka: one consumer of `carrier.outbound`, one transactional producer.
///
/// Offsets are committed in the same transaction as the attempts, under the consumer's generation, so an
/// instance that lost a partition can't write an attempt for it. The metadata of each offset tells from which
/// offset `carrier.attempts` must be read to know all attempts of the messages behind it.
///
/// A partition whose next record can't be read yet is held, as those of a topology are ([HeldPartitions]); so
/// is one with such an attempt, which has no backlog until then.
public final class OutboundKafka {

    private static final Logger LOG = LoggerFactory.getLogger(OutboundKafka.class);

    private final EventSerdes serdes;
    private final OutboundClients clients;
    private final HeldPartitions<String> held;
    private final List<Future<RecordMetadata>> sent = new ArrayList<>();
    private @Nullable Consumer<String, byte[]> consumer;
    private @Nullable Producer<String, byte[]> producer;

    public OutboundKafka(EventSerdes serdes, OutboundClients clients) {
        this.serdes = serdes;
        this.clients = clients;
        this.held = new HeldPartitions<>(new RecordsThatWait(serdes.values(), Topics.CONVERSATION_SERVICE));
    }

    void open(ConsumerRebalanceListener rebalance) {
        Producer<String, byte[]> fresh = clients.producers().get();
        producer = fresh;
        fresh.initTransactions();
        Consumer<String, byte[]> member = clients.members().get();
        consumer = member;
        member.subscribe(List.of(Topics.CARRIER_OUTBOUND.name()), rebalance);
    }

    /// Closes both clients, whatever their state; a client that fails to close keeps the other from nothing.
    void close() {
        sent.clear();
        Consumer<String, byte[]> member = consumer;
        Producer<String, byte[]> writer = producer;
        consumer = null;
        producer = null;
        if (member != null) {
            quietly(member::close);
        }
        if (writer != null) {
            quietly(() -> writer.close(Duration.ofSeconds(5)));
        }
    }

    private static void quietly(Runnable closing) {
        try {
            closing.run();
        } catch (RuntimeException e) {
            LOG.warn("a Kafka client did not close in order: {}", e.getClass().getSimpleName());
        }
    }

    /// Lets the partitions go on whose record can be read now; the result is these.
    Set<TopicPartition> release() {
        return held.release(consumer());
    }

    ConsumerRecords<String, byte[]> poll(Duration patience) {
        return held.hold(consumer().poll(patience), consumer());
    }

    /// Asks the group for another share of the partitions.
    void rejoin() {
        consumer().enforceRebalance("this instance can submit over more accounts, or fewer");
    }

    /// Pauses each partition with a backlog of `limit` messages or more, and resumes the others.
    void limitReadAhead(PartitionBacklogs backlogs, int limit) {
        Set<TopicPartition> paused = consumer().paused();
        backlogs.forEach((number, backlog) -> {
            TopicPartition partition = new TopicPartition(Topics.CARRIER_OUTBOUND.name(), number);
            boolean full = backlog.size() >= limit;
            if (full && !paused.contains(partition)) {
                consumer().pause(Set.of(partition));
            } else if (!full && paused.contains(partition)) {
                consumer().resume(held.onResume(Set.of(partition)));
            }
        });
    }

    /// The backlog of a partition that the consumer has been assigned; empty if the partition is held, as an
    /// attempt can't be read yet.
    ///
    /// @param limits SMS a second by number
    Optional<PartitionBacklog> restore(int partition, ToDoubleFunction<String> limits) {
        return new BacklogRestorer(clients, record -> value(Topics.CARRIER_ATTEMPTS, record), held)
                .restore(consumer(), partition, limits);
    }

    /// The request in a record; empty if there is none, and then the record is a dead letter.
    Optional<SmsSubmitRequested> request(ConsumerRecord<String, byte[]> record) {
        return value(Topics.CARRIER_OUTBOUND, record).map(SmsSubmitRequested.class::cast);
    }

    /// The value of a record if its topic carries it; any other record is set aside.
    private Optional<SpecificRecord> value(Topic topic, ConsumerRecord<String, byte[]> record) {
        try {
            SpecificRecord value = serdes.values().deserializer().deserialize(record.topic(), record.value());
            if (value != null && topic.carries(value)) {
                return Optional.of(value);
            }
            setAside(
                    record,
                    "unprocessable: topic %s: does not carry %s"
                            .formatted(
                                    topic.name(),
                                    value == null ? "tombstones" : value.getSchema().getFullName()));
        } catch (SerializationException e) {
            if (DeadLetters.passes(e)) {
                throw e;
            }
            setAside(record, "unreadable: " + DeadLetters.reason(e));
        }
        return Optional.empty();
    }

    private void setAside(ConsumerRecord<String, byte[]> record, String reason) {
        byte[] key = record.key() == null ? null : record.key().getBytes(UTF_8);
        var origin = DeadLetterOrigin.ofTopic(record, key);
        LOG.warn("{} goes to the dead letters: {}", origin.source(), reason);
        ProducerRecord<byte[], byte[]> letter =
                DeadLetter.of(Topics.CONVERSATION_DEAD_LETTERS.name(), record.timestamp(), origin, reason);
        Producer<String, byte[]> open = producer();
        open.beginTransaction();
        var _ =
                open.send(
                        new ProducerRecord<>(
                                letter.topic(),
                                letter.partition(),
                                letter.timestamp(),
                                letter.key() == null ? null : record.key(),
                                letter.value(),
                                letter.headers()));
        open.commitTransaction();
    }

    /// Does the sends and commits the offsets, all or nothing.
    ///
    /// @throws KafkaException if it did not happen: then nothing of it may be acted on
    void transaction(PartitionBacklogs backlogs, Runnable sends) {
        Producer<String, byte[]> open = producer();
        sent.clear();
        open.beginTransaction();
        sends.run();
        // A record may wait on the broker for the end of the transaction before. Until then the broker
        // refuses
        // offsets, and the producer would ask again only 100 ms later; so the records are flushed first.
        open.flush();
        Map<TopicPartition, OffsetAndMetadata> offsets = offsets(backlogs);
        if (!offsets.isEmpty()) {
            open.sendOffsetsToTransaction(offsets, consumer().groupMetadata());
        }
        open.commitTransaction();
        sent.stream().map(OutboundKafka::metadata).forEach(written -> tell(backlogs, written));
    }

    /// Sends a record about a message, in the running transaction and on the message's trace.
    void send(Topic topic, String key, byte[] value, OutboundMessage message) {
        var record = new ProducerRecord<String, byte[]>(topic.name(), key, value);
        if (message.trace() != null) {
            record.headers().add(message.trace());
        }
        sent.add(producer().send(record));
    }

    /// Serializes a record, which may then be sent to several topics.
    byte[] bytes(Topic topic, SpecificRecord value) {
        return serdes.values().serializer().serialize(topic.name(), value);
    }

    private static void tell(PartitionBacklogs backlogs, RecordMetadata written) {
        PartitionBacklog backlog = backlogs.of(written.partition());
        if (backlog != null && written.topic().equals(Topics.CARRIER_ATTEMPTS.name())) {
            backlog.onAttemptsWritten(written.offset());
        }
    }

    private static RecordMetadata metadata(Future<RecordMetadata> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new KafkaException("a record of the transaction was not written", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted", e);
        }
    }

    private static Map<TopicPartition, OffsetAndMetadata> offsets(PartitionBacklogs backlogs) {
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        backlogs.forEach((partition, backlog) ->
                offsets.put(
                        new TopicPartition(Topics.CARRIER_OUTBOUND.name(), partition),
                        new OffsetAndMetadata(
                                backlog.committableOffset(), Long.toString(backlog.attemptsNeededFrom()))));
        return offsets;
    }

    private Consumer<String, byte[]> consumer() {
        Consumer<String, byte[]> open = consumer;
        if (open == null) {
            throw new IllegalStateException("not open");
        }
        return open;
    }

    private Producer<String, byte[]> producer() {
        Producer<String, byte[]> open = producer;
        if (open == null) {
            throw new IllegalStateException("not open");
        }
        return open;
    }
}
