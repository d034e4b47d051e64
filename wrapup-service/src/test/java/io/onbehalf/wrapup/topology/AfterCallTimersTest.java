package io.onbehalf.wrapup.topology;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.kit.domain.ThreadIds;
import io.onbehalf.kit.testing.TopologyBench;
import io.onbehalf.schemas.Topics;
import io.onbehalf.schemas.common.ActorType;
import io.onbehalf.schemas.common.WrapupPrompt;
import io.onbehalf.schemas.conversation.DisconnectType;
import io.onbehalf.schemas.conversation.ParticipantConnected;
import io.onbehalf.schemas.conversation.ParticipantDisconnected;
import io.onbehalf.schemas.wrapup.WrapupCompleted;
import io.onbehalf.schemas.wrapup.WrapupCorrected;
import io.onbehalf.schemas.wrapup.WrapupOpened;
import io.onbehalf.schemas.wrapup.WrapupReply;
import io.onbehalf.schemas.wrapup.WrapupTimerExpired;
import io.onbehalf.wrapup.ConversationClient;
import io.onbehalf.wrapup.config.WrapupConfiguration;
import io.onbehalf.wrapup.domain.codes.DefaultCode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// After-call work of 5 s ends by the clock: on a silent system, after an outage, when the clock jumps, and
/// where thousands end in the same second.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AfterCallTimersTest {

    private static final Instant START = Instant.parse("2026-01-02T03:04:05Z");
    private static final Duration LIMIT = Duration.ofSeconds(5);

    /// Some batches of timers; deploy/bench measures ten thousand.
    private static final int MANY = 2_000;

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final String DEFAULT_CODE = DefaultCode.ID.value();

    private final ConversationClient talk = new ConversationClient("0123456789abcdef0123");
    private TopologyBench bench = TopologyBench.of(new WrapupConfiguration().serviceDefinition());

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void the_opened_wrapup_says_until_when() {
        ends(talk, START);

        assertThat(bench.read(Topics.WRAPUP_EVENTS, WrapupOpened.class))
                .singleElement()
                .returns(START.plus(LIMIT), WrapupOpened::getDueAt)
                .returns(LIMIT.toMillis(), WrapupOpened::getWrapupTimeoutMs);
    }

    @Test
    void on_a_silent_system_it_ends_within_a_second() {
        ends(talk, START);

        bench.advanceWallClock(LIMIT.minusMillis(1));
        assertThat(completed()).isEmpty();
        bench.advanceWallClock(SECOND);

        assertThat(completed())
                .singleElement()
                .returns(START.plus(LIMIT), WrapupCompleted::getOccurredAt)
                .returns("ININ-WRAP-UP-TIMEOUT", WrapupCompleted::getCode)
                .returns("ININ-WRAP-UP-TIMEOUT", WrapupCompleted::getCodeName)
                .returns(5, WrapupCompleted::getDurationSeconds)
                .returns(ConversationClient.AMY, WrapupCompleted::getCompletedBy)
                .returns(2L, WrapupCompleted::getSequence);
    }

    @Test
    void what_was_due_during_an_outage_ends_once_with_its_own_time() {
        ends(talk, START);

        afterOutage(Duration.ofSeconds(20));

        assertThat(completed())
                .singleElement()
                .returns(START.plus(LIMIT), WrapupCompleted::getOccurredAt)
                .returns(5, WrapupCompleted::getDurationSeconds);
        bench.advanceWallClock(HOUR);
        assertThat(completed()).isEmpty();
    }

    /// The first row alone, or both of the moment's: the stint's own says the same.
    @ParameterizedTest
    @ValueSource(strings = {"due/", "due"})
    void it_ends_though_rows_of_its_end_can_t_be_read(String prefix) {
        ends(talk, START);
        bench.keys(WrapupTopology.AFTER_CALL_WORK).stream()
                .filter(key -> key.startsWith(prefix))
                .forEach(key ->
                        bench.<byte[]>store(WrapupTopology.AFTER_CALL_WORK)
                                .put(key, "no moment".getBytes(UTF_8)));

        bench.advanceWallClock(LIMIT);
        bench.advanceWallClock(SECOND);

        assertThat(completed())
                .singleElement()
                .returns(START.plus(LIMIT), WrapupCompleted::getOccurredAt)
                .returns(ConversationClient.ACME, WrapupCompleted::getOrganizationId);
        assertThat(bench.deadLetters(Topics.WRAPUP_DEAD_LETTERS)).hasSize(1);
        assertThat(bench.keys(WrapupTopology.AFTER_CALL_WORK)).noneMatch(key -> key.startsWith("due"));
    }

    /// The agent was in time, and what they gave lies in the topic while the service is away or held up.
    @Test
    void the_end_of_the_time_is_a_request_behind_those_that_lie_in_the_topic() {
        ends(talk, START);
        bench.values(Topics.WRAPUP_REQUESTS);
        bench.advanceWallClock(LIMIT.plus(SECOND));

        assertThat(bench.records(Topics.WRAPUP_REQUESTS))
                .singleElement()
                .returns(talk.thread(), TestRecord::key)
                .extracting(record -> (WrapupTimerExpired) record.value())
                .returns(talk.participant(), WrapupTimerExpired::getParticipantId)
                .returns(START.plus(LIMIT), WrapupTimerExpired::getRequestedAt)
                .returns(ActorType.SYSTEM, WrapupTimerExpired::getActorType)
                .returns("wrapup-service", WrapupTimerExpired::getRequestedBy);
    }

    @Test
    void a_wrapup_that_is_read_before_the_end_of_its_time_counts_however_late_both_are_read() {
        ends(talk, START);
        WrapupTimerExpired expired =
                new WrapupTimerExpired(
                        "timer/1",
                        "",
                        ConversationClient.ACME,
                        START.plus(LIMIT),
                        "wrapup-service",
                        ActorType.SYSTEM,
                        null,
                        talk.participant());

        bench.pipe(
                Topics.WRAPUP_REQUESTS,
                talk.thread(),
                talk.wrapup("w1", DEFAULT_CODE, START.plus(SECOND), false));
        bench.pipe(Topics.WRAPUP_REQUESTS, talk.thread(), expired);
        bench.advanceWallClock(HOUR);

        assertThat(completed())
                .singleElement()
                .returns("GIVEN", each -> each.getCompletion().name())
                .returns(START.plus(SECOND), WrapupCompleted::getOccurredAt);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "UNKNOWN")
    void a_stint_that_is_left_by_a_transfer_has_the_work_of_its_mode_and_the_one_that_goes_on_has_none(
            WrapupPrompt prompt) {
        ParticipantConnected next =
                ParticipantConnected.newBuilder(talk.connected())
                        .setParticipantId(ThreadIds.of(talk.thread(), ThreadIds.Kind.PARTICIPANT, 4))
                        .build();
        ParticipantDisconnected left =
                ParticipantDisconnected.newBuilder(talk.disconnected(prompt, LIMIT.toMillis(), START))
                        .setDisconnectType(DisconnectType.TRANSFER)
                        .build();
        bench.pipe(Topics.CONVERSATION_EVENTS, talk.thread(), talk.connected());
        bench.pipe(Topics.CONVERSATION_EVENTS, talk.thread(), left);
        bench.pipe(Topics.CONVERSATION_EVENTS, talk.thread(), next);
        bench.advanceWallClock(HOUR);

        boolean byItself = prompt != WrapupPrompt.MANDATORY && prompt != WrapupPrompt.AGENT_REQUESTED;
        assertThat(completed())
                .extracting(WrapupCompleted::getParticipantId)
                .containsExactlyElementsOf(byItself ? List.of(talk.participant()) : List.of());
        if (prompt == WrapupPrompt.MANDATORY) {
            bench.pipe(Topics.WRAPUP_REQUESTS, talk.thread(), talk.wrapup("w1", DEFAULT_CODE));
            assertThat(completed()).hasSize(1);
        }
    }

    @Test
    void what_ended_before_an_outage_does_not_end_again() {
        ends(talk, START);
        bench.advanceWallClock(LIMIT.plus(SECOND));
        assertThat(completed()).hasSize(1);

        afterOutage(Duration.ofSeconds(20));

        assertThat(completed()).isEmpty();
    }

    @Test
    void a_clock_that_jumps_forward_ends_it_once_with_its_own_time() {
        ends(talk, START);

        bench.advanceWallClock(HOUR);
        assertThat(completed()).singleElement().returns(START.plus(LIMIT), WrapupCompleted::getOccurredAt);

        bench.setWallClockBack(HOUR);
        bench.advanceWallClock(LIMIT.plus(SECOND));
        bench.advanceWallClock(HOUR);
        assertThat(completed()).isEmpty();
    }

    @Test
    void a_clock_that_jumps_back_ends_each_when_it_says_so() {
        ends(talk, START);
        bench.setWallClockBack(HOUR);

        var later = new ConversationClient("0123456789abcdef0124");
        ends(later, START.minus(HOUR));
        bench.advanceWallClock(LIMIT.plus(SECOND));
        assertThat(completed())
                .singleElement()
                .returns(later.participant(), WrapupCompleted::getParticipantId)
                .returns(START.minus(HOUR).plus(LIMIT), WrapupCompleted::getOccurredAt);

        bench.advanceWallClock(HOUR);
        assertThat(completed())
                .singleElement()
                .returns(talk.participant(), WrapupCompleted::getParticipantId)
                .returns(START.plus(LIMIT), WrapupCompleted::getOccurredAt);
        bench.advanceWallClock(HOUR);
        assertThat(completed()).isEmpty();
    }

    @Test
    void a_code_that_was_saved_counts_when_the_time_is_over() {
        ends(talk, START);
        bench.pipe(
                Topics.WRAPUP_REQUESTS,
                talk.thread(),
                talk.wrapup("w1", DEFAULT_CODE, START.plus(SECOND), true));
        bench.advanceWallClock(LIMIT.plus(SECOND));

        assertThat(completed())
                .singleElement()
                .returns(DEFAULT_CODE, WrapupCompleted::getCode)
                .returns("TIMED_OUT", each -> each.getCompletion().name())
                .returns(START.plus(LIMIT), WrapupCompleted::getOccurredAt);
    }

    /// A request that comes before the clock was looked at, but was made when the time was over.
    @Test
    void a_wrapup_after_the_time_corrects_what_ended_at_its_own_time() {
        ends(talk, START);
        Instant late = START.plus(LIMIT).plusMillis(1);
        bench.values(Topics.WRAPUP_EVENTS);

        bench.pipe(Topics.WRAPUP_REQUESTS, talk.thread(), talk.wrapup("w1", DEFAULT_CODE, late, false));

        List<SpecificRecord> events = bench.values(Topics.WRAPUP_EVENTS);
        assertThat(events.stream().<Object>map(SpecificRecord::getClass).toList())
                .containsExactly(WrapupCompleted.class, WrapupCorrected.class);
        assertThat((WrapupCompleted) events.getFirst())
                .returns(START.plus(LIMIT), WrapupCompleted::getOccurredAt)
                .as("nobody ended it but the clock")
                .returns(ActorType.SYSTEM, WrapupCompleted::getActorType);
        assertThat((WrapupCorrected) events.getLast())
                .returns(late, WrapupCorrected::getOccurredAt)
                .returns(ActorType.USER, WrapupCorrected::getActorType);
        assertThat(bench.read(Topics.WRAPUP_REPLIES, WrapupReply.class).getLast().getRefusal()).isNull();
        bench.advanceWallClock(HOUR);
        assertThat(completed()).isEmpty();
    }

    @Test
    void many_that_are_due_in_the_same_second_end_within_ten_and_others_are_served_meanwhile() {
        for (int i = 0; i < MANY; i++) {
            ends(new ConversationClient("%020x".formatted(i)), START.plusMillis(i % 1_000));
        }
        bench.values(Topics.WRAPUP_EVENTS);
        bench.advanceWallClock(LIMIT);

        List<WrapupCompleted> all = new ArrayList<>(completed());
        var other = new ConversationClient("0123456789abcdef0124");
        ends(other, START);
        bench.pipe(
                Topics.WRAPUP_REQUESTS,
                other.thread(),
                other.wrapup("w1", DEFAULT_CODE, START.plus(SECOND), false));
        assertThat(completed())
                .singleElement()
                .returns(other.participant(), WrapupCompleted::getParticipantId);
        for (int tenth = 0; tenth < 100; tenth++) {
            bench.advanceWallClock(SECOND.dividedBy(10));
            all.addAll(completed());
        }

        assertThat(all).hasSize(MANY);
        assertThat(all).extracting(WrapupCompleted::getParticipantId).doesNotHaveDuplicates();
        assertThat(all)
                .allSatisfy(each ->
                        assertThat(each.getOccurredAt())
                                .isBetween(START.plus(LIMIT), START.plus(LIMIT).plus(SECOND)));
    }

    private void ends(ConversationClient client, Instant at) {
        bench.pipe(
                Topics.CONVERSATION_EVENTS,
                client.thread(),
                client.disconnected(WrapupPrompt.MANDATORY_TIMEOUT, LIMIT.toMillis(), at));
    }

    private void afterOutage(Duration outage) {
        try (TopologyBench before = bench) {
            bench = before.restarted(outage);
        }
        bench.advanceWallClock(SECOND);
    }

    private List<WrapupCompleted> completed() {
        return bench.read(Topics.WRAPUP_EVENTS, WrapupCompleted.class);
    }
}
