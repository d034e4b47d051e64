package io.onbehalf.conversation.api.body;

import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.conversation.domain.Direction;
import io.onbehalf.conversation.domain.DisconnectType;
import io.onbehalf.conversation.domain.ParticipantState;
import io.onbehalf.conversation.domain.Purpose;
import io.onbehalf.conversation.domain.value.AgentRef;
import io.onbehalf.conversation.domain.view.ParticipantView;
import io.onbehalf.conversation.domain.view.ParticipantWrapup;
import io.onbehalf.kit.domain.AfterCallTerms;
import io.onbehalf.kit.domain.CommunicationId;
import io.onbehalf.kit.domain.ParticipantId;
import io.onbehalf.kit.domain.UserId;
import io.onbehalf.kit.domain.WrapupPrompt;
import java.time.Instant;
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
        AfterCallFields owed = fields(WrapupPrompt.MANDATORY, false);

        assertThat(owed.wrapupRequired()).isTrue();
        assertThat(owed.startAcwTime()).isEqualTo(ENDED);
        assertThat(owed.endAcwTime()).isNull();
        assertThat(owed.state()).isEqualTo("pending");
    }

    @Test
    void an_optional_wrapup_that_was_given_has_a_beginning_and_an_end() {
        AfterCallFields given = fields(WrapupPrompt.OPTIONAL, true);

        assertThat(given.wrapupRequired()).isFalse();
        assertThat(given.startAcwTime()).isEqualTo(ENDED);
        assertThat(given.endAcwTime()).isEqualTo(WRAPPED_UP);
        assertThat(given.state()).isEqualTo("complete");
    }

    @Test
    void an_optional_wrapup_that_was_not_given_is_no_after_call_work() {
        AfterCallFields none = fields(WrapupPrompt.OPTIONAL, false);

        assertThat(none.startAcwTime()).isNull();
        assertThat(none.endAcwTime()).isNull();
        assertThat(none.state()).isEqualTo("notApplicable");
    }

    private static AfterCallFields fields(WrapupPrompt prompt, boolean wrappedUp) {
        return AfterCallFields.of(
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
                                Optional.empty()),
                        new AfterCallTerms(prompt),
                        wrappedUp
                                ? Optional.of(
                                        new ParticipantWrapup(
                                                Optional.of("resolved"),
                                                Optional.of("Resolved"),
                                                Optional.empty(),
                                                30,
                                                WRAPPED_UP))
                                : Optional.empty(),
                        new ParticipantView.Flags(false, false)));
    }
}
