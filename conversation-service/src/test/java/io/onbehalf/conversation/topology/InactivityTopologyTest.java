package io.onbehalf.conversation.topology;

import static io.onbehalf.conversation.domain.thread.ThreadFixtures.THREAD;
import static io.onbehalf.schemas.Topics.CONVERSATION_DEAD_LETTERS;
import static io.onbehalf.schemas.Topics.CONVERSATION_EVENTS;
import static io.onbehalf.schemas.Topics.CONVERSATION_REQUESTS;
import static io.onbehalf.schemas.Topics.CONVERSATION_SNAPSHOTS;
import static io.onbehalf.schemas.Topics.QUEUES;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.conversation.config.ConversationConfiguration;
import io.onbehalf.conversation.domain.thread.ThreadFixtures;
import io.onbehalf.kit.testing.TopologyBench;
import io.onbehalf.schemas.common.ActorType;
import io.onbehalf.schemas.common.WrapupPrompt;
import io.onbehalf.schemas.conversation.ConversationDisconnected;
import io.onbehalf.schemas.conversation.ConversationSnapshot;
import io.onbehalf.schemas.conversation.DisconnectType;
import io.onbehalf.schemas.conversation.ParticipantDisconnected;
import io.onbehalf.schemas.conversation.ThreadTimerExpired;
import io.onbehalf.schemas.queue.InactivityAction;
import io.onbehalf.schemas.queue.QueueSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class InactivityTopologyTest {

    private static final Duration TICK = Duration.ofMillis(250);
    private static final Instant COMPOSED = ThreadFixtures.minute(5);
    private static final Instant DUE = COMPOSED.plusSeconds(10);

    private Instant clock = TopologyBench.START;
    private TopologyBench bench = TopologyBench.of(ConversationConfiguration.definition());

    @BeforeEach
    void an_agent_composes_for_support_which_allows_ten_seconds_of_silence() {
        bench.pipe(QUEUES, "support", support(10));
        bench.pipe(CONVERSATION_REQUESTS, THREAD, ThreadFixtures.compose("r1", "", THREAD, 5));
        bench.values(CONVERSATION_EVENTS);
    }

    @AfterEach
    void stop() {
        bench.close();
    }

    @Test
    void on_a_quiet_partition_a_silent_conversation_is_disconnected_at_its_due_time_and_once() {
        advanceTo(DUE.minusMillis(1));
        assertThat(disconnected()).isEmpty();

        advance(TICK);
        List<SpecificRecord> events = bench.values(CONVERSATION_EVENTS);
        assertThat(events)
                .isNotEmpty()
                .allSatisfy(event ->
                        assertThat(event.get(event.getSchema().getField("occurredAt").pos()))
                                .as("its own time, not that at which it was noticed")
                                .isEqualTo(DUE));
        assertThat(events)
                .filteredOn(ParticipantDisconnected.class::isInstance)
                .first()
                .extracting(event -> ((ParticipantDisconnected) event).getDisconnectType())
                .isEqualTo(DisconnectType.INACTIVITY);

        advance(Duration.ofHours(1));
        assertThat(bench.values(CONVERSATION_EVENTS)).isEmpty();
    }

    @Test
    void what_fell_due_during_an_outage_comes_once_afterwards_with_its_due_time() {
        advanceTo(DUE.minusSeconds(5));

        restartAt(DUE.plusSeconds(20));
        advance(TICK);

        assertThat(disconnected()).containsExactly(DUE);
        advance(Duration.ofHours(1));
        assertThat(disconnected()).isEmpty();
    }

    @Test
    void it_is_disconnected_though_no_row_of_its_due_time_can_be_read() {
        String store = ThreadStore.NAME;
        bench.keys(store).stream()
                .filter(key -> key.startsWith("due"))
                .forEach(key -> bench.<byte[]>store(store).put(key, "no moment".getBytes(UTF_8)));

        advanceTo(DUE);
        advance(TICK);

        assertThat(bench.read(CONVERSATION_EVENTS, ConversationDisconnected.class))
                .singleElement()
                .returns(DUE, ConversationDisconnected::getOccurredAt)
                .returns("acme", ConversationDisconnected::getOrganizationId);
        assertThat(bench.deadLetters(CONVERSATION_DEAD_LETTERS)).hasSize(1);
    }

    /// The contact wrote in time, and their text lies in the topic while the service is away or held up.
    @Test
    void the_due_time_is_a_request_behind_the_texts_that_lie_in_the_topic() {
        bench.values(CONVERSATION_REQUESTS);
        advanceTo(DUE);

        assertThat(bench.read(CONVERSATION_REQUESTS, ThreadTimerExpired.class))
                .singleElement()
                .returns(THREAD, ThreadTimerExpired::getThreadId)
                .returns(DUE, ThreadTimerExpired::getRequestedAt);
    }

    @Test
    void a_text_that_is_read_before_the_due_time_breaks_the_silence_however_late_both_are_read() {
        bench.pipe(QUEUES, "support", support(90));
        bench.pipe(CONVERSATION_REQUESTS, THREAD, ThreadFixtures.send("r2", 5));

        bench.pipe(CONVERSATION_REQUESTS, THREAD, ThreadFixtures.text(6, "acme", "support", THREAD));
        bench.pipe(
                CONVERSATION_REQUESTS,
                THREAD,
                new ThreadTimerExpired(
                        "timer/" + THREAD + "/1",
                        "",
                        "acme",
                        COMPOSED.plusSeconds(90),
                        "conversation-service",
                        ActorType.SYSTEM,
                        null,
                        THREAD));
        assertThat(disconnected()).isEmpty();

        advanceTo(COMPOSED.plusSeconds(151));
        assertThat(disconnected()).containsExactly(COMPOSED.plusSeconds(150));
    }

    @Test
    void a_message_that_arrives_in_time_starts_the_clock_again() {
        bench.pipe(QUEUES, "support", support(90));
        bench.pipe(CONVERSATION_REQUESTS, THREAD, ThreadFixtures.send("r2", 6));

        advanceTo(COMPOSED.plusSeconds(149));
        assertThat(disconnected()).isEmpty();

        advance(Duration.ofSeconds(1));
        assertThat(disconnected()).containsExactly(COMPOSED.plusSeconds(150));
    }

    @Test
    void a_wall_clock_that_jumps_ahead_ends_it_once_with_its_due_time() {
        advanceTo(DUE.plus(Duration.ofHours(1)));

        assertThat(disconnected()).containsExactly(DUE);
        advance(Duration.ofHours(1));
        assertThat(disconnected()).isEmpty();
    }

    @Test
    void a_wall_clock_that_jumps_back_ends_it_later_and_once() {
        advanceTo(DUE.minusSeconds(1));

        restartAt(DUE.minus(Duration.ofHours(1)));
        advance(Duration.ofMinutes(59));
        assertThat(disconnected()).isEmpty();

        advance(Duration.ofMinutes(2));
        assertThat(disconnected()).containsExactly(DUE);
    }

    @Test
    void a_snapshot_says_when_the_conversation_leaves_its_agent_and_none_does_where_it_stays() {
        assertThat(bench.read(CONVERSATION_SNAPSHOTS, ConversationSnapshot.class))
                .last()
                .returns(COMPOSED, ConversationSnapshot::getLastActivityAt)
                .returns(COMPOSED.plusSeconds(10), ConversationSnapshot::getInactivityTimeoutAt);

        bench.pipe(QUEUES, "support", support(null));
        bench.pipe(CONVERSATION_REQUESTS, THREAD, ThreadFixtures.send("r2", 6));

        assertThat(bench.read(CONVERSATION_SNAPSHOTS, ConversationSnapshot.class))
                .last()
                .returns(COMPOSED.plusSeconds(60), ConversationSnapshot::getLastActivityAt)
                .returns(null, ConversationSnapshot::getInactivityTimeoutAt);
    }

    private List<Instant> disconnected() {
        return bench.read(CONVERSATION_EVENTS, ConversationDisconnected.class).stream()
                .map(ConversationDisconnected::getOccurredAt)
                .toList();
    }

    private void restartAt(Instant moment) {
        TopologyBench before = bench;
        bench = before.restarted(Duration.between(TopologyBench.START, moment));
        before.close();
        clock = moment;
        bench.pipe(QUEUES, "support", support(10));
    }

    private void advanceTo(Instant moment) {
        advance(Duration.between(clock, moment));
    }

    private void advance(Duration by) {
        bench.advanceWallClock(by);
        clock = clock.plus(by);
    }

    private static QueueSnapshot support(@Nullable Integer seconds) {
        Instant before = COMPOSED.minusSeconds(60);
        return QueueSnapshot.newBuilder()
                .setOrganizationId("acme")
                .setQueueId("support")
                .setName("Support")
                .setWrapupPrompt(WrapupPrompt.MANDATORY)
                .setInactivityTimeoutEnabled(seconds != null)
                .setInactivityTimeoutSeconds(seconds)
                .setInactivityAction(InactivityAction.DISCONNECT)
                .setMemberCount(1)
                .setCreatedAt(before)
                .setCreatedBy("ada")
                .setModifiedAt(before)
                .setModifiedBy("ada")
                .build();
    }
}
