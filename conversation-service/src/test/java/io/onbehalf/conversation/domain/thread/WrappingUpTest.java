package io.onbehalf.conversation.domain.thread;

import static io.onbehalf.conversation.domain.thread.ThreadSpec.WINDOW;
import static io.onbehalf.conversation.domain.thread.ThreadSpec.compose;
import static io.onbehalf.conversation.domain.thread.ThreadSpec.corrected;
import static io.onbehalf.conversation.domain.thread.ThreadSpec.disconnect;
import static io.onbehalf.conversation.domain.thread.ThreadSpec.given;
import static io.onbehalf.conversation.domain.thread.ThreadSpec.participant;
import static io.onbehalf.conversation.domain.thread.ThreadSpec.wrappedUp;
import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.conversation.domain.AgentRequest.ComposeRequested;
import io.onbehalf.conversation.domain.Participation.InteractionDeallocated;
import io.onbehalf.conversation.domain.Participation.ParticipantWrappedUp;
import io.onbehalf.conversation.domain.Participation.ParticipantWrapupCorrected;
import io.onbehalf.kit.domain.WrapupPrompt;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class WrappingUpTest {

    @Test
    void a_completed_wrapup_is_shown_and_deallocates_the_interaction() {
        given(compose("amy", 0), disconnect("amy", 1))
                .when(wrappedUp("amy", participant(4)))
                .then(ParticipantWrappedUp.class, InteractionDeallocated.class);
    }

    @Test
    void a_voluntary_wrapup_is_shown_on_an_interaction_that_has_left_the_list_already() {
        given(compose("amy", 0, false, WrapupPrompt.AGENT_REQUESTED, WINDOW), disconnect("amy", 1))
                .when(wrappedUp("amy", participant(4)))
                .then(ParticipantWrappedUp.class);
    }

    @Test
    void a_wrapup_completed_twice_is_shown_once() {
        given(compose("amy", 0), disconnect("amy", 1), wrappedUp("amy", participant(4)))
                .when(wrappedUp("amy", participant(4)))
                .thenNothing();
    }

    @Test
    void a_voluntary_wrapup_is_shown_however_many_stints_ended_since_without_one() {
        ThreadSpec spec = given(voluntary(0), ThreadSpec.send("amy"), disconnect("amy", 1));
        for (int stint = 1; stint <= 52; stint++) {
            spec.when(voluntary(2L * stint)).when(disconnect("amy", 2 * stint + 1, null, false));
        }
        assertThat(spec.state().ended().of(participant(4))).isEmpty();

        spec.when(wrappedUp("amy", participant(4))).then(ParticipantWrappedUp.class);
        spec.when(wrappedUp("amy", participant(9_999))).thenNothing();
    }

    private static ComposeRequested voluntary(long minute) {
        return compose("amy", minute, true, WrapupPrompt.AGENT_REQUESTED, WINDOW);
    }

    @Test
    void a_corrected_wrapup_is_shown_each_time_and_deallocates_nothing() {
        ThreadSpec done =
                given(compose("amy", 0), disconnect("amy", 1), wrappedUp("amy", participant(4)))
                        .when(corrected("amy", participant(4), 1))
                        .then(ParticipantWrapupCorrected.class);
        done.when(corrected("amy", participant(4), 2)).then(ParticipantWrapupCorrected.class);
        given(compose("amy", 0)).when(corrected("amy", participant(9), 1)).thenNothing();
        given().when(corrected("amy", participant(4), 1)).thenNothing();
    }

    @Test
    void a_wrapup_of_a_former_stint_is_accepted_after_the_conversation_went_on() {
        given(compose("amy", 0), ThreadSpec.send("amy"), disconnect("amy", 1), ThreadSpec.resume("ben", 2))
                .when(wrappedUp("amy", participant(4)))
                .then(ParticipantWrappedUp.class, InteractionDeallocated.class);
    }

    @Test
    void a_wrapup_of_a_participant_who_is_connected_or_unknown_changes_nothing() {
        given(compose("amy", 0)).when(wrappedUp("amy", participant(4))).thenNothing();
        given(compose("amy", 0), disconnect("amy", 1)).when(wrappedUp("amy", participant(9))).thenNothing();
    }
}
