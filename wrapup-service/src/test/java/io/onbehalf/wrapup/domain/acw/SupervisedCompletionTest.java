package io.onbehalf.wrapup.domain.acw;

import static io.onbehalf.kit.domain.WrapupPrompt.AGENT_REQUESTED;
import static io.onbehalf.kit.domain.WrapupPrompt.MANDATORY;
import static io.onbehalf.kit.domain.WrapupPrompt.MANDATORY_TIMEOUT;
import static io.onbehalf.wrapup.domain.Examples.ACME;
import static io.onbehalf.wrapup.domain.Examples.AMY;
import static io.onbehalf.wrapup.domain.Examples.FOLLOW_UP;
import static io.onbehalf.wrapup.domain.Examples.LATER;
import static io.onbehalf.wrapup.domain.Examples.LIMIT;
import static io.onbehalf.wrapup.domain.Examples.NOON;
import static io.onbehalf.wrapup.domain.Examples.NOTES;
import static io.onbehalf.wrapup.domain.Examples.OTHER;
import static io.onbehalf.wrapup.domain.Examples.RESOLVED;
import static io.onbehalf.wrapup.domain.Examples.STINT;
import static io.onbehalf.wrapup.domain.Examples.SUE;
import static io.onbehalf.wrapup.domain.Examples.SUPPORT;
import static io.onbehalf.wrapup.domain.Examples.TALK;
import static io.onbehalf.wrapup.domain.Examples.WITHOUT_CODE;
import static io.onbehalf.wrapup.domain.Examples.WITH_RESOLVED;
import static io.onbehalf.wrapup.domain.Examples.code;
import static io.onbehalf.wrapup.domain.Examples.completion;
import static io.onbehalf.wrapup.domain.Examples.connected;
import static io.onbehalf.wrapup.domain.Examples.disconnected;
import static io.onbehalf.wrapup.domain.Examples.opened;
import static io.onbehalf.wrapup.domain.Examples.wrapup;
import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.kit.domain.Refusal;
import io.onbehalf.kit.domain.WrapupPrompt;
import io.onbehalf.kit.domain.wrapup.CompletionType;
import io.onbehalf.wrapup.domain.Specification;
import io.onbehalf.wrapup.domain.acw.WrapupEvent.Manner;
import io.onbehalf.wrapup.domain.acw.WrapupEvent.ProvisionalWrapupGiven;
import io.onbehalf.wrapup.domain.acw.WrapupEvent.WrapupCompleted;
import io.onbehalf.wrapup.domain.acw.WrapupEvent.WrapupRefused;
import io.onbehalf.wrapup.domain.acw.WrapupRequest.WrapupCompletionRequested;
import io.onbehalf.wrapup.domain.codes.CodeId;
import io.onbehalf.wrapup.domain.codes.DefaultCode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Amy leaves her after-call work undone, and Sue ends it 42 s after the stint.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SupervisedCompletionTest {

    private static final Optional<CodeId> NO_CODE = Optional.empty();

    private final Specification<StintState, WrapupRequest, WrapupEvent, WrapupReply> stint =
            Specification.of(WrapupDecider.of((_, _) -> List.of(code(RESOLVED, "Resolved")), _ -> false));

    @Test
    void a_supervisor_ends_it_with_a_code_and_the_event_says_who_whom_and_why() {
        undone(MANDATORY)
                .when(completion(Optional.of(RESOLVED), LATER))
                .then(
                        completed(
                                new Wrapup(
                                        Optional.of(RESOLVED),
                                        Optional.of("Resolved"),
                                        Optional.empty(),
                                        List.of())))
                .answering(WrapupReply.ACCEPTED);
    }

    @Test
    void without_a_code_it_is_the_default_code_even_where_the_queue_offers_others() {
        undone(MANDATORY)
                .when(completion(NO_CODE, LATER))
                .then(
                        completed(
                                new Wrapup(
                                        Optional.of(DefaultCode.ID),
                                        Optional.of(DefaultCode.NAME),
                                        Optional.empty(),
                                        List.of())));
    }

    @Test
    void what_the_agent_has_saved_is_not_lost() {
        saved(WITH_RESOLVED).when(completion(NO_CODE, LATER)).then(completed(WITH_RESOLVED));
        saved(WITHOUT_CODE).when(completion(Optional.of(RESOLVED), LATER)).then(completed(WITH_RESOLVED));
        saved(WITHOUT_CODE)
                .when(completion(NO_CODE, LATER))
                .then(
                        completed(
                                new Wrapup(
                                        Optional.of(DefaultCode.ID),
                                        Optional.of(DefaultCode.NAME),
                                        NOTES,
                                        List.of())));
    }

    @ParameterizedTest
    @EnumSource(names = {"MANDATORY", "OPTIONAL", "MANDATORY_TIMEOUT", "MANDATORY_FORCED_TIMEOUT"})
    void it_ends_in_every_mode(WrapupPrompt prompt) {
        assertThat(undone(prompt).when(completion(NO_CODE, LATER)).events())
                .singleElement()
                .isInstanceOf(WrapupCompleted.class);
    }

    @Test
    void a_code_that_the_queue_does_not_offer_is_refused() {
        refused(undone(MANDATORY).when(completion(Optional.of(FOLLOW_UP), LATER)), "wrapup.code.not.offered");
    }

    @Test
    void there_is_nothing_to_end_while_the_stint_lasts_or_where_no_work_follows_it() {
        refused(stint.given(connected(MANDATORY)).when(completion(NO_CODE, LATER)), "wrapup.not.pending");
        refused(
                stint.given(connected(AGENT_REQUESTED), disconnected(AGENT_REQUESTED))
                        .when(completion(NO_CODE, LATER)),
                "wrapup.not.pending");
    }

    @Test
    void the_agent_who_is_first_keeps_their_wrapup() {
        refused(
                undone(MANDATORY)
                        .given(
                                new WrapupCompleted(
                                        LATER,
                                        TALK,
                                        STINT,
                                        AMY,
                                        SUPPORT,
                                        AMY,
                                        WITH_RESOLVED,
                                        42,
                                        Manner.of(CompletionType.GIVEN)))
                        .when(completion(NO_CODE, LATER)),
                "wrapup.already.completed");
    }

    @Test
    void an_agent_who_comes_after_the_supervisor_corrects_it() {
        assertThat(
                        undone(MANDATORY)
                                .given(completed(WITHOUT_CODE.with(DefaultCode.of(ACME))))
                                .when(wrapup(AMY, RESOLVED))
                                .events())
                .singleElement()
                .isInstanceOf(WrapupEvent.WrapupCorrected.class);
    }

    @Test
    void work_whose_time_was_over_has_ended_then_and_by_itself() {
        Instant due = NOON.plus(LIMIT);

        var outcome = undone(MANDATORY_TIMEOUT).when(completion(NO_CODE, due));

        assertThat(outcome.events()).hasExactlyElementsOfTypes(WrapupCompleted.class, WrapupRefused.class);
        assertThat(((WrapupCompleted) outcome.events().getFirst()).manner())
                .isEqualTo(Manner.of(CompletionType.TIMED_OUT));
    }

    @Test
    void another_organization_s_stint_and_an_unknown_one_are_not_found() {
        stint.when(completion(NO_CODE, LATER))
                .thenNothing()
                .answering(WrapupReply.refused(refusal(Refusal.PARTICIPANT_NOT_FOUND)));
        refused(
                undone(MANDATORY)
                        .when(
                                new WrapupCompletionRequested(
                                        OTHER, LATER, SUE, TALK, STINT, NO_CODE, "curious")),
                Refusal.PARTICIPANT_NOT_FOUND);
    }

    private Specification<StintState, WrapupRequest, WrapupEvent, WrapupReply> undone(WrapupPrompt prompt) {
        return stint.given(connected(prompt), disconnected(prompt), opened(prompt));
    }

    private Specification<StintState, WrapupRequest, WrapupEvent, WrapupReply> saved(Wrapup wrapup) {
        return undone(MANDATORY)
                .given(
                        new ProvisionalWrapupGiven(
                                TALK, STINT, AMY, SUPPORT, AMY, wrapup, true, Optional.empty()));
    }

    private static WrapupCompleted completed(Wrapup wrapup) {
        return new WrapupCompleted(
                LATER,
                TALK,
                STINT,
                AMY,
                SUPPORT,
                SUE,
                wrapup,
                42,
                new Manner(CompletionType.GIVEN, Optional.of("left for the day")));
    }

    private static void refused(Specification.Outcome<WrapupEvent, WrapupReply> outcome, String code) {
        assertThat(outcome.events()).singleElement().isInstanceOf(WrapupRefused.class);
        assertThat(outcome.reply().flatMap(WrapupReply::refusal).map(Refusal::code)).contains(code);
    }

    private static Refusal refusal(String code) {
        return WrapupRefusals.of(code, completion(NO_CODE, LATER));
    }
}
