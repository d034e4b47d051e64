package io.onbehalf.wrapup.domain.acw;

import static io.onbehalf.kit.domain.WrapupPrompt.AGENT_REQUESTED;
import static io.onbehalf.kit.domain.WrapupPrompt.MANDATORY;
import static io.onbehalf.kit.domain.WrapupPrompt.OPTIONAL;
import static io.onbehalf.wrapup.domain.Examples.AMY;
import static io.onbehalf.wrapup.domain.Examples.BEN;
import static io.onbehalf.wrapup.domain.Examples.FOLLOW_UP;
import static io.onbehalf.wrapup.domain.Examples.NOON;
import static io.onbehalf.wrapup.domain.Examples.NOTES;
import static io.onbehalf.wrapup.domain.Examples.RESOLVED;
import static io.onbehalf.wrapup.domain.Examples.STINT;
import static io.onbehalf.wrapup.domain.Examples.SUE;
import static io.onbehalf.wrapup.domain.Examples.SUPPORT;
import static io.onbehalf.wrapup.domain.Examples.TALK;
import static io.onbehalf.wrapup.domain.Examples.WITHOUT_CODE;
import static io.onbehalf.wrapup.domain.Examples.WITH_FOLLOW_UP;
import static io.onbehalf.wrapup.domain.Examples.WITH_RESOLVED;
import static io.onbehalf.wrapup.domain.Examples.code;
import static io.onbehalf.wrapup.domain.Examples.connected;
import static io.onbehalf.wrapup.domain.Examples.disconnected;
import static io.onbehalf.wrapup.domain.Examples.opened;
import static io.onbehalf.wrapup.domain.Examples.provisionalWrapup;
import static io.onbehalf.wrapup.domain.Examples.stint;
import static io.onbehalf.wrapup.domain.Examples.wrapup;
import static io.onbehalf.wrapup.domain.Examples.wrapupWithoutCode;
import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.kit.domain.Refusal;
import io.onbehalf.kit.domain.UserId;
import io.onbehalf.kit.domain.wrapup.CompletionType;
import io.onbehalf.kit.domain.wrapup.SystemWrapupCodes;
import io.onbehalf.kit.domain.wrapup.WrapupInput;
import io.onbehalf.wrapup.domain.Examples;
import io.onbehalf.wrapup.domain.Specification;
import io.onbehalf.wrapup.domain.acw.WrapupEvent.Manner;
import io.onbehalf.wrapup.domain.acw.WrapupEvent.ProvisionalWrapupGiven;
import io.onbehalf.wrapup.domain.acw.WrapupEvent.WrapupCompleted;
import io.onbehalf.wrapup.domain.acw.WrapupEvent.WrapupRefused;
import io.onbehalf.wrapup.domain.acw.WrapupState.Completed;
import io.onbehalf.wrapup.domain.acw.WrapupState.Connected;
import io.onbehalf.wrapup.domain.acw.WrapupState.Pending;
import io.onbehalf.wrapup.domain.acw.WrapupState.Provisional;
import io.onbehalf.wrapup.domain.codes.OfferedCodes;
import io.onbehalf.wrapup.domain.codes.WrapupCodeSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ProvisionalWrapupTest {

    private final List<WrapupCodeSnapshot> codes =
            new ArrayList<>(List.of(code(RESOLVED, "Resolved"), code(FOLLOW_UP, "Follow-up")));
    private final OfferedCodes offered = (_, _) -> codes;
    private final Specification<StintState, WrapupRequest, WrapupEvent, WrapupReply> connected =
            Specification.of(WrapupDecider.of(offered, _ -> false)).given(connected(MANDATORY));
    private final Specification<StintState, WrapupRequest, WrapupEvent, WrapupReply> provisional =
            connected.given(given(AMY, WITH_RESOLVED));

    @Test
    void a_wrapup_of_a_connected_stint_is_provisional() {
        connected.when(wrapup(AMY, RESOLVED)).then(given(AMY, WITH_RESOLVED)).answering(WrapupReply.ACCEPTED);
        assertThat(provisional.state().work())
                .isEqualTo(new Provisional(stint(MANDATORY), AMY, WITH_RESOLVED, false));
    }

    @Test
    void one_that_is_called_provisional_is_saved_and_needs_no_code() {
        connected
                .when(provisionalWrapup(AMY, RESOLVED))
                .then(saved(AMY, WITH_RESOLVED))
                .answering(WrapupReply.ACCEPTED);
        connected
                .when(Examples.wrapup(AMY, WrapupInput.of(Optional.empty(), NOTES).asProvisional()))
                .then(saved(AMY, WITHOUT_CODE))
                .answering(WrapupReply.ACCEPTED);
    }

    @Test
    void the_end_of_the_stint_does_not_complete_what_was_only_saved() {
        var ended =
                connected
                        .given(saved(AMY, WITH_RESOLVED))
                        .when(disconnected(MANDATORY))
                        .then(disconnected(MANDATORY), opened(MANDATORY));
        ended.unanswered();
        assertThat(
                        connected
                                .given(saved(AMY, WITH_RESOLVED), disconnected(MANDATORY), opened(MANDATORY))
                                .state()
                                .work())
                .isEqualTo(
                        new Pending(
                                stint(MANDATORY),
                                NOON,
                                true,
                                Optional.of(new SavedWrapup(AMY, WITH_RESOLVED))));
    }

    @Test
    void where_no_after_call_work_follows_the_end_completes_also_what_was_saved() {
        Specification.of(WrapupDecider.of(offered, _ -> false))
                .given(connected(AGENT_REQUESTED), saved(AMY, WITHOUT_CODE))
                .when(disconnected(AGENT_REQUESTED))
                .then(disconnected(AGENT_REQUESTED), completed(AMY, WITHOUT_CODE));
    }

    @Test
    void a_wrapup_without_the_code_that_the_queue_asks_for_at_the_end_does_not_complete() {
        Specification.of(WrapupDecider.of(offered, _ -> false))
                .given(connected(OPTIONAL), given(AMY, WITHOUT_CODE))
                .when(disconnected(MANDATORY))
                .then(disconnected(MANDATORY), opened(MANDATORY));
    }

    @Test
    void what_may_be_skipped_at_the_end_is_skipped_and_what_may_not_is_forgotten() {
        Wrapup skipped = Wrapup.NONE.with(SystemWrapupCodes.SKIPPED);
        var optional =
                Specification.of(WrapupDecider.of(offered, _ -> false))
                        .given(connected(OPTIONAL), given(AMY, skipped));

        optional.when(disconnected(OPTIONAL))
                .then(
                        disconnected(OPTIONAL),
                        opened(OPTIONAL),
                        new WrapupCompleted(
                                NOON,
                                TALK,
                                STINT,
                                AMY,
                                SUPPORT,
                                AMY,
                                skipped,
                                0,
                                Manner.of(CompletionType.SKIPPED)));
        optional.when(disconnected(MANDATORY)).then(disconnected(MANDATORY), opened(MANDATORY));
        assertThat(optional.given(disconnected(MANDATORY), opened(MANDATORY)).state().work())
                .isEqualTo(new Pending(stint(MANDATORY), NOON, true, Optional.empty()));
    }

    @Test
    void another_one_replaces_it() {
        provisional
                .when(wrapup(AMY, FOLLOW_UP))
                .then(given(AMY, WITH_FOLLOW_UP))
                .answering(WrapupReply.ACCEPTED);
        assertThat(provisional.given(given(AMY, WITH_FOLLOW_UP)).state().work())
                .isEqualTo(new Provisional(stint(MANDATORY), AMY, WITH_FOLLOW_UP, false));
    }

    @Test
    void the_same_one_again_changes_nothing() {
        provisional.when(wrapup(AMY, RESOLVED)).thenNothing().answering(WrapupReply.ACCEPTED);
    }

    @Test
    void a_supervisor_s_replaces_the_agent_s() {
        provisional
                .when(wrapup(SUE, RESOLVED))
                .then(given(SUE, WITH_RESOLVED))
                .answering(WrapupReply.ACCEPTED);
    }

    @Test
    void the_end_of_the_stint_completes_it_without_after_call_work() {
        provisional
                .when(disconnected(MANDATORY))
                .then(disconnected(MANDATORY), opened(MANDATORY), completed(AMY, WITH_RESOLVED))
                .unanswered();
        assertThat(provisional.given(disconnected(MANDATORY), completed(AMY, WITH_RESOLVED)).state().work())
                .isEqualTo(new Completed(stint(MANDATORY), NOON, WITH_RESOLVED, 0, 0, false));
    }

    @Test
    void where_no_wrapup_is_asked_for_none_is_opened_before_it_completes() {
        Specification.of(WrapupDecider.of(offered, _ -> false))
                .given(connected(AGENT_REQUESTED), given(SUE, WITH_RESOLVED))
                .when(disconnected(AGENT_REQUESTED))
                .then(disconnected(AGENT_REQUESTED), completed(SUE, WITH_RESOLVED));
    }

    @Test
    void it_completes_even_if_the_queue_offers_its_code_no_longer() {
        codes.clear();
        assertThat(provisional.when(disconnected(MANDATORY)).events())
                .contains(completed(AMY, WITH_RESOLVED));
    }

    @Test
    void a_code_that_the_queue_does_not_offer_is_refused_and_changes_nothing() {
        codes.removeLast();
        var refusal = WrapupRefusals.codeNotOffered(stint(MANDATORY));
        var refused = new WrapupRefused(TALK, STINT, AMY, refusal);

        connected.when(wrapup(AMY, FOLLOW_UP)).then(refused).answering(WrapupReply.refused(refusal));
        assertThat(connected.given(refused).state().work()).isEqualTo(new Connected(stint(MANDATORY)));
        provisional.when(wrapup(AMY, FOLLOW_UP)).then(refused).answering(WrapupReply.refused(refusal));
        assertThat(provisional.given(refused).state().work())
                .isEqualTo(new Provisional(stint(MANDATORY), AMY, WITH_RESOLVED, false));
    }

    @Test
    void a_code_is_required_only_where_the_wrapup_will_be_owed() {
        var refusal = WrapupRefusals.of(WrapupRefusals.CODE_REQUIRED, wrapupWithoutCode(AMY));
        connected
                .when(wrapupWithoutCode(AMY))
                .then(new WrapupRefused(TALK, STINT, AMY, refusal))
                .answering(WrapupReply.refused(refusal));
        Specification.of(WrapupDecider.of(offered, _ -> false))
                .given(connected(OPTIONAL))
                .when(wrapupWithoutCode(AMY))
                .then(given(AMY, WITHOUT_CODE))
                .answering(WrapupReply.ACCEPTED);
    }

    @Test
    void what_was_given_completes_the_stint_where_the_agent_says_no_more_with_the_disconnect() {
        Wrapup whole = new Wrapup(Optional.of(RESOLVED), Optional.of("Resolved"), NOTES, List.of("refund"));
        var done = Examples.wrapup(AMY, WrapupInput.of(Optional.empty(), Optional.empty()));

        codes.clear();
        connected.given(saved(AMY, whole)).when(done).then(given(AMY, whole)).answering(WrapupReply.ACCEPTED);
    }

    @Test
    void a_supervisor_s_says_why() {
        WrapupInput because =
                WrapupInput.of(Optional.of(RESOLVED.value()), NOTES).because("is new to this queue");

        assertThat(connected.when(Examples.wrapup(SUE, because)).events())
                .singleElement()
                .returns(
                        Optional.of("is new to this queue"),
                        event -> ((ProvisionalWrapupGiven) event).reason());
    }

    @Test
    void nobody_else_gives_it() {
        var refusal = WrapupRefusals.of(Refusal.NOT_PARTICIPANT, wrapup(BEN, RESOLVED));
        provisional
                .when(wrapup(BEN, RESOLVED))
                .then(new WrapupRefused(TALK, STINT, BEN, refusal))
                .answering(WrapupReply.refused(refusal));
    }

    private static ProvisionalWrapupGiven given(UserId by, Wrapup wrapup) {
        return new ProvisionalWrapupGiven(TALK, STINT, AMY, SUPPORT, by, wrapup, false, Optional.empty());
    }

    private static ProvisionalWrapupGiven saved(UserId by, Wrapup wrapup) {
        return new ProvisionalWrapupGiven(TALK, STINT, AMY, SUPPORT, by, wrapup, true, Optional.empty());
    }

    private static WrapupCompleted completed(UserId by, Wrapup wrapup) {
        return new WrapupCompleted(
                NOON, TALK, STINT, AMY, SUPPORT, by, wrapup, 0, Manner.of(CompletionType.GIVEN));
    }
}
