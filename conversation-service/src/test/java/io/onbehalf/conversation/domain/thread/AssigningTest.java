package io.onbehalf.conversation.domain.thread;

import static io.onbehalf.conversation.domain.thread.ThreadSpec.MANDATORY;
import static io.onbehalf.conversation.domain.thread.ThreadSpec.NUMBER;
import static io.onbehalf.conversation.domain.thread.ThreadSpec.SUPPORT;
import static io.onbehalf.conversation.domain.thread.ThreadSpec.SUPPORT_QUEUE;
import static io.onbehalf.conversation.domain.thread.ThreadSpec.assign;
import static io.onbehalf.conversation.domain.thread.ThreadSpec.compose;
import static io.onbehalf.conversation.domain.thread.ThreadSpec.conversation;
import static io.onbehalf.conversation.domain.thread.ThreadSpec.disconnect;
import static io.onbehalf.conversation.domain.thread.ThreadSpec.given;
import static io.onbehalf.conversation.domain.thread.ThreadSpec.inbound;
import static io.onbehalf.conversation.domain.thread.ThreadSpec.send;
import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.conversation.domain.AgentRequest.CallerQueue;
import io.onbehalf.conversation.domain.AgentRequest.StintQueue;
import io.onbehalf.conversation.domain.DisconnectType;
import io.onbehalf.conversation.domain.Messaging.MessageQueued;
import io.onbehalf.conversation.domain.Participation.ParticipantConnected;
import io.onbehalf.conversation.domain.Participation.ParticipantDisconnected;
import io.onbehalf.conversation.domain.Purpose;
import io.onbehalf.conversation.domain.Refused.AssignRefused;
import io.onbehalf.conversation.domain.value.AgentRef;
import io.onbehalf.conversation.domain.value.QueueRef;
import io.onbehalf.kit.domain.QueueId;
import io.onbehalf.kit.domain.UserId;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AssigningTest {

    @Test
    void an_agent_takes_a_conversation_that_waits_in_their_queue() {
        ThreadSpec spec = given(inbound(0)).when(assign("amy", 1)).accepted();

        spec.then(ParticipantDisconnected.class, ParticipantConnected.class);
        assertThat(spec.event(ParticipantDisconnected.class))
                .returns(Purpose.ACD, ParticipantDisconnected::purpose)
                .returns(DisconnectType.TRANSFER, ParticipantDisconnected::disconnectType);
        assertThat(spec.event(ParticipantConnected.class))
                .returns(new AgentRef(new UserId("amy"), "amy"), event -> event.agent().orElseThrow())
                .returns(SUPPORT_QUEUE, event -> event.queue().orElseThrow())
                .returns(MANDATORY, ParticipantConnected::afterCall);
    }

    @Test
    void whoever_has_taken_it_answers_the_contact() {
        given(inbound(0), assign("amy", 1))
                .when(send("amy", 8, List.of(new CallerQueue(SUPPORT, NUMBER))))
                .then(MessageQueued.class)
                .accepted();
    }

    @Test
    void of_two_who_take_it_the_first_gets_it_and_the_other_hears_who_did() {
        ThreadSpec spec = given(inbound(0), assign("amy", 1)).when(assign("ben", 1));

        spec.then(AssignRefused.class).refused("conversation.already.assigned");
        assertThat(spec.event(AssignRefused.class).refusal().params())
                .containsEntry("holderId", "amy")
                .containsEntry("userId", "ben");
        assertThat(spec.open().isWith(new UserId("amy"))).isTrue();
    }

    @Test
    void to_take_what_one_has_changes_nothing() {
        given(inbound(0), assign("amy", 1)).when(assign("amy", 2)).accepted().thenNothing();
    }

    @Test
    void a_conversation_that_an_agent_composed_can_not_be_taken_from_them() {
        given(compose("amy", 0)).when(assign("ben", 1)).refused("conversation.already.assigned");
    }

    @Test
    void only_a_member_of_the_queue_takes_it() {
        StintQueue sales = new StintQueue(new QueueRef(new QueueId("sales"), "Sales"), MANDATORY, 30);

        ThreadSpec spec = given(inbound(0)).when(assign("amy", 1, conversation(1), List.of(sales)));

        spec.then(AssignRefused.class).refused("not.queue.member");
        assertThat(spec.open().agent()).isEmpty();
    }

    @Test
    void who_is_not_a_member_of_the_queue_does_not_hear_who_has_it() {
        ThreadSpec spec =
                given(inbound(0), assign("amy", 1)).when(assign("eve", 2, conversation(1), List.of()));

        spec.then(AssignRefused.class).refused("not.queue.member");
        assertThat(spec.event(AssignRefused.class).refusal().params()).doesNotContainKey("holderId");
    }

    @Test
    void what_is_disconnected_can_not_be_taken() {
        given(compose("amy", 0), disconnect("amy", 1))
                .when(assign("ben", 2))
                .then(AssignRefused.class)
                .refused("conversation.disconnected");
    }

    @Test
    void an_unknown_conversation_is_only_answered() {
        given().when(assign("amy", 0)).thenNothing().refused("conversation.not.found");
    }

    @Test
    void who_has_taken_it_ends_it_and_owes_the_wrapup_of_its_queue() {
        ThreadSpec spec =
                given(inbound(0), assign("amy", 1)).when(disconnect("amy", 2, conversation(1), null, false));

        assertThat(spec.accepted().event(ParticipantDisconnected.class).afterCall()).isEqualTo(MANDATORY);
    }
}
