package io.onbehalf.wrapup.domain.acw;

import static io.onbehalf.kit.domain.WrapupPrompt.MANDATORY;
import static io.onbehalf.kit.domain.WrapupPrompt.MANDATORY_TIMEOUT;
import static io.onbehalf.kit.domain.WrapupPrompt.OPTIONAL;
import static io.onbehalf.wrapup.domain.Examples.AMY;
import static io.onbehalf.wrapup.domain.Examples.BEN;
import static io.onbehalf.wrapup.domain.Examples.FOLLOW_UP;
import static io.onbehalf.wrapup.domain.Examples.LATER;
import static io.onbehalf.wrapup.domain.Examples.LIMIT;
import static io.onbehalf.wrapup.domain.Examples.NOON;
import static io.onbehalf.wrapup.domain.Examples.NOTES;
import static io.onbehalf.wrapup.domain.Examples.RESOLVED;
import static io.onbehalf.wrapup.domain.Examples.STINT;
import static io.onbehalf.wrapup.domain.Examples.SUE;
import static io.onbehalf.wrapup.domain.Examples.SUPPORT;
import static io.onbehalf.wrapup.domain.Examples.TALK;
import static io.onbehalf.wrapup.domain.Examples.code;
import static io.onbehalf.wrapup.domain.Examples.connected;
import static io.onbehalf.wrapup.domain.Examples.disconnected;
import static io.onbehalf.wrapup.domain.Examples.log;
import static io.onbehalf.wrapup.domain.Examples.opened;
import static io.onbehalf.wrapup.domain.Examples.wrapup;
import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.kit.domain.Refusal;
import io.onbehalf.kit.domain.UserId;
import io.onbehalf.kit.domain.wrapup.CompletionType;
import io.onbehalf.kit.domain.wrapup.WrapupInput;
import io.onbehalf.wrapup.domain.Examples;
import io.onbehalf.wrapup.domain.Specification;
import io.onbehalf.wrapup.domain.acw.WrapupEvent.InteractionLogRefused;
import io.onbehalf.wrapup.domain.acw.WrapupEvent.InteractionLogUpdated;
import io.onbehalf.wrapup.domain.acw.WrapupEvent.Manner;
import io.onbehalf.wrapup.domain.acw.WrapupEvent.ProvisionalWrapupGiven;
import io.onbehalf.wrapup.domain.acw.WrapupEvent.WrapupCompleted;
import io.onbehalf.wrapup.domain.acw.WrapupEvent.WrapupCorrected;
import io.onbehalf.wrapup.domain.acw.WrapupEvent.WrapupRefused;
import io.onbehalf.wrapup.domain.acw.WrapupRequest.WrapupTimerExpired;
import io.onbehalf.wrapup.domain.acw.WrapupState.Completed;
import io.onbehalf.wrapup.domain.acw.WrapupState.Ended;
import io.onbehalf.wrapup.domain.acw.WrapupState.Pending;
import io.onbehalf.wrapup.domain.acw.WrapupState.Provisional;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A stint whose contact was erased is wrapped up without a word about them.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ErasedContactTest {

    private static final InteractionLog REFUND =
            new InteractionLog(Optional.of("Refund"), Optional.empty(), Optional.empty());
    private static final Wrapup TEXTS =
            new Wrapup(Optional.of(RESOLVED), Optional.of("Resolved"), NOTES, List.of("angry"));
    private static final Wrapup CODE =
            new Wrapup(Optional.of(RESOLVED), Optional.of("Resolved"), Optional.empty(), List.of());

    private final Specification<StintState, WrapupRequest, WrapupEvent, WrapupReply> stints =
            Specification.of(
                    WrapupDecider.of(
                            (_, _) -> List.of(code(RESOLVED, "Resolved"), code(FOLLOW_UP, "Follow-up")),
                            _ -> false));

    private Specification<StintState, WrapupRequest, WrapupEvent, WrapupReply> erased(
            WrapupEvent... history) {
        StintState before = stints.given(history).state();
        return new Specification<>(
                stints.decider(),
                new StintState(WrapupState.withoutTexts(before.work()), Optional.empty(), true));
    }

    static Stream<WrapupInput> texts() {
        WrapupInput onlyTags =
                new WrapupInput(
                        Optional.of(RESOLVED.value()),
                        Optional.empty(),
                        List.of("angry"),
                        false,
                        false,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty());
        return Stream.of(
                WrapupInput.of(Optional.of(RESOLVED.value()), NOTES),
                WrapupInput.of(Optional.of(RESOLVED.value()), NOTES).asProvisional(),
                onlyTags);
    }

    @ParameterizedTest
    @MethodSource("texts")
    void notes_and_tags_are_refused_in_a_wrapup_and_in_a_correction(WrapupInput texts) {
        Refusal refusal = refusal(WrapupRefusals.CONTACT_ERASED, AMY);

        for (var stint : List.of(erased(owed()), erased(completed()))) {
            stint.when(wrapup(AMY, texts))
                    .then(new WrapupRefused(TALK, STINT, AMY, refusal))
                    .answering(WrapupReply.refused(refusal));
        }
    }

    @Test
    void a_code_alone_completes_what_is_owed() {
        erased(owed())
                .when(wrapup(AMY, WrapupInput.of(Optional.of(RESOLVED.value()), Optional.of(" "))))
                .then(completed(LATER, AMY, blank(CODE), 42, Manner.of(CompletionType.GIVEN)))
                .answering(WrapupReply.ACCEPTED);
    }

    @Test
    void a_code_alone_corrects_what_is_completed() {
        Wrapup other =
                new Wrapup(Optional.of(FOLLOW_UP), Optional.of("Follow-up"), Optional.empty(), List.of());

        erased(completed())
                .when(wrapup(AMY, WrapupInput.of(Optional.of(FOLLOW_UP.value()), Optional.empty())))
                .then(new WrapupCorrected(TALK, STINT, AMY, SUPPORT, AMY, other, 1, Optional.empty()))
                .answering(WrapupReply.ACCEPTED);
    }

    @Test
    void what_was_saved_counts_without_its_texts() {
        erased(Stream.concat(Stream.of(owed()), Stream.of(given(true))).toArray(WrapupEvent[]::new))
                .when(Examples.completion(Optional.empty(), LATER))
                .then(
                        completed(
                                LATER,
                                SUE,
                                CODE,
                                42,
                                new Manner(CompletionType.GIVEN, Optional.of("left for the day"))))
                .answering(WrapupReply.ACCEPTED);
        erased(disconnected(MANDATORY_TIMEOUT), opened(MANDATORY_TIMEOUT), given(true))
                .when(new WrapupTimerExpired(STINT, NOON.plus(LIMIT)))
                .then(
                        completed(
                                NOON.plus(LIMIT),
                                AMY,
                                CODE,
                                (int) LIMIT.toSeconds(),
                                Manner.of(CompletionType.TIMED_OUT)))
                .unanswered();
    }

    @Test
    void a_log_is_refused_and_an_empty_one_changes_nothing() {
        Refusal refusal = refusal(WrapupRefusals.CONTACT_ERASED, AMY);
        Specification<StintState, WrapupRequest, WrapupEvent, WrapupReply> on =
                new Specification<>(WrapupDecider.of((_, _) -> List.of(), _ -> true), erased(owed()).state());

        on.when(log(AMY, REFUND))
                .then(new InteractionLogRefused(TALK, STINT, AMY, refusal))
                .answering(WrapupReply.refused(refusal));
        on.when(log(AMY, InteractionLog.EMPTY)).thenNothing().answering(WrapupReply.ACCEPTED);
    }

    @Test
    void a_stranger_does_not_learn_of_it() {
        Refusal refusal = refusal(Refusal.NOT_PARTICIPANT, BEN);

        erased(owed())
                .when(wrapup(BEN, RESOLVED))
                .then(new WrapupRefused(TALK, STINT, BEN, refusal))
                .answering(WrapupReply.refused(refusal));
        erased(owed())
                .when(log(BEN, REFUND))
                .then(new InteractionLogRefused(TALK, STINT, BEN, refusal))
                .answering(WrapupReply.refused(refusal));
    }

    @Test
    void in_every_state_the_texts_go_and_the_rest_stays() {
        assertThat(erased(connected(OPTIONAL)).state().work())
                .isEqualTo(stints.given(connected(OPTIONAL)).state().work());
        assertThat(erased(connected(MANDATORY), given(false)).state().work())
                .isEqualTo(new Provisional(Examples.stint(MANDATORY), AMY, CODE, false));
        assertThat(erased(connected(MANDATORY), given(false), disconnected(MANDATORY)).state().work())
                .isEqualTo(
                        new Ended(Examples.stint(MANDATORY), NOON, Optional.of(new SavedWrapup(AMY, CODE))));
        assertThat(erased(disconnected(MANDATORY), opened(MANDATORY), given(true)).state().work())
                .isEqualTo(
                        new Pending(
                                Examples.stint(MANDATORY),
                                NOON,
                                true,
                                Optional.of(new SavedWrapup(AMY, CODE))));
        assertThat(erased(completed()).state().work())
                .isEqualTo(new Completed(Examples.stint(MANDATORY), LATER, CODE, 42, 0, true));
    }

    @Test
    void only_what_is_over_may_be_too_old() {
        WrapupState ended = stints.given(disconnected(OPTIONAL)).state().work();
        WrapupState completed = stints.given(completed()).state().work();

        assertThat(WrapupState.isOverBefore(ended, NOON)).isFalse();
        assertThat(WrapupState.isOverBefore(ended, NOON.plusMillis(1))).isTrue();
        assertThat(WrapupState.isOverBefore(completed, LATER)).isFalse();
        assertThat(WrapupState.isOverBefore(completed, LATER.plusMillis(1))).isTrue();
        for (WrapupEvent[] open :
                List.of(
                        new WrapupEvent[] {connected(MANDATORY)},
                        new WrapupEvent[] {connected(MANDATORY), given(false)},
                        owed())) {
            assertThat(WrapupState.isOverBefore(stints.given(open).state().work(), Instant.MAX)).isFalse();
        }
    }

    private static WrapupEvent[] owed() {
        return new WrapupEvent[] {
            connected(MANDATORY),
            new InteractionLogUpdated(LATER, TALK, STINT, AMY, SUPPORT, AMY, REFUND, 1),
            disconnected(MANDATORY),
            opened(MANDATORY)
        };
    }

    private static WrapupEvent[] completed() {
        return Stream.concat(
                        Stream.of(owed()),
                        Stream.of(completed(LATER, AMY, TEXTS, 42, Manner.of(CompletionType.GIVEN))))
                .toArray(WrapupEvent[]::new);
    }

    private static ProvisionalWrapupGiven given(boolean saved) {
        return new ProvisionalWrapupGiven(TALK, STINT, AMY, SUPPORT, AMY, TEXTS, saved, Optional.empty());
    }

    private static WrapupCompleted completed(
            Instant at, UserId by, Wrapup wrapup, int seconds, Manner manner) {
        return new WrapupCompleted(at, TALK, STINT, AMY, SUPPORT, by, wrapup, seconds, manner);
    }

    private static Wrapup blank(Wrapup wrapup) {
        return new Wrapup(wrapup.code(), wrapup.codeName(), Optional.of(" "), List.of());
    }

    private static Refusal refusal(String code, UserId by) {
        return new Refusal(
                code, Map.of("conversationId", "talk", "participantId", "stint", "userId", by.value()));
    }
}
