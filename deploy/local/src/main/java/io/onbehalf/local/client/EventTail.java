package io.onbehalf.local.client;

import io.onbehalf.local.Failure;
import io.onbehalf.local.layout.Endpoints;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/// Follows the event topics and the carrier topics from now on, as any consumer can.
public final class EventTail implements AutoCloseable {

    private static final Duration POLL_TIMEOUT = Duration.ofMillis(50);
    private static final Duration QUIET = Duration.ofMillis(300);
    private static final Duration TIMEOUT = Duration.ofSeconds(15);

    private final KafkaConsumer<String, byte[]> consumer;
    private final AvroValueReader values;
    private final SequenceCheck sequences = new SequenceCheck();

    public EventTail(Endpoints stack) {
        this.values = new AvroValueReader(stack);
        this.consumer =
                TopicConsumers.readCommitted(stack, new StringDeserializer(), new ByteArrayDeserializer());
        consumer.assign(partitions());
        consumer.seekToEnd(consumer.assignment());
        consumer.assignment().forEach(consumer::position);
    }

    /// Reads until every expected type has come and no event has come for 300 ms. Throws if a type does not
    /// come within 15 s, or if a sequence has a gap.
    public List<ConsumedEvent> readUntil(Collection<String> expectedTypes) {
        List<ConsumedEvent> events = new ArrayList<>();
        List<String> missing = new ArrayList<>(expectedTypes);
        long deadline = System.nanoTime() + TIMEOUT.toNanos();
        long quietSince = System.nanoTime();
        while (!missing.isEmpty() || System.nanoTime() - quietSince < QUIET.toNanos()) {
            for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL_TIMEOUT)) {
                ConsumedEvent event = event(record);
                events.add(event);
                missing.remove(event.type());
                quietSince = System.nanoTime();
            }
            if (System.nanoTime() > deadline) {
                throw new Failure(
                        "after %d s these events had not appeared on Kafka: %s"
                                .formatted(TIMEOUT.toSeconds(), missing));
            }
        }
        return events;
    }

    private ConsumedEvent event(ConsumerRecord<String, byte[]> record) {
        StringBuilder headers = new StringBuilder();
        record.headers()
                .forEach(header ->
                        headers.append(header.key())
                                .append('=')
                                .append(new StringDeserializer().deserialize("", header.value()))
                                .append(' '));
        ConsumedEvent event =
                new ConsumedEvent(
                        record.topic(), record.key(), headers.toString(), values.read(record.value()));
        sequences.add(event);
        return event;
    }

    private Set<TopicPartition> partitions() {
        Predicate<String> isFollowed = topic -> topic.endsWith(".events") || topic.startsWith("carrier.");
        return consumer.listTopics().entrySet().stream()
                .filter(topic -> isFollowed.test(topic.getKey()))
                .flatMap(topic -> topic.getValue().stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .collect(Collectors.toSet());
    }

    @Override
    public void close() {
        consumer.close();
    }
}
