package io.onbehalf.testcontainers.sample;

import io.apicurio.registry.serde.avro.AvroKafkaDeserializer;
import io.onbehalf.schemas.Topics;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;

/// Counts the texts that contacts write to each queue: a small program of a team that knows nothing of
/// Onbehalf but its events.
final class InboundCounter implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(200);

    private final KafkaConsumer<String, GenericRecord> events;
    private final Set<String> seen = new HashSet<>();
    private final Map<String, Integer> counts = new HashMap<>();

    InboundCounter(String bootstrapServers, URI registry) {
        AvroKafkaDeserializer<GenericRecord> values = new AvroKafkaDeserializer<>();
        values.configure(
                Map.of(
                        "apicurio.registry.url",
                        registry.resolve("/apis/registry/v2").toString(),
                        "apicurio.registry.as-confluent",
                        true,
                        "apicurio.registry.use-id",
                        "contentId",
                        "apicurio.registry.headers.enabled",
                        false),
                false);
        events =
                new KafkaConsumer<>(
                        Map.of(
                                "bootstrap.servers", bootstrapServers,
                                "group.id", "inbound-counter",
                                "isolation.level", "read_committed",
                                "auto.offset.reset", "earliest"),
                        new StringDeserializer(),
                        values);
        events.subscribe(List.of(Topics.CONVERSATION_EVENTS.name()));
    }

    /// Reads what there is, and returns the counts by the queues' names.
    Map<String, Integer> poll() {
        for (var record : events.poll(POLL)) {
            GenericRecord event = record.value();
            boolean isInbound = event.getSchema().getName().equals("InboundMessageReceived");
            // An event may come twice.
            if (isInbound && seen.add(event.get("eventId").toString())) {
                counts.merge(String.valueOf(event.get("queueName")), 1, Integer::sum);
            }
        }
        return Map.copyOf(counts);
    }

    @Override
    public void close() {
        events.close();
    }
}
