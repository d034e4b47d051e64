package io.onbehalf.wrapup.domain.acw;

import static io.onbehalf.kit.domain.WrapupPrompt.AGENT_REQUESTED;
import static io.onbehalf.kit.domain.WrapupPrompt.MANDATORY;
import static io.onbehalf.wrapup.domain.Examples.AMY;
import static io.onbehalf.wrapup.domain.Examples.BEN;
import static io.onbehalf.wrapup.domain.Examples.FOLLOW_UP;
import static io.onbehalf.wrapup.domain.Examples.LATER;
import static io.onbehalf.wrapup.domain.Examples.NOON;
import static io.onbehalf.wrapup.domain.Examples.NOTES;
import static io.onbehalf.wrapup.domain.Examples.OTHER;
import static io.onbehalf.wrapup.domain.Examples.RESOLVED;
import static io.onbehalf.wrapup.domain.Examples.SESSION;
import static io.onbehalf.wrapup.domain.Examples.STINT;
import static io.onbehalf.wrapup.domain.Examples.SUE;
import static io.onbehalf.wrapup.domain.Examples.SUPPORT;
import static io.onbehalf.wrapup.domain.Examples.TALK;
import static io.onbehalf.wrapup.domain.Examples.WITH_FOLLOW_UP;
import static io.onbehalf.wrapup.domain.Examples.WITH_RESOLVED;
import static io.onbehalf.wrapup.domain.Examples.code;
import static io.onbehalf.wrapup.domain.Examples.connected;
import static io.onbehalf.wrapup.domain.Examples.disconnected;
import static io.onbehalf.wrapup.domain.Examples.opened;
import static io.onbehalf.wrapup.domain.Examples.requested;
import static io.onbehalf.wrapup.domain.Examples.stint;
import static io.onbehalf.wrapup.domain.Examples.terms;
import static io.onbehalf.wrapup.domain.Examples.wrapup;
import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.kit.domain.OrganizationId;
import io.onbehalf.kit.domain.Refusal;
import io.onbehalf.kit.domain.UserId;
import io.onbehalf.kit.domain.WrapupPrompt;
import io.onbehalf.kit.domain.wrapup.CompletionType;
import io.onbehalf.kit.domain.wrapup.WrapupInput;
import io.onbehalf.wrapup.domain.Specification;
import io.onbehalf.wrapup.domain.acw.WrapupEvent.Manner;
import io.onbehalf.wrapup.domain.acw.WrapupEvent.ProvisionalWrapupGiven;
import io.onbehalf.wrapup.domain.acw.WrapupEvent.WrapupCompleted;
import io.onbehalf.wrapup.domain.acw.WrapupEvent.WrapupCorrected;
import io.onbehalf.wrapup.domain.acw.WrapupEvent.WrapupRefused;
import io.onbehalf.wrapup.domain.acw.WrapupRequest.ReportedStint;
import io.onbehalf.wrapup.domain.acw.WrapupRequest.WrapupRequested;
import io.onbehalf.wrapup.domain.codes.CodeId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// A wrap-up that conversation-service passes on says what it knows of the stint, as an event of it may be
/// missing.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class MissingEventsTest {

    private static final Optional<Instant> LASTS = Optional.empty();
    private static final Optional<Instant> ENDED = Optional.of(NOON);

    private final Specification<StintState, WrapupRequest, WrapupEvent, WrapupReply> stint =
            Specification.of(
                    WrapupDecider.of(
                            (_, _) -> List.of(code(RESOLVED, "Resolved"), code(FOLLOW_UP, "Follow-up")),
                            _ -> false));

    @Test
    void a_stint_of_which_nothing_has_arrived_is_wrapped_up_once_it_is_over() {
        stint.when(passedOn(AMY, MANDATORY, ENDED))
                .then(disconnected(MANDATORY), opened(MANDATORY), completed(AMY, WITH_RESOLVED))
                .answering(WrapupReply.ACCEPTED);
    }

    @Test
    void a_stint_of_which_nothing_has_arrived_is_wrapped_up_while_it_lasts_and_completes_with_its_end() {
        var begun = stint.when(passedOn(AMY, MANDATORY, LASTS));
        begun.then(connected(MANDATORY), given(WITH_RESOLVED)).answering(WrapupReply.ACCEPTED);

        stint.given(connected(MANDATORY), given(WITH_RESOLVED))
                .when(disconnected(MANDATORY))
                .then(disconnected(MANDATORY), opened(MANDATORY), completedAtTheEnd());
    }

    @Test
    void a_stint_whose_end_is_missing_ends_before_its_wrapup() {
        stint.given(connected(MANDATORY))
                .when(passedOn(AMY, MANDATORY, ENDED))
                .then(disconnected(MANDATORY), opened(MANDATORY), completed(AMY, WITH_RESOLVED))
                .answering(WrapupReply.ACCEPTED);
    }

    @Test
    void a_wrapup_that_was_given_before_the_missing_end_is_completed_by_it_and_then_corrected() {
        stint.given(connected(MANDATORY), given(WITH_FOLLOW_UP))
                .when(passedOn(AMY, MANDATORY, ENDED))
                .then(
                        disconnected(MANDATORY),
                        opened(MANDATORY),
                        new WrapupCompleted(
                                NOON,
                                TALK,
                                STINT,
                                AMY,
                                SUPPORT,
                                AMY,
                                WITH_FOLLOW_UP,
                                0,
                                Manner.of(CompletionType.GIVEN)),
                        new WrapupCorrected(
                                TALK, STINT, AMY, SUPPORT, AMY, WITH_RESOLVED, 1, Optional.empty()));
    }

    @Test
    void after_call_work_that_was_requested_is_owed_also_where_the_end_is_missing() {
        stint.when(passedOn(SUE, AGENT_REQUESTED, ENDED))
                .then(requested(AGENT_REQUESTED), opened(AGENT_REQUESTED), completed(SUE, WITH_RESOLVED));
    }

    @Test
    void an_event_that_arrives_later_changes_nothing() {
        var wrappedUp =
                stint.given(disconnected(MANDATORY), opened(MANDATORY), completed(AMY, WITH_RESOLVED));

        wrappedUp.when(connected(MANDATORY)).thenNothing().unanswered();
        wrappedUp.when(disconnected(MANDATORY)).thenNothing().unanswered();
    }

    @Test
    void a_stint_that_is_known_to_be_over_is_as_its_events_say() {
        stint.given(disconnected(MANDATORY), opened(MANDATORY))
                .when(passedOn(AMY, AGENT_REQUESTED, Optional.of(NOON.minusSeconds(9))))
                .then(completed(AMY, WITH_RESOLVED));
    }

    @Test
    void who_may_not_wrap_up_the_missing_stint_is_refused() {
        var outcome = stint.when(passedOn(BEN, MANDATORY, ENDED));

        assertThat(outcome.events()).startsWith(disconnected(MANDATORY), opened(MANDATORY));
        assertThat(outcome.events().getLast())
                .isInstanceOfSatisfying(
                        WrapupRefused.class,
                        refused -> assertThat(refused.refusal().code()).isEqualTo(Refusal.NOT_PARTICIPANT));
    }

    @Test
    void what_is_said_of_another_organization_s_stint_does_not_end_it() {
        var outcome = stint.given(connected(MANDATORY)).when(passedOn(OTHER, SUE, MANDATORY, ENDED));

        assertThat(outcome.events())
                .singleElement()
                .isInstanceOfSatisfying(
                        WrapupRefused.class,
                        refused ->
                                assertThat(refused.refusal().code())
                                        .isEqualTo(Refusal.PARTICIPANT_NOT_FOUND));
    }

    @Test
    void without_what_is_known_of_it_a_stint_of_which_nothing_has_arrived_is_not_found() {
        stint.when(wrapup(AMY, RESOLVED)).thenNothing();
    }

    private static WrapupRequested passedOn(UserId by, WrapupPrompt prompt, Optional<Instant> endedAt) {
        return passedOn(stint(prompt).organizationId(), by, prompt, endedAt);
    }

    private static WrapupRequested passedOn(
            OrganizationId organization, UserId by, WrapupPrompt prompt, Optional<Instant> endedAt) {
        return new WrapupRequested(
                organization,
                LATER,
                by,
                TALK,
                STINT,
                Optional.empty(),
                input(RESOLVED),
                by.equals(SUE),
                Optional.of(
                        new ReportedStint(
                                SESSION, AMY, SUPPORT, terms(prompt), endedAt, prompt == AGENT_REQUESTED)));
    }

    private static WrapupInput input(CodeId code) {
        return WrapupInput.of(Optional.of(code.value()), NOTES);
    }

    private static ProvisionalWrapupGiven given(Wrapup wrapup) {
        return new ProvisionalWrapupGiven(TALK, STINT, AMY, SUPPORT, AMY, wrapup, false, Optional.empty());
    }

    private static WrapupCompleted completedAtTheEnd() {
        return new WrapupCompleted(
                NOON, TALK, STINT, AMY, SUPPORT, AMY, WITH_RESOLVED, 0, Manner.of(CompletionType.GIVEN));
    }

    private static WrapupCompleted completed(UserId by, Wrapup wrapup) {
        return new WrapupCompleted(
                LATER, TALK, STINT, AMY, SUPPORT, by, wrapup, 42, Manner.of(CompletionType.GIVEN));
    }
}
