package io.onbehalf.kit.query;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.onbehalf.kit.avro.RegistrySerde;
import io.onbehalf.kit.avro.SchemaRegistry;
import io.onbehalf.kit.copies.CopyWaits;
import io.onbehalf.kit.streams.KeptLetters;
import io.onbehalf.kit.testing.MemoryClients;
import io.onbehalf.kit.testing.TestSettings;
import io.onbehalf.kit.topology.EventSerdes;
import io.onbehalf.schemas.Topics;
import io.onbehalf.schemas.common.WrapupPrompt;
import io.onbehalf.schemas.queue.InactivityAction;
import io.onbehalf.schemas.queue.LastAgentRoutingMode;
import io.onbehalf.schemas.queue.QueueMemberSnapshot;
import io.onbehalf.schemas.queue.QueueSnapshot;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyConfig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ReplicaTest {

    private static final int ID = 7;
    private static final byte[] GARBAGE = "this is not Avro".getBytes(UTF_8);
    private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");

    private final String deadLetters = "dead-letters-" + UUID.randomUUID();
    private final MemoryClients clients = new MemoryClients(Topics.QUEUES);
    private final LateRegistry registry = new LateRegistry();
    private final RegistrySerde writer = new RegistrySerde();
    private final RegistrySerde reader = new RegistrySerde(registry);
    private final CopyWaits copies =
            new CopyWaits(Duration.ZERO, InstantSource.system(), new SimpleMeterRegistry());
    private KafkaStreams streams;
    private Replica<QueueSnapshot> queues;

    /// Knows the schema of queues only, and only when it is there.
    private static final class LateRegistry implements SchemaRegistry {

        private final AtomicInteger missed = new AtomicInteger();
        private volatile boolean away;

        @Override
        public Rule requireCompatibility(String subject, String level) {
            throw new AssertionError("nobody asks for it");
        }

        @Override
        public int register(String subject, Schema schema) {
            throw new AssertionError("nothing is registered");
        }

        @Override
        public Schema byId(int id) {
            if (away) {
                missed.incrementAndGet();
                throw new RegistryUnavailable("away", new IOException("refused"));
            }
            if (id != ID) {
                throw new SchemaRefused("no schema with id " + id);
            }
            return QueueSnapshot.getClassSchema();
        }
    }

    @BeforeEach
    void aServiceWithACopyOfTheQueues(@TempDir Path state) {
        writer.know(QueueSnapshot.getClassSchema(), ID);
        writer.know(QueueMemberSnapshot.getClassSchema(), 8);
        reader.know(QueueSnapshot.getClassSchema(), 1);
        reader.know(QueueMemberSnapshot.getClassSchema(), 8);
        var settings = new Properties();
        settings.putAll(TestSettings.of("tiny", state, deadLetters));
        settings.put(StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG, KeptLetters.class);
        var builder = new StreamsBuilder(new TopologyConfig(new StreamsConfig(settings)));
        Replica.declare(
                builder,
                new EventSerdes(reader, copies),
                Topics.QUEUES,
                queue -> List.of("by-name/" + ((QueueSnapshot) queue).getName()));
        streams = new KafkaStreams(builder.build(settings), settings, clients);
        queues = new Replica<>(Topics.QUEUES, QueueSnapshot.class, new StreamsReader(() -> streams));
    }

    @AfterEach
    void stop() {
        streams.close(Duration.ofSeconds(10));
    }

    @Test
    void a_copy_follows_its_topic() {
        clients.write("q1", queue("Support"));
        clients.write("q2", queue("Sales"));
        streams.start();
        assertThat(names()).containsExactly("Support", "Sales");

        clients.write("q1", queue("Help"));
        clients.write("q2", null);

        await().untilAsserted(() -> assertThat(names()).containsExactly("Help"));
    }

    @Test
    void a_value_is_also_found_by_its_other_keys_as_long_as_it_has_them() {
        clients.write("q1", queue("Support"));
        clients.write("q2", queue("Sales"));
        streams.start();
        assertThat(queues.startingWith("by-name/")).hasSize(2);
        assertThat(queues.get("by-name/Sales")).isEqualTo(queues.get("q2"));

        clients.write("q1", queue("Help"));
        clients.write("q2", null);

        await().untilAsserted(() ->
                assertThat(queues.startingWith("by-name/"))
                        .extracting(QueueSnapshot::getName)
                        .containsExactly("Help"));
    }

    @Test
    void what_can_t_be_read_is_set_aside_at_the_start_and_later_and_the_copy_goes_on() {
        clients.write("q1", queue("Support"));
        clients.write("q1", GARBAGE);
        clients.write("q2", write(new QueueMemberSnapshot("acme", "q2", "amy", true)));
        streams.start();
        assertThat(names()).as("what was there before stays").containsExactly("Support");

        clients.write("q3", GARBAGE);
        clients.write("q4", queue("Sales"));

        await().untilAsserted(() -> assertThat(names()).containsExactly("Support", "Sales"));
        assertThat(KeptLetters.sentTo(deadLetters))
                .extracting(letter -> header(letter, "dead_letter_source"))
                .containsExactly("queue.queues-0@1", "queue.queues-0@2", "queue.queues-0@3");
        assertThat(KeptLetters.sentTo(deadLetters))
                .extracting(letter -> header(letter, "dead_letter_reason"))
                .containsExactly(
                        "unreadable: topic queue.queues: not in Confluent's wire format"
                                + " (SerializationException)",
                        "unreadable: topic queue.queues: does not carry"
                                + " io.onbehalf.schemas.queue.QueueMemberSnapshot (SerializationException)",
                        "unreadable: topic queue.queues: not in Confluent's wire format"
                                + " (SerializationException)");
        assertThat(streams.state()).isEqualTo(KafkaStreams.State.RUNNING);
    }

    @Test
    void a_record_without_a_time_is_copied_at_the_start_and_later() {
        clients.write("q1", queue("Support"), -1);
        streams.start();
        assertThat(names()).containsExactly("Support");

        clients.write("q2", queue("Sales"), -1);
        clients.write("q3", queue("Help"));

        await().untilAsserted(() -> assertThat(names()).containsExactly("Support", "Sales", "Help"));
        assertThat(KeptLetters.sentTo(deadLetters)).isEmpty();
    }

    @Test
    void what_has_no_key_or_one_that_is_too_long_is_set_aside_and_the_copy_goes_on() {
        clients.write("q".repeat(1_025), queue("Long"));
        clients.write("q1", queue("Support"));
        streams.start();
        assertThat(names()).containsExactly("Support");

        clients.write(null, queue("Nobody"));
        clients.write("q2", queue("Sales"));

        await().untilAsserted(() -> assertThat(names()).containsExactly("Support", "Sales"));
        assertThat(KeptLetters.sentTo(deadLetters))
                .extracting(letter -> header(letter, "dead_letter_reason"))
                .containsExactly(
                        "unreadable: topic queue.queues: a key takes 1025 bytes, it has at most 1024"
                                + " (SerializationException)",
                        "unreadable: topic queue.queues: does not carry records without a key"
                                + " (SerializationException)");
    }

    @Test
    void a_registry_that_is_away_is_waited_for() {
        streams.start();
        registry.away = true;
        clients.write("q1", queue("Support"));
        await().untilAtomic(registry.missed, value -> assertThat(value).isGreaterThan(1));
        assertThat(names()).isEmpty();
        await().untilAsserted(() -> assertThat(copies.since()).containsOnlyKeys(Topics.QUEUES.name()));
        assertThat(copies.areStale()).isTrue();

        registry.away = false;

        await().untilAsserted(() -> assertThat(names()).containsExactly("Support"));
        assertThat(copies.since()).isEmpty();
        assertThat(KeptLetters.sentTo(deadLetters)).isEmpty();
    }

    private List<String> names() {
        return queues.startingWith("q").stream().map(QueueSnapshot::getName).toList();
    }

    private byte[] queue(String name) {
        return write(
                new QueueSnapshot(
                        "acme",
                        "queue",
                        name,
                        null,
                        null,
                        null,
                        WrapupPrompt.MANDATORY,
                        null,
                        LastAgentRoutingMode.ANY_AGENT,
                        30,
                        false,
                        null,
                        InactivityAction.DISCONNECT,
                        null,
                        0,
                        NOON,
                        "ada",
                        NOON,
                        "ada"));
    }

    private byte[] write(SpecificRecord value) {
        return writer.serializer().serialize(Topics.QUEUES.name(), value);
    }

    private static String header(ProducerRecord<byte[], byte[]> letter, String name) {
        return new String(letter.headers().lastHeader(name).value(), UTF_8);
    }
}
