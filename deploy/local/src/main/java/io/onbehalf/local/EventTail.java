package io.onbehalf.local;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/// Follows all event topics and the carrier's, from now on, as any consumer could.
public final class EventTail implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(50);
    private static final Duration QUIET = Duration.ofMillis(300);
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final KafkaConsumer<String, byte[]> consumer;
    private final AvroValues values;
    private final Map<String, Long> lastSequence = new HashMap<>();

    public EventTail(Site site) {
        this.values = new AvroValues(site.registryUrl());
        this.consumer =
                new KafkaConsumer<>(
                        Map.of(
                                "bootstrap.servers",
                                site.bootstrapServers(),
                                "isolation.level",
                                "read_committed",
                                "enable.auto.commit",
                                false),
                        new StringDeserializer(),
                        new ByteArrayDeserializer());
        consumer.assign(partitions());
        skip();
    }

    /// One record: the topic, its key and headers as text, and its value.
    public record Event(String topic, String key, String headers, GenericRecord value) {

        public String type() {
            return value.getSchema().getName();
        }
    }

    /// Passes over what is there now.
    public void skip() {
        consumer.seekToEnd(consumer.assignment());
        consumer.assignment().forEach(consumer::position);
        lastSequence.clear();
    }

    /// The events until all the expected types have come and nothing more does; fails if one does not come.
    public List<Event> until(Collection<String> expectedTypes) {
        List<Event> events = new ArrayList<>();
        List<String> missing = new ArrayList<>(expectedTypes);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        long quietSince = System.nanoTime();
        while (!missing.isEmpty() || System.nanoTime() - quietSince < QUIET.toNanos()) {
            for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
                Event event = event(record);
                events.add(event);
                missing.remove(event.type());
                quietSince = System.nanoTime();
            }
            if (System.nanoTime() > deadline) {
                throw new Failure(
                        "after %d s these events had not appeared on Kafka: %s"
                                .formatted(PATIENCE.toSeconds(), missing));
            }
        }
        return events;
    }

    private Event event(ConsumerRecord<String, byte[]> record) {
        StringBuilder headers = new StringBuilder();
        record.headers()
                .forEach(header ->
                        headers.append(header.key())
                                .append('=')
                                .append(new StringDeserializer().deserialize("", header.value()))
                                .append(' '));
        Event event =
                new Event(record.topic(), record.key(), headers.toString(), values.read(record.value()));
        requireNoGap(event);
        return event;
    }

    /// A topic's events of one thread are numbered without gaps, so a consumer can prove that it missed
    /// nothing.
    private void requireNoGap(Event event) {
        Schema schema = event.value().getSchema();
        if (schema.getField("threadId") == null || schema.getField("sequence") == null) {
            return;
        }
        long sequence = ((Number) event.value().get("sequence")).longValue();
        Long last = lastSequence.put(event.topic() + " " + event.key(), sequence);
        if (last != null && sequence != last + 1) {
            throw new Failure(
                    "%s, thread %s: event %d came after event %d."
                            .formatted(event.topic(), event.key(), sequence, last));
        }
    }

    private Set<TopicPartition> partitions() {
        Predicate<String> followed = topic -> topic.endsWith(".events") || topic.startsWith("carrier.");
        return consumer.listTopics().entrySet().stream()
                .filter(topic -> followed.test(topic.getKey()))
                .flatMap(topic -> topic.getValue().stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .collect(Collectors.toSet());
    }

    @Override
    public void close() {
        consumer.close();
    }
}
