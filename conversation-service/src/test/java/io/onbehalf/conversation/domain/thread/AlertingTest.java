package io.onbehalf.conversation.domain.thread;

import static io.onbehalf.conversation.domain.thread.ThreadSpec.MANDATORY;
import static io.onbehalf.conversation.domain.thread.ThreadSpec.SUPPORT_QUEUE;
import static io.onbehalf.conversation.domain.thread.ThreadSpec.alert;
import static io.onbehalf.conversation.domain.thread.ThreadSpec.answer;
import static io.onbehalf.conversation.domain.thread.ThreadSpec.assign;
import static io.onbehalf.conversation.domain.thread.ThreadSpec.compose;
import static io.onbehalf.conversation.domain.thread.ThreadSpec.disconnect;
import static io.onbehalf.conversation.domain.thread.ThreadSpec.given;
import static io.onbehalf.conversation.domain.thread.ThreadSpec.inbound;
import static io.onbehalf.conversation.domain.thread.ThreadSpec.minute;
import static io.onbehalf.conversation.domain.thread.ThreadSpec.participant;
import static io.onbehalf.conversation.domain.thread.ThreadSpec.send;
import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.conversation.domain.DisconnectType;
import io.onbehalf.conversation.domain.Lifecycle.ConversationDisconnected;
import io.onbehalf.conversation.domain.Lifecycle.ConversationResumed;
import io.onbehalf.conversation.domain.Messaging.MessageQueued;
import io.onbehalf.conversation.domain.Participation.AgentAlerted;
import io.onbehalf.conversation.domain.Participation.AlertEnded;
import io.onbehalf.conversation.domain.Participation.ParticipantConnected;
import io.onbehalf.conversation.domain.Participation.ParticipantDisconnected;
import io.onbehalf.conversation.domain.Purpose;
import io.onbehalf.conversation.domain.Refused.AnswerRefused;
import io.onbehalf.conversation.domain.ThreadRequest.ThreadTimerExpired;
import io.onbehalf.conversation.domain.value.Stint;
import io.onbehalf.kit.domain.ParticipantId;
import io.onbehalf.kit.domain.UserId;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// A text waits (conversation 1, customer 2 and 3, queue 4 and 5, message 6), and is offered to an agent (7
/// and 8) for 30 seconds.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AlertingTest {

    private static final ParticipantId ALERT = participant(7);

    @Test
    void a_conversation_that_waits_is_offered_to_an_agent_for_the_time_of_the_queue() {
        ThreadSpec spec = given(inbound(0)).when(alert("amy", 1)).then(AgentAlerted.class);

        assertThat(spec.event(AgentAlerted.class))
                .returns(new Stint(ThreadSpec.agent("amy"), SUPPORT_QUEUE, MANDATORY), AgentAlerted::stint)
                .returns(minute(1).plusSeconds(30), AgentAlerted::alertingUntil);
        assertThat(spec.state().dueAt()).contains(minute(1).plusSeconds(30));
    }

    @Test
    void while_it_alerts_an_agent_the_queue_has_it() {
        ThreadSpec spec = given(inbound(0)).when(alert("amy", 1));

        assertThat(spec.open().agent()).isEmpty();
        assertThat(spec.open().waiting()).isPresent();
    }

    @Test
    void the_agent_answers_and_has_it() {
        ThreadSpec spec = given(inbound(0), alert("amy", 1)).when(answer("amy", 1, ALERT)).accepted();

        spec.then(ParticipantDisconnected.class, ParticipantConnected.class);
        assertThat(spec.event(ParticipantDisconnected.class))
                .returns(Purpose.ACD, ParticipantDisconnected::purpose)
                .returns(DisconnectType.TRANSFER, ParticipantDisconnected::disconnectType);
        assertThat(spec.event(ParticipantConnected.class).participant().participantId()).isEqualTo(ALERT);
        assertThat(spec.open().isWith(new UserId("amy"))).isTrue();
        assertThat(spec.open().alerting()).isEmpty();
        assertThat(spec.state().dueAt()).isEmpty();
    }

    @Test
    void who_was_given_a_stint_may_write_in_it_without_being_a_member() {
        given(inbound(0), alert("amy", 1), answer("amy", 1, ALERT))
                .when(send("amy", 8, List.of()))
                .then(MessageQueued.class)
                .accepted();
    }

    @Test
    void to_answer_again_changes_nothing() {
        given(inbound(0), alert("amy", 1), answer("amy", 1, ALERT))
                .when(answer("amy", 2, ALERT))
                .accepted()
                .thenNothing();
    }

    @Test
    void nobody_answers_for_another() {
        given(inbound(0), alert("amy", 1))
                .when(answer("ben", 1, ALERT))
                .then(AnswerRefused.class)
                .refused("not.conversation.participant");
    }

    @Test
    void who_declines_leaves_it_waiting_in_the_queue() {
        ThreadSpec spec =
                given(inbound(0), alert("amy", 1)).when(disconnect("amy", 1, ALERT, false)).accepted();

        spec.then(AlertEnded.class);
        assertThat(spec.event(AlertEnded.class).disconnectType()).isEqualTo(DisconnectType.CLIENT);
        assertThat(spec.open().waiting()).isPresent();
    }

    @Test
    void to_decline_again_or_after_the_time_is_over_changes_nothing() {
        given(inbound(0), alert("amy", 1), disconnect("amy", 1, ALERT, false))
                .when(disconnect("amy", 2, ALERT, false))
                .accepted()
                .thenNothing();
        given(inbound(0), alert("amy", 1), expired(2))
                .when(disconnect("amy", 3, ALERT, false))
                .accepted()
                .thenNothing();
    }

    @Test
    void nobody_declines_for_another() {
        given(inbound(0), alert("amy", 1))
                .when(disconnect("ben", 1, ALERT, false))
                .refused("not.conversation.participant");
    }

    @Test
    void without_an_answer_in_time_it_waits_in_the_queue() {
        ThreadSpec spec = given(inbound(0), alert("amy", 1)).when(expired(2)).then(AlertEnded.class);

        assertThat(spec.event(AlertEnded.class).disconnectType()).isEqualTo(DisconnectType.TRANSFER_NOANSWER);
        assertThat(spec.open().waiting()).isPresent();
        assertThat(spec.state().dueAt()).isEmpty();
    }

    @Test
    void an_answer_that_comes_too_late_is_refused() {
        given(inbound(0), alert("amy", 1), expired(2))
                .when(answer("amy", 2, ALERT))
                .refused("participant.not.alerting");
    }

    @Test
    void an_alert_whose_time_is_not_over_goes_on() {
        given(inbound(0), alert("amy", 1)).when(expired(1)).thenNothing();
    }

    @Test
    void a_colleague_takes_it_while_it_alerts_an_agent() {
        ThreadSpec spec = given(inbound(0), alert("amy", 1)).when(assign("ben", 1)).accepted();

        spec.then(AlertEnded.class, ParticipantDisconnected.class, ParticipantConnected.class);
        assertThat(spec.open().isWith(new UserId("ben"))).isTrue();
        spec.when(answer("amy", 1, ALERT)).refused("participant.not.alerting");
    }

    @Test
    void it_is_offered_to_one_agent_at_a_time() {
        given(inbound(0), alert("amy", 1)).when(alert("ben", 1)).thenNothing();
    }

    @Test
    void what_an_agent_has_is_not_offered() {
        given(inbound(0), assign("amy", 1)).when(alert("ben", 1)).thenNothing();
    }

    @Test
    void a_conversation_that_the_contact_continues_names_its_last_agent() {
        ThreadSpec spec = given(compose("amy", 0), send("amy"), disconnect("amy", 1)).when(inbound(2));

        assertThat(spec.event(ConversationResumed.class).lastAgentId()).contains(new UserId("amy"));
    }

    @Test
    void an_agent_hears_that_what_alerts_them_is_theirs() {
        ThreadSpec spec = given(inbound(0), alert("amy", 1)).when(compose("amy", 1));

        assertThat(spec.refused("existing.conversation.connected").params()).containsEntry("held", "mine");
    }

    @Test
    void others_hear_whom_it_alerts() {
        ThreadSpec spec = given(inbound(0), alert("amy", 1)).when(compose("ben", 1));

        assertThat(spec.refused("existing.conversation.connected").params())
                .containsEntry("held", "another")
                .containsEntry("holderName", "amy");
    }

    @Test
    void a_supervisor_ends_it_and_the_alert_with_it() {
        given(inbound(0), alert("amy", 1))
                .when(disconnect("sue", 1, null, true))
                .then(
                        ParticipantDisconnected.class,
                        AlertEnded.class,
                        ParticipantDisconnected.class,
                        ConversationDisconnected.class);
    }

    private static ThreadTimerExpired expired(long minute) {
        return CarrierFixtures.timer(minute);
    }
}
