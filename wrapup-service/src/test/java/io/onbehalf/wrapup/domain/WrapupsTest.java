package io.onbehalf.wrapup.domain;

import static io.onbehalf.kit.domain.WrapupPrompt.AGENT_REQUESTED;
import static io.onbehalf.kit.domain.WrapupPrompt.MANDATORY;
import static io.onbehalf.kit.domain.WrapupPrompt.OPTIONAL;
import static io.onbehalf.wrapup.domain.Examples.ACME;
import static io.onbehalf.wrapup.domain.Examples.AMY;
import static io.onbehalf.wrapup.domain.Examples.FOLLOW_UP;
import static io.onbehalf.wrapup.domain.Examples.LATER;
import static io.onbehalf.wrapup.domain.Examples.OTHER;
import static io.onbehalf.wrapup.domain.Examples.RESOLVED;
import static io.onbehalf.wrapup.domain.Examples.SESSION;
import static io.onbehalf.wrapup.domain.Examples.STINT;
import static io.onbehalf.wrapup.domain.Examples.SUE;
import static io.onbehalf.wrapup.domain.Examples.SUPPORT;
import static io.onbehalf.wrapup.domain.Examples.TALK;
import static io.onbehalf.wrapup.domain.Examples.code;
import static io.onbehalf.wrapup.domain.Examples.connected;
import static io.onbehalf.wrapup.domain.Examples.disconnected;
import static io.onbehalf.wrapup.domain.Examples.forwarded;
import static io.onbehalf.wrapup.domain.Examples.wrapup;
import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.kit.domain.CommunicationId;
import io.onbehalf.kit.domain.ConversationId;
import io.onbehalf.kit.domain.Refusal;
import io.onbehalf.kit.domain.UserId;
import io.onbehalf.kit.domain.WrapupPrompt;
import io.onbehalf.wrapup.domain.Specification.Outcome;
import io.onbehalf.wrapup.domain.Stint.WrapupDone;
import io.onbehalf.wrapup.domain.WrapupEvent.WrapupCompleted;
import io.onbehalf.wrapup.domain.WrapupEvent.WrapupOpened;
import io.onbehalf.wrapup.domain.WrapupEvent.WrapupRefused;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class WrapupsTest {

    private static final OfferedCodes OFFERED = (_, _) -> List.of(code(RESOLVED, "Resolved"));

    private final Specification<Stint, WrapupRequest, WrapupEvent> stint =
            Specification.of(Wrapups.decider(OFFERED));
    private final Specification<Stint, WrapupRequest, WrapupEvent> owed =
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
        owed.when(wrapup(AMY, RESOLVED)).then(completed(AMY, RESOLVED, "Resolved")).accepted();
    }

    @Test
    void a_supervisor_wraps_up_for_the_agent() {
        owed.when(wrapup(SUE, RESOLVED)).then(completed(SUE, RESOLVED, "Resolved")).accepted();
    }

    @Test
    void nobody_else_wraps_up_for_the_agent() {
        var ben = new UserId("ben");
        refused(owed.when(wrapup(ben, RESOLVED)), WrapupRefusals.NOT_PARTICIPANT, ben);
    }

    @Test
    void a_stint_is_wrapped_up_once() {
        var done = owed.given(completed(AMY, RESOLVED, "Resolved"));
        refused(done.when(wrapup(AMY, RESOLVED)), WrapupRefusals.ALREADY_COMPLETED, AMY);
    }

    @Test
    void a_connected_stint_is_not_wrapped_up_yet() {
        refused(
                stint.given(connected(MANDATORY)).when(wrapup(AMY, RESOLVED)),
                WrapupRefusals.PARTICIPANT_CONNECTED,
                AMY);
    }

    @Test
    void an_unknown_stint_is_not_found() {
        refused(stint.when(wrapup(AMY, RESOLVED)), WrapupRefusals.PARTICIPANT_NOT_FOUND, AMY);
    }

    @Test
    void a_stint_of_another_organization_is_not_found() {
        refused(
                owed.when(wrapup(OTHER, AMY, TALK, SESSION, RESOLVED, true)),
                WrapupRefusals.PARTICIPANT_NOT_FOUND,
                AMY);
    }

    @Test
    void a_stint_is_not_found_under_another_session() {
        refused(
                owed.when(wrapup(ACME, AMY, TALK, new CommunicationId("else"), RESOLVED, false)),
                WrapupRefusals.PARTICIPANT_NOT_FOUND,
                AMY);
    }

    @Test
    void a_stint_is_not_found_in_another_conversation() {
        var elsewhere = new ConversationId("else");
        owed.when(wrapup(ACME, AMY, elsewhere, SESSION, RESOLVED, false))
                .refused(
                        new Refusal(
                                WrapupRefusals.PARTICIPANT_NOT_FOUND,
                                Map.of(
                                        "conversationId", "else",
                                        "participantId", "stint",
                                        "userId", "amy")));
    }

    @Test
    void a_code_is_required_where_the_wrapup_is_owed() {
        refused(owed.when(wrapup(AMY, null)), WrapupRefusals.CODE_REQUIRED, AMY);
    }

    @Test
    void a_code_that_the_queue_does_not_offer_is_refused() {
        var refusal =
                new Refusal(
                        WrapupRefusals.CODE_NOT_OFFERED,
                        Map.of("queueId", "support", "participantId", "stint"));
        owed.when(wrapup(AMY, FOLLOW_UP))
                .then(new WrapupRefused(TALK, STINT, AMY, refusal, false))
                .refused(refusal);
    }

    @Test
    void an_optional_wrapup_needs_no_code() {
        stint.given(connected(OPTIONAL), disconnected(OPTIONAL), opened(OPTIONAL))
                .when(wrapup(AMY, null))
                .then(completed(AMY, null, null))
                .accepted();
    }

    @Test
    void an_agent_who_was_not_asked_may_wrap_up_all_the_same() {
        stint.given(connected(AGENT_REQUESTED), disconnected(AGENT_REQUESTED))
                .when(wrapup(AMY, RESOLVED))
                .then(completed(AMY, RESOLVED, "Resolved"))
                .accepted();
    }

    @Test
    void a_forwarded_wrapup_is_decided_alike_but_nobody_hears_of_it() {
        owed.when(forwarded(AMY, RESOLVED)).then(completed(AMY, RESOLVED, "Resolved")).unanswered();
        var outcome = owed.when(forwarded(AMY, null));
        outcome.then(new WrapupRefused(TALK, STINT, AMY, refusal(WrapupRefusals.CODE_REQUIRED, AMY), true))
                .unanswered();
    }

    @Test
    void a_completed_wrapup_is_kept_to_be_shown() {
        assertThat(owed.given(completed(AMY, RESOLVED, "Resolved")).state())
                .isEqualTo(
                        new WrapupDone(
                                connected(MANDATORY).details(),
                                LATER,
                                RESOLVED,
                                "Resolved",
                                "All is well",
                                42));
    }

    private static WrapupOpened opened(WrapupPrompt prompt) {
        return new WrapupOpened(
                TALK, STINT, AMY, SUPPORT, prompt, null, prompt != OPTIONAL && prompt != AGENT_REQUESTED);
    }

    private static WrapupCompleted completed(UserId by, @Nullable CodeId code, @Nullable String name) {
        return new WrapupCompleted(LATER, TALK, STINT, AMY, SUPPORT, by, code, name, "All is well", 42);
    }

    private static Refusal refusal(String code, UserId by) {
        return new Refusal(
                code, Map.of("conversationId", "talk", "participantId", "stint", "userId", by.value()));
    }

    private static void refused(Outcome<WrapupEvent> outcome, String code, UserId by) {
        Refusal refusal = refusal(code, by);
        outcome.then(new WrapupRefused(TALK, STINT, by, refusal, false)).refused(refusal);
    }
}
