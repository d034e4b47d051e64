package io.onbehalf.kit.topology;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.kit.lists.ListProcessor;
import io.onbehalf.kit.lists.ListProcessor.Lists;
import io.onbehalf.kit.lists.ListProcessor.Part;
import io.onbehalf.kit.store.PrefixedStore;
import io.onbehalf.kit.testing.NewerRows;
import io.onbehalf.kit.testing.TopologyBench;
import io.onbehalf.schemas.Topics;
import java.time.Duration;
import java.util.Optional;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// The work that a change of a list has left is done a moment later, by a build that can read it.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ListWorkTest {

    private static final String STORE = "list";
    private static final String WORK = "work/";
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final MembersBench bench =
            new MembersBench(TopologyBench.of(MembersService.service(ListWorkTest::define)));
    private final KeyValueStore<String, byte[]> store = bench.topology().store(STORE);

    private static void define(StreamsBuilder builder, EventSerdes serdes) {
        serdes.requests(serdes.read(builder, Topics.QUEUE_REQUESTS), MembersRequest.class, "members-requests")
                .process(ListProcessor.supplier(STORE, new OnePart()), Named.as("list"));
    }

    /// Leaves one part of work for each change.
    private static final class OnePart implements Lists<Requested<MembersRequest>, String> {

        @Override
        public String apply(PrefixedStore rows, String key, Requested<MembersRequest> change) {
            rows.put(WORK, key, key, String.class);
            return key;
        }

        @Override
        public boolean mayLeaveWork(Requested<MembersRequest> change) {
            return true;
        }

        @Override
        public Optional<Part<String>> next(PrefixedStore rows) {
            return rows.scan(WORK, String.class).stream()
                    .findFirst()
                    .map(key -> new Part<>(key, key, done -> done.delete(WORK, key)));
        }
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void work_is_taken_from_the_store_when_it_is_done() {
        bench.ask("acme", "r1", "", "amy");
        assertThat(bench.topology().keys(STORE)).containsExactly(WORK + "acme");

        bench.topology().advanceWallClock(PAUSE);
        bench.topology().advanceWallClock(PAUSE);

        assertThat(bench.topology().keys(STORE)).isEmpty();
    }

    @Test
    void work_that_can_t_be_read_is_set_aside_and_that_behind_it_is_done() {
        bench.ask("acme", "r1", "", "amy");
        bench.ask("globex", "r2", "", "amy");
        store.put(WORK + "acme", "no CBOR".getBytes(UTF_8));

        for (int pass = 1; pass <= 4; pass++) {
            bench.topology().advanceWallClock(Duration.ofMillis(250));
        }

        assertThat(bench.topology().keys(STORE)).isEmpty();
        assertThat(bench.letters())
                .singleElement()
                .satisfies(letter -> assertThat(letter.key()).asString(UTF_8).isEqualTo(WORK + "acme"))
                .satisfies(letter -> assertThat(MembersBench.source(letter)).isEqualTo("list: a row"));
    }

    @Test
    void work_of_a_newer_version_waits_and_is_tried_every_ten_seconds() {
        bench.ask("acme", "r1", "", "amy");
        byte[] known = store.get(WORK + "acme");
        store.put(WORK + "acme", NewerRows.stamped(known));

        bench.topology().advanceWallClock(PAUSE);
        assertThat(store.get(WORK + "acme")).isEqualTo(NewerRows.stamped(known));
        assertThat(bench.letters()).isEmpty();

        store.put(WORK + "acme", known);
        bench.topology().advanceWallClock(Duration.ofSeconds(10));
        bench.topology().advanceWallClock(PAUSE);
        assertThat(bench.topology().keys(STORE)).isEmpty();
    }
}
