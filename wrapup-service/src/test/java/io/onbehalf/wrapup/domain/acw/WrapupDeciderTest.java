package io.onbehalf.wrapup.domain.acw;

import static io.onbehalf.kit.domain.WrapupPrompt.AGENT_REQUESTED;
import static io.onbehalf.kit.domain.WrapupPrompt.MANDATORY;
import static io.onbehalf.kit.domain.WrapupPrompt.OPTIONAL;
import static io.onbehalf.wrapup.domain.Examples.ACME;
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
import static io.onbehalf.wrapup.domain.Examples.WITHOUT_CODE;
import static io.onbehalf.wrapup.domain.Examples.WITH_RESOLVED;
import static io.onbehalf.wrapup.domain.Examples.code;
import static io.onbehalf.wrapup.domain.Examples.connected;
import static io.onbehalf.wrapup.domain.Examples.disconnected;
import static io.onbehalf.wrapup.domain.Examples.opened;
import static io.onbehalf.wrapup.domain.Examples.provisionalWrapup;
import static io.onbehalf.wrapup.domain.Examples.requested;
import static io.onbehalf.wrapup.domain.Examples.skip;
import static io.onbehalf.wrapup.domain.Examples.stint;
import static io.onbehalf.wrapup.domain.Examples.wrapup;
import static io.onbehalf.wrapup.domain.Examples.wrapupWithoutCode;
import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.kit.domain.AfterCallTerms;
import io.onbehalf.kit.domain.CommunicationId;
import io.onbehalf.kit.domain.ConversationId;
import io.onbehalf.kit.domain.OrganizationId;
import io.onbehalf.kit.domain.Refusal;
import io.onbehalf.kit.domain.UserId;
import io.onbehalf.kit.domain.WrapupPrompt;
import io.onbehalf.kit.domain.wrapup.CompletionType;
import io.onbehalf.kit.domain.wrapup.SystemWrapupCodes;
import io.onbehalf.kit.domain.wrapup.WrapupInput;
import io.onbehalf.wrapup.domain.Specification;
import io.onbehalf.wrapup.domain.Specification.Outcome;
import io.onbehalf.wrapup.domain.acw.WrapupEvent.Manner;
import io.onbehalf.wrapup.domain.acw.WrapupEvent.ProvisionalWrapupGiven;
import io.onbehalf.wrapup.domain.acw.WrapupEvent.WrapupCompleted;
import io.onbehalf.wrapup.domain.acw.WrapupEvent.WrapupCorrected;
import io.onbehalf.wrapup.domain.acw.WrapupEvent.WrapupRefused;
import io.onbehalf.wrapup.domain.acw.WrapupRequest.ParticipantDisconnected;
import io.onbehalf.wrapup.domain.acw.WrapupRequest.WrapupRequested;
import io.onbehalf.wrapup.domain.acw.WrapupState.Completed;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class WrapupDeciderTest {

    private final Specification<StintState, WrapupRequest, WrapupEvent, WrapupReply> stint =
            Specification.of(WrapupDecider.of((_, _) -> List.of(code(RESOLVED, "Resolved")), _ -> false));
    private final Specification<StintState, WrapupRequest, WrapupEvent, WrapupReply> owed =
            stint.given(connected(MANDATORY), disconnected(MANDATORY), opened(MANDATORY));

    @Test
    void a_stint_that_begins_is_remembered() {
        stint.when(connected(MANDATORY)).then(connected(MANDATORY)).unanswered();
    }

    @ParameterizedTest
    @EnumSource(names = {"MANDATORY", "MANDATORY_TIMEOUT", "MANDATORY_FORCED_TIMEOUT"})
    void a_stint_that_ends_under_a_mandatory_prompt_owes_a_wrapup(WrapupPrompt prompt) {
        assertThat(opened(prompt).required()).isTrue();
        stint.given(connected(prompt))
                .when(disconnected(prompt))
                .then(disconnected(prompt), opened(prompt))
                .unanswered();
    }

    @Test
    void a_stint_that_ends_under_an_optional_prompt_may_be_wrapped_up() {
        assertThat(opened(OPTIONAL).required()).isFalse();
        stint.given(connected(OPTIONAL))
                .when(disconnected(OPTIONAL))
                .then(disconnected(OPTIONAL), opened(OPTIONAL));
    }

    @ParameterizedTest
    @EnumSource(names = {"AGENT_REQUESTED", "UNKNOWN"})
    void a_stint_that_ends_without_being_asked_opens_no_wrapup(WrapupPrompt prompt) {
        stint.given(connected(prompt)).when(disconnected(prompt)).then(disconnected(prompt));
    }

    @Test
    void a_stint_whose_beginning_was_missed_is_known_from_its_end() {
        stint.when(disconnected(MANDATORY)).then(disconnected(MANDATORY), opened(MANDATORY));
    }

    @Test
    void a_stint_ends_once() {
        owed.when(disconnected(MANDATORY)).thenNothing();
    }

    @Test
    void its_agent_wraps_up_with_a_code_that_the_queue_offers() {
        accepted(owed.when(wrapup(AMY, RESOLVED)).then(completed(AMY, WITH_RESOLVED)));
    }

    @Test
    void a_supervisor_wraps_up_for_the_agent() {
        accepted(owed.when(wrapup(SUE, RESOLVED)).then(completed(SUE, WITH_RESOLVED)));
    }

    @Test
    void nobody_else_wraps_up_for_the_agent() {
        refused(owed.when(wrapup(BEN, RESOLVED)), Refusal.NOT_PARTICIPANT, BEN);
    }

    @Test
    void after_call_work_that_was_requested_owes_a_wrapup() {
        stint.given(connected(AGENT_REQUESTED))
                .when(requested(AGENT_REQUESTED))
                .then(requested(AGENT_REQUESTED), opened(AGENT_REQUESTED));
    }

    /// Events of versions without the organization's limit.
    @Test
    void an_optional_prompt_without_a_limit_opens_no_wrapup() {
        var stint = new Stint(ACME, TALK, STINT, SESSION, AMY, SUPPORT, new AfterCallTerms(OPTIONAL));
        var ended = new ParticipantDisconnected(NOON, stint, false);
        this.stint.when(ended).then(ended);
    }

    @Test
    void a_stint_is_wrapped_up_once_and_then_corrected() {
        var done = owed.given(completed(AMY, WITHOUT_CODE));
        accepted(done.when(wrapup(AMY, RESOLVED)).then(corrected(AMY, WITH_RESOLVED, 1)));
        accepted(
                done.given(corrected(AMY, WITHOUT_CODE, 1))
                        .when(wrapup(SUE, RESOLVED))
                        .then(corrected(SUE, WITH_RESOLVED, 2)));
        assertThat(done.given(corrected(AMY, WITH_RESOLVED, 1)).state().work())
                .isEqualTo(new Completed(stint(MANDATORY), LATER, WITH_RESOLVED, 42, 1, true));
    }

    @Test
    void a_correction_that_changes_nothing_is_none() {
        var done = owed.given(completed(AMY, WITH_RESOLVED));
        accepted(done.when(wrapup(SUE, RESOLVED)).thenNothing());
    }

    @Test
    void what_was_read_can_be_sent_back_but_no_other_times() {
        var done =
                stint.given(
                        connected(OPTIONAL),
                        disconnected(OPTIONAL),
                        opened(OPTIONAL),
                        completed(AMY, Wrapup.NONE.with(SystemWrapupCodes.TIMEOUT)));
        accepted(done.when(echo(42, LATER)).thenNothing());
        assertThat(done.when(echo(43, LATER)).events())
                .singleElement()
                .isInstanceOfSatisfying(
                        WrapupRefused.class,
                        refused ->
                                assertThat(refused.refusal().params())
                                        .containsEntry("fieldName", "durationSeconds"));
        assertThat(done.when(echo(42, NOON)).events())
                .singleElement()
                .isInstanceOfSatisfying(
                        WrapupRefused.class,
                        refused ->
                                assertThat(refused.refusal().params()).containsEntry("fieldName", "endTime"));
        assertThat(owed.when(echo(42, LATER)).events())
                .singleElement()
                .isInstanceOfSatisfying(
                        WrapupRefused.class,
                        refused ->
                                assertThat(refused.refusal().code())
                                        .isEqualTo(WrapupRefusals.TIMES_NOT_SETTABLE));
    }

    @Test
    void nobody_skips_what_is_completed() {
        refused(
                stint.given(
                                connected(OPTIONAL),
                                disconnected(OPTIONAL),
                                opened(OPTIONAL),
                                completed(AMY, WITH_RESOLVED))
                        .when(skip(AMY)),
                WrapupRefusals.ALREADY_COMPLETED,
                AMY);
    }

    @Test
    void nothing_is_provisional_once_the_work_is_over() {
        refused(
                owed.given(completed(AMY, WITH_RESOLVED)).when(provisionalWrapup(AMY, RESOLVED)),
                WrapupRefusals.NOT_PROVISIONAL,
                AMY);
        refused(
                stint.given(connected(AGENT_REQUESTED), disconnected(AGENT_REQUESTED))
                        .when(provisionalWrapup(AMY, RESOLVED)),
                WrapupRefusals.NOT_PROVISIONAL,
                AMY);
    }

    /// An unknown stint has no thread of events to which the refusal could belong.
    @Test
    void an_unknown_stint_is_not_found_and_leaves_no_event() {
        stint.when(wrapup(AMY, RESOLVED))
                .thenNothing()
                .answering(WrapupReply.refused(refusal(Refusal.PARTICIPANT_NOT_FOUND, AMY)));
    }

    @Test
    void a_stint_of_another_organization_is_not_found() {
        refused(owed.when(naming(OTHER, TALK, Optional.of(SESSION))), Refusal.PARTICIPANT_NOT_FOUND, AMY);
    }

    @Test
    void a_stint_is_not_found_under_another_session() {
        refused(
                owed.when(naming(ACME, TALK, Optional.of(new CommunicationId("else")))),
                Refusal.PARTICIPANT_NOT_FOUND,
                AMY);
    }

    @Test
    void a_stint_is_found_without_its_session() {
        accepted(owed.when(naming(ACME, TALK, Optional.empty())).then(completed(AMY, WITH_RESOLVED)));
    }

    @Test
    void a_stint_is_not_found_in_another_conversation() {
        owed.when(naming(ACME, new ConversationId("else"), Optional.of(SESSION)))
                .answering(
                        WrapupReply.refused(
                                new Refusal(
                                        Refusal.PARTICIPANT_NOT_FOUND,
                                        Map.of(
                                                "conversationId", "else",
                                                "participantId", "stint",
                                                "userId", "amy"))));
    }

    @Test
    void a_code_is_required_where_the_wrapup_is_owed() {
        refused(owed.when(wrapupWithoutCode(AMY)), WrapupRefusals.CODE_REQUIRED, AMY);
    }

    @Test
    void a_code_that_the_queue_does_not_offer_is_refused() {
        Refusal refusal = WrapupRefusals.codeNotOffered(stint(MANDATORY));
        assertThat(refusal.params()).isEqualTo(Map.of("queueId", "support", "participantId", "stint"));
        refused(owed.when(wrapup(AMY, FOLLOW_UP)), refusal, AMY);
    }

    @Test
    void an_optional_wrapup_needs_no_code() {
        accepted(
                stint.given(connected(OPTIONAL), disconnected(OPTIONAL), opened(OPTIONAL))
                        .when(wrapupWithoutCode(AMY))
                        .then(completed(AMY, WITHOUT_CODE)));
    }

    @Test
    void an_agent_who_was_not_asked_may_wrap_up_all_the_same_and_that_was_no_after_call_work() {
        accepted(
                stint.given(connected(AGENT_REQUESTED), disconnected(AGENT_REQUESTED))
                        .when(wrapup(AMY, RESOLVED))
                        .then(
                                new WrapupCompleted(
                                        LATER,
                                        TALK,
                                        STINT,
                                        AMY,
                                        SUPPORT,
                                        AMY,
                                        WITH_RESOLVED,
                                        0,
                                        Manner.of(CompletionType.GIVEN))));
    }

    @Test
    void an_agent_who_is_done_keeps_the_code_the_notes_and_the_tags_that_were_saved() {
        Wrapup whole = new Wrapup(Optional.of(FOLLOW_UP), Optional.of("Follow-up"), NOTES, List.of("refund"));
        var saved =
                owed.given(
                        new ProvisionalWrapupGiven(
                                TALK, STINT, AMY, SUPPORT, AMY, whole, true, Optional.empty()));

        accepted(
                saved.when(wrapup(AMY, WrapupInput.of(Optional.empty(), Optional.empty())))
                        .then(completed(AMY, whole)));
        accepted(
                saved.when(wrapup(AMY, WrapupInput.of(Optional.of(FOLLOW_UP.value()), NOTES)))
                        .then(completed(AMY, new Wrapup(whole.code(), whole.codeName(), NOTES, List.of()))));
        accepted(saved.when(wrapup(AMY, RESOLVED)).then(completed(AMY, WITH_RESOLVED)));
    }

    @Test
    void a_correction_without_a_code_keeps_the_code_and_an_empty_one_changes_nothing() {
        accepted(owed.given(completed(AMY, WITH_RESOLVED)).when(wrapupWithoutCode(AMY)).then());
        accepted(
                stint.given(
                                connected(AGENT_REQUESTED),
                                requested(AGENT_REQUESTED),
                                opened(AGENT_REQUESTED),
                                completed(AMY, WITH_RESOLVED))
                        .when(wrapupWithoutCode(AMY))
                        .then());
    }

    @Test
    void who_wraps_up_for_the_agent_or_corrects_it_says_why_if_they_like() {
        WrapupInput because = WrapupInput.of(Optional.of(RESOLVED.value()), NOTES).because("on leave");

        accepted(
                owed.when(wrapup(SUE, because))
                        .then(
                                new WrapupCompleted(
                                        LATER,
                                        TALK,
                                        STINT,
                                        AMY,
                                        SUPPORT,
                                        SUE,
                                        WITH_RESOLVED,
                                        42,
                                        new Manner(CompletionType.GIVEN, Optional.of("on leave")))));
        accepted(
                owed.given(completed(AMY, WITHOUT_CODE))
                        .when(wrapup(SUE, because))
                        .then(
                                new WrapupCorrected(
                                        TALK,
                                        STINT,
                                        AMY,
                                        SUPPORT,
                                        SUE,
                                        WITH_RESOLVED,
                                        1,
                                        Optional.of("on leave"))));
        accepted(owed.when(wrapup(AMY, because)).then(completed(AMY, WITH_RESOLVED)));
    }

    @Test
    void a_completed_wrapup_is_kept_to_be_shown() {
        assertThat(owed.given(completed(AMY, WITH_RESOLVED)).state().work())
                .isEqualTo(new Completed(stint(MANDATORY), LATER, WITH_RESOLVED, 42, 0, true));
    }

    private static WrapupRequested naming(
            OrganizationId organization, ConversationId conversation, Optional<CommunicationId> session) {
        return new WrapupRequested(
                organization,
                LATER,
                AMY,
                conversation,
                STINT,
                session,
                wrapup(AMY, RESOLVED).wrapup(),
                true,
                Optional.empty());
    }

    private static WrapupCompleted completed(UserId by, Wrapup wrapup) {
        return new WrapupCompleted(
                LATER, TALK, STINT, AMY, SUPPORT, by, wrapup, 42, Manner.of(CompletionType.GIVEN));
    }

    private static WrapupCorrected corrected(UserId by, Wrapup wrapup, int correction) {
        return new WrapupCorrected(TALK, STINT, AMY, SUPPORT, by, wrapup, correction, Optional.empty());
    }

    private static WrapupRequested echo(int seconds, Instant end) {
        return wrapup(
                AMY,
                new WrapupInput(
                        Optional.of(SystemWrapupCodes.TIMEOUT),
                        Optional.empty(),
                        List.of(),
                        false,
                        false,
                        Optional.of(seconds),
                        Optional.of(end),
                        Optional.empty()));
    }

    private static void accepted(Outcome<WrapupEvent, WrapupReply> outcome) {
        outcome.answering(WrapupReply.ACCEPTED);
    }

    private static void refused(Outcome<WrapupEvent, WrapupReply> outcome, String code, UserId by) {
        refused(outcome, refusal(code, by), by);
    }

    private static void refused(Outcome<WrapupEvent, WrapupReply> outcome, Refusal refusal, UserId by) {
        outcome.then(new WrapupRefused(TALK, STINT, by, refusal)).answering(WrapupReply.refused(refusal));
    }

    private static Refusal refusal(String code, UserId by) {
        return new Refusal(
                code, Map.of("conversationId", "talk", "participantId", "stint", "userId", by.value()));
    }
}
