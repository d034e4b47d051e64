package io.onbehalf.conversation.carrier;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.onbehalf.kit.streams.DeadLetters;
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
/// instance that lost a partition can't write an attempt for it. Beside each offset stands from where
/// `carrier.attempts` must be read to know all attempts of what lies behind it.
final class OutboundKafka {

    private static final Logger LOG = LoggerFactory.getLogger(OutboundKafka.class);
    private static final Duration READ = Duration.ofMillis(200);

    private final EventSerdes serdes;
    private final OutboundClients clients;
    private final List<Future<RecordMetadata>> sent = new ArrayList<>();
    private @Nullable Consumer<String, byte[]> consumer;
    private @Nullable Producer<String, byte[]> producer;

    OutboundKafka(EventSerdes serdes, OutboundClients clients) {
        this.serdes = serdes;
        this.clients = clients;
    }

    void open(ConsumerRebalanceListener rebalance) {
        Producer<String, byte[]> fresh = clients.producers().get();
        producer = fresh;
        fresh.initTransactions();
        Consumer<String, byte[]> member = clients.members().get();
        consumer = member;
        member.subscribe(List.of(Topics.CARRIER_OUTBOUND.name()), rebalance);
    }

    /// Whatever state its clients are in, and whatever one of them says to that.
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

    ConsumerRecords<String, byte[]> poll(Duration patience) {
        return consumer().poll(patience);
    }

    /// Stops reading a partition while so much of it is read ahead; the others go on.
    void readAhead(Outbox.Boxes boxes, int most) {
        Set<TopicPartition> paused = consumer().paused();
        boxes.all()
                .forEach((number, outbox) -> {
                    TopicPartition partition = new TopicPartition(Topics.CARRIER_OUTBOUND.name(), number);
                    boolean full = outbox.size() >= most;
                    if (full && !paused.contains(partition)) {
                        consumer().pause(Set.of(partition));
                    } else if (!full && paused.contains(partition)) {
                        consumer().resume(Set.of(partition));
                    }
                });
    }

    /// The message of a record; empty for what is none, which is a dead letter then.
    Optional<SmsSubmitRequested> request(ConsumerRecord<String, byte[]> record) {
        return value(Topics.CARRIER_OUTBOUND, record).map(SmsSubmitRequested.class::cast);
    }

    /// What the topic carries, read; anything else is set aside.
    private Optional<SpecificRecord> value(Topic topic, ConsumerRecord<String, byte[]> record) {
        try {
            SpecificRecord value = serdes.values().deserializer().deserialize(record.topic(), record.value());
            if (value != null && topic.carries(value)) {
                return Optional.of(value);
            }
            setAside(record, "not of " + topic.name());
        } catch (SerializationException e) {
            if (DeadLetters.passes(e)) {
                throw e;
            }
            // Without the exception's text, which may quote the record.
            setAside(record, "unreadable: " + e.getClass().getSimpleName());
        }
        return Optional.empty();
    }

    private void setAside(ConsumerRecord<String, byte[]> record, String reason) {
        String source = record.topic() + "-" + record.partition() + "@" + record.offset();
        LOG.warn("{} goes to the dead letters: {}", source, reason);
        var letter =
                new ProducerRecord<String, byte[]>(
                        Topics.CONVERSATION_DEAD_LETTERS.name(),
                        record.partition(),
                        record.timestamp(),
                        record.key(),
                        record.value());
        letter.headers().add("dead_letter_reason", reason.getBytes(UTF_8));
        letter.headers().add("dead_letter_source", source.getBytes(UTF_8));
        Producer<String, byte[]> open = producer();
        open.beginTransaction();
        var _ = open.send(letter);
        open.commitTransaction();
    }

    /// Does the sends and commits the offsets, all or nothing.
    ///
    /// @throws KafkaException if it did not happen: then nothing of it is to be acted on
    void transaction(Outbox.Boxes boxes, Runnable sends) {
        Producer<String, byte[]> open = producer();
        sent.clear();
        open.beginTransaction();
        sends.run();
        // First: a record may wait on the broker for the end of the transaction before. Offsets are refused
        // meanwhile, and the producer would ask again only 100 ms later.
        open.flush();
        Map<TopicPartition, OffsetAndMetadata> offsets = offsets(boxes);
        if (!offsets.isEmpty()) {
            open.sendOffsetsToTransaction(offsets, consumer().groupMetadata());
        }
        open.commitTransaction();
        sent.stream().map(OutboundKafka::place).forEach(place -> reached(boxes, place));
    }

    /// Sends a record about a message, in the running transaction and on the message's trace.
    void send(Topic topic, String key, SpecificRecord value, OutboundMessage about) {
        send(topic, key, bytes(topic, value), about);
    }

    /// The same for a record that goes to several topics: it is written out once.
    void send(Topic topic, String key, byte[] value, OutboundMessage about) {
        var record = new ProducerRecord<String, byte[]>(topic.name(), key, value);
        if (about.trace() != null) {
            record.headers().add(about.trace());
        }
        sent.add(producer().send(record));
    }

    byte[] bytes(Topic topic, SpecificRecord value) {
        return serdes.values().serializer().serialize(topic.name(), value);
    }

    private static void reached(Outbox.Boxes boxes, RecordMetadata place) {
        Outbox outbox = boxes.of(place.partition());
        if (outbox != null && place.topic().equals(Topics.CARRIER_ATTEMPTS.name())) {
            outbox.attemptsReach(place.offset());
        }
    }

    private static RecordMetadata place(Future<RecordMetadata> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new KafkaException("a record of the transaction was not written", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted", e);
        }
    }

    private static Map<TopicPartition, OffsetAndMetadata> offsets(Outbox.Boxes boxes) {
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        boxes.all()
                .forEach((partition, outbox) ->
                        offsets.put(
                                new TopicPartition(Topics.CARRIER_OUTBOUND.name(), partition),
                                new OffsetAndMetadata(
                                        outbox.committable(), Long.toString(outbox.attemptsNeededFrom()))));
        return offsets;
    }

    /// A partition's outbox, with the past that its attempts tell.
    Outbox outbox(TopicPartition partition, ToDoubleFunction<String> pace) {
        OffsetAndMetadata committed = consumer().committed(Set.of(partition)).get(partition);
        long from = committed == null ? 0 : committed.offset();
        long attemptsFrom =
                committed == null || committed.metadata().isEmpty()
                        ? 0
                        : Long.parseLong(committed.metadata());
        TopicPartition attempts = new TopicPartition(Topics.CARRIER_ATTEMPTS.name(), partition.partition());
        AttemptLog log = new AttemptLog();
        long outboundEnd = consumer().endOffsets(List.of(partition)).getOrDefault(partition, from);
        long end = end(attempts);
        try (Consumer<String, byte[]> past = clients.readers().get()) {
            past.assign(List.of(attempts));
            past.seek(attempts, attemptsFrom);
            while (past.position(attempts) < end) {
                for (ConsumerRecord<String, byte[]> record : past.poll(READ)) {
                    value(Topics.CARRIER_ATTEMPTS, record)
                            .ifPresent(attempt -> log.read(record.offset(), attempt));
                }
            }
        }
        return new Outbox(
                log, pace, new Outbox.Stretch(from, outboundEnd), new Outbox.Stretch(attemptsFrom, end));
    }

    /// Behind what is still to be committed, too: a dead owner's last transaction may be decided and its end
    /// not yet marked on this partition.
    private long end(TopicPartition attempts) {
        try (Consumer<String, byte[]> watcher = clients.watchers().get()) {
            return watcher.endOffsets(List.of(attempts)).getOrDefault(attempts, 0L);
        }
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
