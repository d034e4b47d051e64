package io.onbehalf.conversation.domain.thread;

import static io.onbehalf.conversation.domain.thread.ThreadSpec.WINDOW;
import static io.onbehalf.conversation.domain.thread.ThreadSpec.compose;
import static io.onbehalf.conversation.domain.thread.ThreadSpec.disconnect;
import static io.onbehalf.conversation.domain.thread.ThreadSpec.given;
import static io.onbehalf.conversation.domain.thread.ThreadSpec.participant;
import static io.onbehalf.conversation.domain.thread.ThreadSpec.requestWork;
import static io.onbehalf.conversation.domain.thread.ThreadSpec.terms;
import static io.onbehalf.conversation.domain.thread.ThreadSpec.transfer;
import static io.onbehalf.conversation.domain.thread.ThreadSpec.wrappedUp;
import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.conversation.domain.AgentRequest.ComposeRequested;
import io.onbehalf.conversation.domain.AgentRequest.TransferTarget;
import io.onbehalf.conversation.domain.Participation.AfterCallWorkUpdated;
import io.onbehalf.conversation.domain.Participation.InteractionDeallocated;
import io.onbehalf.conversation.domain.Participation.ParticipantDisconnected;
import io.onbehalf.conversation.domain.Participation.ParticipantWrappedUp;
import io.onbehalf.conversation.domain.Refused.AfterCallWorkRefused;
import io.onbehalf.conversation.domain.state.LastConversation.Open;
import io.onbehalf.conversation.domain.state.Participant.Alerting;
import io.onbehalf.conversation.domain.state.QueueTerms;
import io.onbehalf.conversation.domain.value.AgentRef;
import io.onbehalf.kit.domain.UserId;
import io.onbehalf.kit.domain.WrapupPrompt;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AfterCallWorkTest {

    private static final ComposeRequested BEGIN =
            compose("amy", 0, false, WrapupPrompt.AGENT_REQUESTED, WINDOW);

    @Test
    void a_connected_agent_requests_after_call_work_and_may_take_it_back() {
        ThreadSpec requested =
                given(BEGIN)
                        .when(requestWork("amy", participant(4), true))
                        .accepted()
                        .then(AfterCallWorkUpdated.class);
        requested.when(requestWork("amy", participant(4), true)).accepted().thenNothing();
        requested.when(requestWork("sue", participant(4), false)).accepted().then(AfterCallWorkUpdated.class);
        assertThat(requested.event(AfterCallWorkUpdated.class))
                .returns(false, AfterCallWorkUpdated::afterCallWorkRequired)
                .returns(new UserId("amy"), AfterCallWorkUpdated::userId)
                .returns(new UserId("sue"), AfterCallWorkUpdated::updatedBy);
    }

    @Test
    void what_was_requested_keeps_the_interaction_until_it_is_wrapped_up() {
        ThreadSpec ended = given(BEGIN, requestWork("amy", participant(4), true)).when(disconnect("amy", 1));

        assertThat(ended.events()).noneMatch(InteractionDeallocated.class::isInstance);
        assertThat(ended.event(ParticipantDisconnected.class).afterCallWorkRequired()).isTrue();
        ended.when(wrappedUp("amy", participant(4)))
                .then(ParticipantWrappedUp.class, InteractionDeallocated.class);
    }

    @Test
    void what_was_not_requested_or_taken_back_deallocates_with_the_disconnect() {
        ThreadSpec ended =
                given(
                                BEGIN,
                                requestWork("amy", participant(4), true),
                                requestWork("amy", participant(4), false))
                        .when(disconnect("amy", 1));

        assertThat(ended.events()).filteredOn(InteractionDeallocated.class::isInstance).hasSize(1);
        ended.when(wrappedUp("amy", participant(4))).then(ParticipantWrappedUp.class);
    }

    @Test
    void it_is_refused_to_others_and_after_the_stint_and_where_the_queue_does_not_leave_it_to_the_agent() {
        given(BEGIN)
                .when(requestWork("ben", participant(4), true))
                .then(AfterCallWorkRefused.class)
                .refused("not.conversation.participant");
        given(BEGIN, disconnect("amy", 1))
                .when(requestWork("amy", participant(4), true))
                .refused("participant.not.connected");
        given(BEGIN).when(requestWork("amy", participant(9), true)).refused("participant.not.found");
        given(BEGIN).when(requestWork("amy", participant(2), true)).refused("participant.not.connected");
        given().when(requestWork("amy", participant(4), true))
                .refused("conversation.not.found")
                .thenNothing();
        ThreadSpec mandatory = given(compose("amy", 0));
        mandatory.when(requestWork("amy", participant(4), true)).refused("after.call.work.not.requestable");
        assertThat(mandatory.params()).containsEntry("wrapupPrompt", "MANDATORY");
        mandatory.when(requestWork("amy", participant(4), false)).accepted().thenNothing();
    }

    @ParameterizedTest
    @EnumSource(WrapupPrompt.class)
    void the_end_of_a_stint_by_transfer_is_followed_by_the_same_work(WrapupPrompt prompt) {
        ThreadSpec spec =
                given(compose("amy", 0, false, prompt, WINDOW))
                        .when(transfer("amy", 1, participant(4), toBen(), false))
                        .accepted();

        boolean owed = prompt != WrapupPrompt.AGENT_REQUESTED && prompt != WrapupPrompt.UNKNOWN;
        assertThat(spec.events()).filteredOn(InteractionDeallocated.class::isInstance).hasSize(owed ? 0 : 1);
        assertThat(spec.event(ParticipantDisconnected.class).afterCall()).isEqualTo(terms(prompt));
    }

    @Test
    void the_agent_to_whom_it_is_transferred_has_requested_nothing() {
        ThreadSpec spec =
                given(BEGIN, requestWork("amy", participant(4), true))
                        .when(transfer("amy", 1, participant(4), toBen(), false));

        assertThat(spec.event(ParticipantDisconnected.class).afterCallWorkRequired()).isTrue();
        assertThat(((Open) spec.state().last()).alerting().map(Alerting::stint).orElseThrow().afterCall())
                .isEqualTo(terms(WrapupPrompt.AGENT_REQUESTED));
    }

    @Test
    void the_queue_s_settings_at_the_end_of_the_stint_count() {
        QueueTerms changed = (_, _) -> Optional.of(terms(WrapupPrompt.MANDATORY_TIMEOUT));

        ThreadSpec spec = given(changed, BEGIN).when(disconnect("amy", 1));

        assertThat(spec.event(ParticipantDisconnected.class).afterCall())
                .isEqualTo(terms(WrapupPrompt.MANDATORY_TIMEOUT));
        assertThat(spec.events()).noneMatch(InteractionDeallocated.class::isInstance);
        spec.when(wrappedUp("amy", participant(4)))
                .then(ParticipantWrappedUp.class, InteractionDeallocated.class);
    }

    private static TransferTarget toBen() {
        return new TransferTarget(Optional.of(new AgentRef(new UserId("ben"), "Ben")), Optional.empty());
    }
}
