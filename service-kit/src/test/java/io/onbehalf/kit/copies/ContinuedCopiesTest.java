package io.onbehalf.kit.copies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.onbehalf.kit.avro.RegistrySerde;
import io.onbehalf.kit.query.Replica;
import io.onbehalf.kit.query.StreamsReader;
import io.onbehalf.kit.testing.MemoryClients;
import io.onbehalf.kit.testing.MemoryRegistry;
import io.onbehalf.kit.testing.TestSettings;
import io.onbehalf.kit.topology.EventSerdes;
import io.onbehalf.schemas.Topics;
import io.onbehalf.schemas.queue.QueueMemberSnapshot;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ContinuedCopiesTest {

    private static final String STORE = CopyStores.nameOf(Topics.QUEUE_MEMBERS);
    private static final Uuid TOPIC = Uuid.randomUuid();

    private final RegistrySerde serde = new RegistrySerde(new MemoryRegistry());
    private final AtomicInteger read = new AtomicInteger();
    private @TempDir Path state;
    private Instant now = Instant.parse("2026-01-02T12:00:00Z");
    private Uuid topic = TOPIC;
    private ContinuedCopies copies = copies();
    private MemoryClients clients = new MemoryClients(Topics.QUEUE_MEMBERS, copies);
    private @Nullable KafkaStreams streams;

    @BeforeEach
    void aCopyOfThreeMembers() {
        serde.know(QueueMemberSnapshot.getClassSchema(), 7);
        clients.write("amy:support", member("amy", "support"));
        clients.write("bob:support", member("bob", "support"));
        clients.write("bob:sales", member("bob", "sales"));
        start();
        assertThat(members()).containsExactly("amy", "bob", "bob");
        assertThat(read).hasValue(3);
    }

    @AfterEach
    void stop() {
        if (streams != null) {
            streams.close(Duration.ofSeconds(10));
        }
    }

    @Test
    void a_start_goes_on_at_the_last_record_that_was_read() {
        restart();

        assertThat(members()).containsExactly("amy", "bob", "bob");
        assertThat(read).as("the last one alone is read again").hasValue(1);

        clients.write("cyd:sales", member("cyd", "sales"));

        await().untilAsserted(() -> assertThat(members()).containsExactly("amy", "bob", "bob", "cyd"));
    }

    @Test
    void what_was_deleted_while_nobody_read_is_gone_under_all_its_keys() {
        stop();
        clients.write("bob:sales", null);
        clients.write("amy:support", null);

        restart();

        assertThat(members()).containsExactly("bob");
        assertThat(replica().startingWith("queue/")).hasSize(1);
        assertThat(read).as("the last one, and what came").hasValue(3);
    }

    @Test
    void a_process_that_was_killed_goes_on_with_what_was_in_its_files() throws IOException {
        clients.write("cyd:sales", member("cyd", "sales"));
        clients.write("bob:support", null);
        await().untilAsserted(() -> assertThat(members()).containsExactly("amy", "bob", "cyd"));
        Path killed = state.resolveSibling(state.getFileName() + "-killed");
        copy(state, killed);
        stop();
        state = killed;

        restart();

        assertThat(members()).containsExactly("amy", "bob", "cyd");
        assertThat(replica().startingWith("queue/")).hasSize(3);
        assertThat(read).as("its last flush was before the last two").hasValue(3);
    }

    @Test
    void the_files_of_a_topic_that_was_created_again_are_deleted() {
        stop();
        topic = Uuid.randomUuid();
        copies = copies();
        clients = new MemoryClients(Topics.QUEUE_MEMBERS, copies);
        clients.write("cyd:sales", member("cyd", "sales"));

        start();

        assertThat(members()).containsExactly("cyd");
    }

    @Test
    void files_that_may_have_missed_a_tombstone_are_deleted() {
        stop();
        now = now.plus(ContinuedCopies.OLDEST).plusMillis(1);
        copies = copies();
        clients = new MemoryClients(Topics.QUEUE_MEMBERS, copies);
        clients.write("amy:support", member("amy", "support"));

        start();

        assertThat(members()).containsExactly("amy");
    }

    @Test
    void younger_files_are_gone_on_with() {
        stop();
        now = now.plus(ContinuedCopies.OLDEST);

        restart();

        assertThat(members()).containsExactly("amy", "bob", "bob");
        assertThat(read).hasValue(1);
    }

    @Test
    void damaged_files_are_deleted_and_made_again() throws IOException {
        stop();
        for (Path rows : files(".sst")) {
            byte[] bytes = Files.readAllBytes(rows);
            bytes[bytes.length / 3] ^= 0x55;
            bytes[1] ^= 0x55;
            Files.write(rows, bytes);
        }

        restart();

        assertThat(members()).containsExactly("amy", "bob", "bob");
        assertThat(read).hasValue(3);
    }

    @Test
    void missing_files_are_made_again() throws IOException {
        stop();
        for (Path rows : files(".sst")) {
            Files.delete(rows);
        }

        restart();

        assertThat(members()).containsExactly("amy", "bob", "bob");
        assertThat(read).hasValue(3);
    }

    @Test
    void files_of_a_first_start_that_did_not_end_are_deleted() throws IOException {
        stop();
        Files.delete(new CopyFiles(state.resolve("tiny/global"), STORE).stamp());

        restart();

        assertThat(members()).containsExactly("amy", "bob", "bob");
        assertThat(read).hasValue(3);
    }

    @Test
    void a_start_whose_place_the_topic_no_longer_has_ends_and_the_next_one_begins_again() {
        stop();
        copies = copies();
        clients = clients.restarted(Topics.QUEUE_MEMBERS, copies);
        clients.beginAt(3);
        assertThatThrownBy(this::start)
                .isInstanceOf(StreamsException.class)
                .hasMessageContaining("can't go on at 2");
        stop();

        copies = copies();
        clients = new MemoryClients(Topics.QUEUE_MEMBERS, copies);
        clients.write("cyd:sales", member("cyd", "sales"));
        start();

        assertThat(members()).containsExactly("cyd");
    }

    @Test
    void an_earlier_build_finds_no_checkpoint_that_it_would_trust() throws IOException {
        stop();

        assertThat(state.resolve("tiny/global/.checkpoint"))
                .satisfiesAnyOf(
                        file -> assertThat(file).doesNotExist(),
                        file -> assertThat(file).content().doesNotContain(Topics.QUEUE_MEMBERS.name()));
    }

    @Test
    void two_instances_do_not_share_a_folder() {
        assertThatThrownBy(() -> new KafkaStreams(topology().build(), settings(), clients))
                .isInstanceOf(StreamsException.class);
        assertThat(members()).containsExactly("amy", "bob", "bob");
    }

    private void restart() {
        stop();
        copies = copies();
        clients = clients.restarted(Topics.QUEUE_MEMBERS, copies);
        start();
    }

    private void start() {
        read.set(0);
        streams = new KafkaStreams(topology().build(settings()), settings(), clients);
        streams.start();
    }

    private ContinuedCopies copies() {
        return new ContinuedCopies(
                new TopicIds("cluster", Map.of(Topics.QUEUE_MEMBERS.name(), topic)), () -> now);
    }

    private Properties settings() {
        var settings = new Properties();
        settings.putAll(TestSettings.of("tiny", state, "tiny.dead-letters"));
        settings.put(ContinuedCopies.SETTING, copies);
        return settings;
    }

    /// With a store of its own, as each service has.
    private StreamsBuilder topology() {
        var builder = new StreamsBuilder(new TopologyConfig(new StreamsConfig(settings())));
        Replica.declare(
                builder,
                new EventSerdes(counted()),
                Topics.QUEUE_MEMBERS,
                value ->
                        value instanceof QueueMemberSnapshot member
                                ? List.of("queue/%s/%s".formatted(member.getQueueId(), member.getUserId()))
                                : List.of());
        builder
                .addStateStore(
                        Stores.keyValueStoreBuilder(
                                Stores.persistentKeyValueStore("rows"), Serdes.String(), Serdes.String()))
                .stream("others", Consumed.with(Serdes.String(), Serdes.String()).withName("others"))
                .process(Nothing::new, Named.as("nothing"), "rows");
        return builder;
    }

    private static final class Nothing extends ContextualProcessor<String, String, Void, Void> {
        @Override
        public void process(Record<String, String> record) {
            // Its store is what counts.
        }
    }

    private Serde<SpecificRecord> counted() {
        return Serdes.serdeFrom(
                serde.serializer(),
                (name, bytes) -> {
                    read.incrementAndGet();
                    return serde.deserializer().deserialize(name, bytes);
                });
    }

    private Replica<QueueMemberSnapshot> replica() {
        return new Replica<>(
                Topics.QUEUE_MEMBERS, QueueMemberSnapshot.class, new StreamsReader(() -> streams));
    }

    private List<String> members() {
        return Stream.of("amy", "bob", "cyd")
                .flatMap(user -> replica().startingWith(user + ":").stream())
                .map(QueueMemberSnapshot::getUserId)
                .toList();
    }

    private byte[] member(String user, String queue) {
        return serde.serializer()
                .serialize(Topics.QUEUE_MEMBERS.name(), new QueueMemberSnapshot("acme", queue, user, true));
    }

    private List<Path> files(String end) throws IOException {
        try (Stream<Path> all = Files.list(state.resolve("tiny/global/rocksdb").resolve(STORE))) {
            List<Path> found = all.filter(file -> file.toString().endsWith(end)).toList();
            assertThat(found).isNotEmpty();
            return found;
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.walkFileTree(
                from,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                            throws IOException {
                        Path target = to.resolve(from.relativize(file));
                        Files.createDirectories(target.getParent());
                        Files.copy(file, target);
                        return FileVisitResult.CONTINUE;
                    }
                });
    }
}
