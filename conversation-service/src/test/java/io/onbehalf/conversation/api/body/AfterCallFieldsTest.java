package io.onbehalf.conversation.api.body;

import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.conversation.domain.Direction;
import io.onbehalf.conversation.domain.DisconnectType;
import io.onbehalf.conversation.domain.ParticipantState;
import io.onbehalf.conversation.domain.Purpose;
import io.onbehalf.conversation.domain.value.AgentRef;
import io.onbehalf.conversation.domain.view.ConversationDetails.ParticipantDetails;
import io.onbehalf.conversation.domain.view.ParticipantView;
import io.onbehalf.conversation.domain.view.ParticipantWrapup;
import io.onbehalf.kit.domain.AfterCallTerms;
import io.onbehalf.kit.domain.CommunicationId;
import io.onbehalf.kit.domain.ParticipantId;
import io.onbehalf.kit.domain.UserId;
import io.onbehalf.kit.domain.WrapupPrompt;
import io.onbehalf.kit.domain.wrapup.CompletionType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AfterCallFieldsTest {

    private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");
    private static final Instant ENDED = NOON.plusSeconds(60);
    private static final Instant WRAPPED_UP = NOON.plusSeconds(90);

    @Test
    void an_owed_wrapup_is_pending_from_the_disconnect_on() {
        AfterCallFields owed = fields(WrapupPrompt.MANDATORY, false, Optional.empty());

        assertThat(owed.wrapupRequired()).isTrue();
        assertThat(owed.startAcwTime()).isEqualTo(ENDED);
        assertThat(owed.endAcwTime()).isNull();
        assertThat(owed.state()).isEqualTo("pending");
    }

    @Test
    void an_optional_wrapup_that_was_given_has_a_beginning_and_an_end() {
        AfterCallFields given = fields(WrapupPrompt.OPTIONAL, false, Optional.of(CompletionType.GIVEN));

        assertThat(given.wrapupRequired()).isFalse();
        assertThat(given.startAcwTime()).isEqualTo(ENDED);
        assertThat(given.endAcwTime()).isEqualTo(WRAPPED_UP);
        assertThat(given.state()).isEqualTo("complete");
    }

    @Test
    void an_optional_wrapup_is_pending_and_not_required() {
        AfterCallFields open = fields(WrapupPrompt.OPTIONAL, false, Optional.empty());

        assertThat(open.wrapupRequired()).isFalse();
        assertThat(open.wrapupTimeoutMs()).isEqualTo(5_000);
        assertThat(open.startAcwTime()).isEqualTo(ENDED);
        assertThat(open.state()).isEqualTo("pending");
    }

    @Test
    void a_wrapup_that_was_skipped_says_so() {
        AfterCallFields skipped = fields(WrapupPrompt.OPTIONAL, false, Optional.of(CompletionType.SKIPPED));

        assertThat(skipped.wrapupSkipped()).isTrue();
        assertThat(skipped.endAcwTime()).isEqualTo(WRAPPED_UP);
        assertThat(skipped.state()).isEqualTo("skipped");
    }

    @Test
    void after_call_work_that_the_agent_requested_is_required() {
        AfterCallFields requested = fields(WrapupPrompt.AGENT_REQUESTED, true, Optional.empty());

        assertThat(requested.wrapupRequired()).isTrue();
        assertThat(requested.state()).isEqualTo("pending");
    }

    @Test
    void after_call_work_that_the_agent_did_not_request_is_none() {
        AfterCallFields none = fields(WrapupPrompt.AGENT_REQUESTED, false, Optional.empty());

        assertThat(none.wrapupRequired()).isFalse();
        assertThat(none.startAcwTime()).isNull();
        assertThat(none.endAcwTime()).isNull();
        assertThat(none.state()).isEqualTo("notApplicable");
    }

    @Test
    void a_code_that_is_given_although_no_work_followed_took_no_time() {
        AfterCallFields given =
                fields(WrapupPrompt.AGENT_REQUESTED, false, Optional.of(CompletionType.GIVEN));

        assertThat(given.startAcwTime()).isEqualTo(ENDED);
        assertThat(given.endAcwTime()).isEqualTo(ENDED);
        assertThat(given.state()).isEqualTo("complete");
    }

    private static AfterCallFields fields(
            WrapupPrompt prompt, boolean requested, Optional<CompletionType> completion) {
        ParticipantView participant =
                new ParticipantView(
                        new ParticipantId("p1"),
                        new CommunicationId("c1"),
                        new ParticipantView.Identity(
                                Purpose.AGENT,
                                Optional.of(new AgentRef(new UserId("amy"), "Amy")),
                                Optional.empty()),
                        Direction.OUTBOUND,
                        ParticipantState.DISCONNECTED,
                        new ParticipantView.Timing(
                                Optional.empty(),
                                NOON,
                                Optional.of(ENDED),
                                Optional.of(DisconnectType.CLIENT),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty()),
                        new AfterCallTerms(
                                prompt, Optional.of(5_000L).filter(_ -> prompt != WrapupPrompt.MANDATORY)),
                        completion.isPresent()
                                ? Optional.of(
                                        new ParticipantWrapup(
                                                Optional.of("resolved"),
                                                Optional.of("Resolved"),
                                                Optional.empty(),
                                                List.of(),
                                                30,
                                                WRAPPED_UP,
                                                completion.get(),
                                                Optional.empty(),
                                                Optional.empty()))
                                : Optional.empty(),
                        new ParticipantView.Flags(false, false, requested));
        return AfterCallFields.of(new ParticipantDetails(participant, List.of(), participant.wrapup()));
    }
}
