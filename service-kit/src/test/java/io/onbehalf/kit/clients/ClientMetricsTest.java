package io.onbehalf.kit.clients;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.onbehalf.kit.clients.ExportedMetrics.Entry;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// With real clients, whose broker is away.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ClientMetricsTest {

    private static final String CLIENT = "client-of-the-metrics-test";

    /// Groups whose metrics come with the first task.
    private static final Set<String> OF_TASKS = Set.of("stream-task-metrics", "stream-state-updater-metrics");

    private final KafkaClientSettings clients = KafkaClientSettings.at("127.0.0.1:1");
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    @BeforeEach
    void listen() {
        Metrics.addRegistry(registry);
    }

    @AfterEach
    void leave() {
        Metrics.removeRegistry(registry);
    }

    @Test
    void a_consumer_s_listed_metrics_are_exported_until_it_is_closed() {
        try (var _ = consumer()) {
            assertThat(names()).isEqualTo(listed(group -> group.startsWith("consumer-")));
        }
        assertThat(names()).isEmpty();
    }

    @Test
    void a_producer_s_listed_metrics_are_exported_until_it_is_closed() {
        try (var _ = producer()) {
            assertThat(names()).isEqualTo(listed(group -> group.startsWith("producer-")));
        }
        assertThat(names()).isEmpty();
    }

    @Test
    void kafka_streams_and_its_own_clients_are_exported_alike(@TempDir Path state) {
        try (var _ = streams(state)) {
            assertThat(names())
                    .containsAll(listed(group -> group.startsWith("stream-") && !OF_TASKS.contains(group)))
                    .containsAll(listed("consumer-fetch-manager-metrics"::equals));
        }
        assertThat(names()).isEmpty();
    }

    @Test
    void totals_are_counters() {
        try (var _ = consumer()) {
            assertThat(meters().filter(meter -> meter.getId().getName().endsWith(".total")))
                    .isNotEmpty()
                    .allMatch(FunctionCounter.class::isInstance);
        }
    }

    @Test
    void tags_tell_of_clients_and_no_records(@TempDir Path state) {
        try (var _ = streams(state);
                var _ = producer()) {
            assertThat(meters().flatMap(meter -> meter.getId().getTags().stream()).map(Tag::getKey))
                    .isNotEmpty()
                    .isSubsetOf("client.id", "thread.id", "process.id", "application.id");
        }
    }

    @Test
    void some_forty_are_listed() {
        assertThat(ExportedMetrics.LISTED.entries()).hasSizeBetween(35, 45);
    }

    private KafkaConsumer<String, String> consumer() {
        return new KafkaConsumer<>(
                clients.consumer(Map.of("client.id", CLIENT, "group.id", "group")),
                new StringDeserializer(),
                new StringDeserializer());
    }

    private KafkaProducer<String, String> producer() {
        return new KafkaProducer<>(
                clients.producer(Map.of("client.id", CLIENT)),
                new StringSerializer(),
                new StringSerializer());
    }

    private KafkaStreams streams(Path state) {
        var topology = new StreamsBuilder();
        topology.stream("topic");
        var settings = new Properties();
        settings.putAll(
                clients.streams(
                        Map.of(
                                "application.id",
                                CLIENT,
                                "client.id",
                                CLIENT,
                                "state.dir",
                                state.toString())));
        return new KafkaStreams(topology.build(), settings);
    }

    private static Set<String> listed(Predicate<String> group) {
        return ExportedMetrics.LISTED.entries().stream()
                .filter(entry -> group.test(entry.group()))
                .map(Entry::meterName)
                .collect(toSet());
    }

    private Set<String> names() {
        return meters().map(meter -> meter.getId().getName()).collect(toSet());
    }

    private Stream<Meter> meters() {
        return registry.getMeters().stream()
                .filter(meter ->
                        Stream.of("client.id", "thread.id")
                                .map(meter.getId()::getTag)
                                .anyMatch(tag -> tag != null && tag.startsWith(CLIENT)));
    }
}
