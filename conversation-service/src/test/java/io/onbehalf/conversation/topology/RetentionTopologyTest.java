package io.onbehalf.conversation.topology;

import static io.onbehalf.schemas.Topics.CONVERSATION_EVENTS;
import static io.onbehalf.schemas.Topics.CONVERSATION_REQUESTS;
import static io.onbehalf.schemas.Topics.CONVERSATION_SNAPSHOTS;
import static io.onbehalf.schemas.Topics.WRAPUP_EVENTS;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.conversation.config.ConversationConfiguration;
import io.onbehalf.conversation.domain.thread.ThreadFixtures;
import io.onbehalf.kit.testing.TopologyBench;
import io.onbehalf.schemas.conversation.ConversationSnapshot;
import io.onbehalf.schemas.conversation.ThreadRetentionApplied;
import io.onbehalf.schemas.conversation.ThreadRetentionDue;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// What is older than its organization keeps conversations is forgotten by the clock.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RetentionTopologyTest {

    private static final String THREAD = ThreadFixtures.THREAD;
    private static final Duration DAY = Duration.ofDays(1);

    private final TopologyBench bench = TopologyBench.of(ConversationConfiguration.definition());

    @AfterEach
    void stop() {
        bench.close();
    }

    @Test
    void a_conversation_that_ended_is_kept_for_400_days_if_nothing_is_set() {
        converse();
        request(ThreadFixtures.disconnect("r9", "amy", 3));
        bench.pipe(WRAPUP_EVENTS, THREAD, ThreadFixtures.wrapupCompleted());

        bench.advanceWallClock(DAY.multipliedBy(400));
        assertThat(applied()).isEmpty();
        assertThat(rows("message/")).hasSize(2);
        bench.records(CONVERSATION_SNAPSHOTS);

        bench.advanceWallClock(DAY);
        assertThat(applied())
                .singleElement()
                .returns(Instant.parse("2026-01-03T00:00:00Z"), ThreadRetentionApplied::getBefore)
                .returns(null, ThreadRetentionApplied::getActor);
        assertThat(bench.records(CONVERSATION_SNAPSHOTS))
                .singleElement()
                .satisfies(tombstone -> assertThat(tombstone.value()).isNull());
        assertThat(rows("conversation/")).isEmpty();
        assertThat(rows("participant/")).isEmpty();
        assertThat(rows("message/")).isEmpty();
        assertThat(rows("kept/")).isEmpty();
    }

    @Test
    void of_a_conversation_that_goes_on_the_texts_are_forgotten_that_are_too_old() {
        converse();
        bench.advanceWallClock(DAY.multipliedBy(300));
        request(ThreadFixtures.text(300 * 24 * 60, "acme", "support", THREAD));
        int before = rows("message/").size();

        bench.advanceWallClock(DAY.multipliedBy(101));

        assertThat(before).isEqualTo(3);
        assertThat(rows("message/")).hasSize(1);
        assertThat(rows("conversation/")).hasSize(1);
        assertThat(rows("listed/")).hasSize(1);
        assertThat(bench.read(CONVERSATION_SNAPSHOTS, ConversationSnapshot.class)).isNotEmpty();
    }

    @Test
    void a_conversation_whose_wrap_up_is_owed_stays_in_its_agent_s_list_without_its_texts() {
        converse();
        request(ThreadFixtures.disconnect("r9", "amy", 3));

        bench.advanceWallClock(DAY.multipliedBy(401));

        assertThat(rows("message/")).isEmpty();
        assertThat(rows("conversation/")).hasSize(1);
        assertThat(rows("allocated/")).hasSize(1);
    }

    @Test
    void of_a_conversation_that_goes_on_old_notes_are_forgotten_and_others_are_told() {
        converse();
        request(ThreadFixtures.disconnect("r9", "amy", 3));
        bench.pipe(WRAPUP_EVENTS, THREAD, ThreadFixtures.wrapupCompleted());
        request(ThreadFixtures.resume("r10", "amy", 60));
        assertThat(notes(bench.read(CONVERSATION_SNAPSHOTS, ConversationSnapshot.class).getLast()))
                .isNotEmpty();

        bench.advanceWallClock(DAY.multipliedBy(401));

        assertThat(notes(bench.read(CONVERSATION_SNAPSHOTS, ConversationSnapshot.class).getLast())).isEmpty();
    }

    @Test
    void a_thread_that_was_asked_is_asked_again_a_day_later_if_it_has_not_forgotten() {
        converse();
        String row =
                bench.keys("threads").stream()
                        .filter(key -> key.startsWith("last/"))
                        .findFirst()
                        .orElseThrow();
        byte[] readable = bench.<byte[]>store("threads").get(row);
        bench.<byte[]>store("threads").put(row, "no CBOR".getBytes(UTF_8));
        bench.advanceWallClock(DAY.multipliedBy(401));
        assertThat(applied()).isEmpty();
        bench.<byte[]>store("threads").put(row, readable);

        bench.advanceWallClock(DAY);

        assertThat(applied()).hasSize(1);
        assertThat(rows("message/")).isEmpty();
    }

    /// The row of the day before which the threads are asked: its key alone says that there is something.
    @Test
    void a_day_whose_row_can_t_be_read_is_forgotten_like_any_other() {
        converse();
        bench.advanceWallClock(DAY);
        request(ThreadFixtures.text(24 * 60, "acme", "support", THREAD));
        assertThat(rows("kept/")).hasSize(2);
        bench.<byte[]>store(ConversationStore.NAME).put(rows("kept/").getLast(), "no CBOR".getBytes(UTF_8));

        bench.advanceWallClock(DAY.multipliedBy(400));
        assertThat(applied()).hasSize(1);
        assertThat(rows("message/")).hasSize(1);

        bench.advanceWallClock(DAY);
        assertThat(applied()).hasSize(1);
        assertThat(rows("message/")).isEmpty();
        assertThat(rows("kept/")).isEmpty();
    }

    @Test
    void a_thread_of_which_nothing_is_too_old_is_not_asked() {
        converse();

        bench.advanceWallClock(DAY.multipliedBy(399));

        assertThat(bench.read(CONVERSATION_REQUESTS, ThreadRetentionDue.class)).isEmpty();
    }

    private void converse() {
        request(ThreadFixtures.compose("r1", ""));
        request(ThreadFixtures.send("r2", 1));
        request(ThreadFixtures.text(2, "acme", "support", THREAD));
    }

    private void request(SpecificRecord request) {
        bench.pipe(CONVERSATION_REQUESTS, THREAD, request);
    }

    private static List<String> notes(ConversationSnapshot snapshot) {
        return snapshot.getParticipants().stream()
                .flatMap(each -> Stream.ofNullable(each.getWrapup()))
                .flatMap(wrapup -> Stream.ofNullable(wrapup.getNotes()))
                .toList();
    }

    private List<ThreadRetentionApplied> applied() {
        return bench.read(CONVERSATION_EVENTS, ThreadRetentionApplied.class);
    }

    private List<String> rows(String prefix) {
        return bench.keys(ConversationStore.NAME).stream().filter(key -> key.startsWith(prefix)).toList();
    }
}
