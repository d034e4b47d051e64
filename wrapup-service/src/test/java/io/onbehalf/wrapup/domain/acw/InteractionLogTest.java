package io.onbehalf.wrapup.domain.acw;

import static io.onbehalf.kit.domain.WrapupPrompt.MANDATORY;
import static io.onbehalf.wrapup.domain.Examples.AMY;
import static io.onbehalf.wrapup.domain.Examples.BEN;
import static io.onbehalf.wrapup.domain.Examples.LATER;
import static io.onbehalf.wrapup.domain.Examples.NOTES;
import static io.onbehalf.wrapup.domain.Examples.OTHER;
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
import io.onbehalf.kit.store.StateCodec;
import io.onbehalf.wrapup.domain.Specification;
import io.onbehalf.wrapup.domain.acw.WrapupEvent.InteractionLogRefused;
import io.onbehalf.wrapup.domain.acw.WrapupEvent.InteractionLogUpdated;
import io.onbehalf.wrapup.domain.acw.WrapupEvent.Manner;
import io.onbehalf.wrapup.domain.acw.WrapupEvent.WrapupCompleted;
import io.onbehalf.wrapup.domain.acw.WrapupRequest.InteractionLogUpdateRequested;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What an agent writes down about a stint, and where notes belong.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class InteractionLogTest {

    private static final InteractionLog REFUND =
            new InteractionLog(Optional.of("Refund"), NOTES, Optional.of("crm-4711"));
    private static final InteractionLog CLAIM =
            new InteractionLog(Optional.of("Claim"), Optional.empty(), Optional.empty());
    private static final Wrapup WITHOUT_NOTES =
            new Wrapup(Optional.of(RESOLVED), Optional.of("Resolved"), Optional.empty(), List.of());
    private static final Wrapup WITH_NOTES =
            new Wrapup(Optional.of(RESOLVED), Optional.of("Resolved"), NOTES, List.of());

    private final Specification<StintState, WrapupRequest, WrapupEvent, WrapupReply> on = stints(true);
    private final Specification<StintState, WrapupRequest, WrapupEvent, WrapupReply> off = stints(false);

    private static Specification<StintState, WrapupRequest, WrapupEvent, WrapupReply> stints(
            boolean callLogging) {
        return Specification.of(
                WrapupDecider.of((_, _) -> List.of(code(RESOLVED, "Resolved")), _ -> callLogging));
    }

    static Stream<List<WrapupEvent>> histories() {
        return Stream.of(
                List.of(connected(MANDATORY)),
                List.of(connected(MANDATORY), disconnected(MANDATORY), opened(MANDATORY)),
                List.of(
                        connected(MANDATORY),
                        disconnected(MANDATORY),
                        opened(MANDATORY),
                        completed(WITHOUT_NOTES)));
    }

    @ParameterizedTest
    @MethodSource("histories")
    void its_agent_writes_it_during_the_stint_its_after_call_work_and_afterwards(List<WrapupEvent> history) {
        on.given(history.toArray(WrapupEvent[]::new))
                .when(log(AMY, REFUND))
                .then(updated(REFUND, 1))
                .answering(WrapupReply.ACCEPTED);
    }

    @Test
    void it_is_replaced_as_a_whole_and_each_update_counts() {
        on.given(connected(MANDATORY), updated(REFUND, 1))
                .when(log(AMY, CLAIM))
                .then(updated(CLAIM, 2))
                .answering(WrapupReply.ACCEPTED);
        on.given(connected(MANDATORY), updated(REFUND, 1))
                .when(log(AMY, InteractionLog.EMPTY))
                .then(updated(InteractionLog.EMPTY, 2))
                .answering(WrapupReply.ACCEPTED);
    }

    @Test
    void the_same_again_changes_nothing() {
        on.given(connected(MANDATORY), updated(REFUND, 1))
                .when(log(AMY, REFUND))
                .thenNothing()
                .answering(WrapupReply.ACCEPTED);
        on.given(connected(MANDATORY))
                .when(log(AMY, InteractionLog.EMPTY))
                .thenNothing()
                .answering(WrapupReply.ACCEPTED);
    }

    @Test
    void the_after_call_work_goes_on_untouched() {
        Specification<StintState, WrapupRequest, WrapupEvent, WrapupReply> written =
                on.given(
                        connected(MANDATORY),
                        updated(REFUND, 1),
                        disconnected(MANDATORY),
                        opened(MANDATORY),
                        updated(CLAIM, 2));

        written.when(wrapup(AMY, WrapupInput.of(Optional.of(RESOLVED.value()), Optional.empty())))
                .then(completed(WITHOUT_NOTES))
                .answering(WrapupReply.ACCEPTED);
        assertThat(written.state().log()).contains(new SavedLog(CLAIM, 2, LATER, AMY));
    }

    @Test
    void nobody_but_its_agent_writes_it() {
        for (UserId another : List.of(BEN, SUE)) {
            Refusal refusal = refusal(Refusal.NOT_PARTICIPANT, another);
            on.given(connected(MANDATORY))
                    .when(log(another, REFUND))
                    .then(new InteractionLogRefused(TALK, STINT, another, refusal))
                    .answering(WrapupReply.refused(refusal));
        }
    }

    @Test
    void an_unknown_stint_and_another_organizations_have_none() {
        Refusal refusal = refusal(Refusal.PARTICIPANT_NOT_FOUND, AMY);
        on.when(log(AMY, REFUND)).thenNothing().answering(WrapupReply.refused(refusal));
        on.given(connected(MANDATORY))
                .when(new InteractionLogUpdateRequested(OTHER, LATER, AMY, TALK, STINT, REFUND))
                .then(new InteractionLogRefused(TALK, STINT, AMY, refusal))
                .answering(WrapupReply.refused(refusal));
    }

    @Test
    void without_call_logging_it_is_refused_and_notes_belong_to_the_wrapup() {
        Refusal refusal = refusal(WrapupRefusals.LOG_DISABLED, AMY);
        off.given(connected(MANDATORY))
                .when(log(AMY, REFUND))
                .then(new InteractionLogRefused(TALK, STINT, AMY, refusal))
                .answering(WrapupReply.refused(refusal));
        off.given(disconnected(MANDATORY), opened(MANDATORY))
                .when(wrapup(AMY, RESOLVED))
                .then(completed(WITH_NOTES))
                .answering(WrapupReply.ACCEPTED);
    }

    @Test
    void with_call_logging_a_wrapup_has_no_notes() {
        Refusal refusal = refusal(WrapupRefusals.NOTES_IN_LOG, AMY);
        on.given(disconnected(MANDATORY), opened(MANDATORY))
                .when(wrapup(AMY, RESOLVED))
                .then(new WrapupEvent.WrapupRefused(TALK, STINT, AMY, refusal))
                .answering(WrapupReply.refused(refusal));
    }

    /// Call logging was switched on after the wrap-up was given: a client sends it back as it was read.
    @Test
    void notes_that_a_wrapup_has_already_stay() {
        on.given(disconnected(MANDATORY), opened(MANDATORY), completed(WITH_NOTES))
                .when(wrapup(AMY, RESOLVED))
                .thenNothing()
                .answering(WrapupReply.ACCEPTED);
    }

    @Test
    void its_text_form_hides_it_and_a_stored_one_is_read_again() {
        SavedLog saved = new SavedLog(REFUND, 3, LATER, AMY);

        assertThat(log(AMY, REFUND).toString()).doesNotContain("Refund", "All is well", "4711");
        assertThat(updated(REFUND, 1).toString()).doesNotContain("Refund", "All is well", "4711");
        assertThat(StateCodec.read(StateCodec.write(saved, SavedLog.class), SavedLog.class)).isEqualTo(saved);
    }

    private static InteractionLogUpdated updated(InteractionLog log, int version) {
        return new InteractionLogUpdated(LATER, TALK, STINT, AMY, SUPPORT, AMY, log, version);
    }

    private static WrapupCompleted completed(Wrapup wrapup) {
        return new WrapupCompleted(
                LATER, TALK, STINT, AMY, SUPPORT, AMY, wrapup, 42, Manner.of(CompletionType.GIVEN));
    }

    private static Refusal refusal(String code, UserId by) {
        return new Refusal(
                code, Map.of("conversationId", "talk", "participantId", "stint", "userId", by.value()));
    }
}
