package io.onbehalf.conversation.domain.thread;

import static io.onbehalf.conversation.domain.thread.ThreadSpec.NUMBER;
import static io.onbehalf.conversation.domain.thread.ThreadSpec.SALES_QUEUE;
import static io.onbehalf.conversation.domain.thread.ThreadSpec.SUPPORT_QUEUE;
import static io.onbehalf.conversation.domain.thread.ThreadSpec.answer;
import static io.onbehalf.conversation.domain.thread.ThreadSpec.assign;
import static io.onbehalf.conversation.domain.thread.ThreadSpec.compose;
import static io.onbehalf.conversation.domain.thread.ThreadSpec.conversation;
import static io.onbehalf.conversation.domain.thread.ThreadSpec.disconnect;
import static io.onbehalf.conversation.domain.thread.ThreadSpec.given;
import static io.onbehalf.conversation.domain.thread.ThreadSpec.inbound;
import static io.onbehalf.conversation.domain.thread.ThreadSpec.participant;
import static io.onbehalf.conversation.domain.thread.ThreadSpec.send;
import static io.onbehalf.conversation.domain.thread.ThreadSpec.toAgent;
import static io.onbehalf.conversation.domain.thread.ThreadSpec.toQueue;
import static io.onbehalf.conversation.domain.thread.ThreadSpec.transfer;
import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.conversation.domain.AgentRequest.CallerQueue;
import io.onbehalf.conversation.domain.AgentRequest.StintQueue;
import io.onbehalf.conversation.domain.AgentRequest.TransferRequested;
import io.onbehalf.conversation.domain.DisconnectType;
import io.onbehalf.conversation.domain.Lifecycle.ConversationDisconnected;
import io.onbehalf.conversation.domain.Messaging.MessageQueued;
import io.onbehalf.conversation.domain.Participation.AgentAlerted;
import io.onbehalf.conversation.domain.Participation.AlertEnded;
import io.onbehalf.conversation.domain.Participation.ParticipantConnected;
import io.onbehalf.conversation.domain.Participation.ParticipantDisconnected;
import io.onbehalf.conversation.domain.Refused.TransferRefused;
import io.onbehalf.conversation.domain.state.Participant.Waiting;
import io.onbehalf.kit.domain.ParticipantId;
import io.onbehalf.kit.domain.UserId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// amy has composed (conversation 1, customer 2 and 3, amy 4 and 5) and hands the conversation on.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TransferringTest {

    private static final ParticipantId AMY = participant(4);

    @Test
    void to_an_agent_it_waits_in_the_queue_and_alerts_them() {
        ThreadSpec spec = given(compose("amy", 0)).when(toBen(false)).accepted();

        spec.then(ParticipantDisconnected.class, ParticipantConnected.class, AgentAlerted.class);
        assertThat(spec.event(ParticipantDisconnected.class).disconnectType())
                .isEqualTo(DisconnectType.TRANSFER);
        assertThat(spec.open().waiting().map(Waiting::queue)).contains(SUPPORT_QUEUE);
        assertThat(spec.open().alerting().orElseThrow().isFor(new UserId("ben"))).isTrue();
    }

    @Test
    void who_is_handed_it_answers_and_writes() {
        given(compose("amy", 0), toBen(false), answer("ben", 1, participant(8)))
                .when(send("ben", 9, List.of()))
                .then(MessageQueued.class)
                .accepted();
    }

    @Test
    void the_stint_that_is_left_owes_its_wrapup() {
        ThreadSpec spec = given(compose("amy", 0)).when(toBen(false));

        assertThat(spec.state().ended().of(AMY)).isPresent();
    }

    @Test
    void attended_the_agent_keeps_it_until_the_other_answers() {
        ThreadSpec spec = given(compose("amy", 0)).when(toBen(true)).then(AgentAlerted.class);
        assertThat(spec.open().isWith(new UserId("amy"))).isTrue();

        spec.when(answer("ben", 1, participant(6)))
                .then(ParticipantDisconnected.class, ParticipantConnected.class);
        assertThat(spec.open().isWith(new UserId("ben"))).isTrue();
        assertThat(spec.state().ended().of(AMY)).isPresent();
    }

    @Test
    void attended_and_declined_the_agent_keeps_it() {
        ThreadSpec spec =
                given(compose("amy", 0), toBen(true))
                        .when(disconnect("ben", 1, participant(6), false))
                        .then(AlertEnded.class);

        assertThat(spec.open().isWith(new UserId("amy"))).isTrue();
    }

    @Test
    void the_agent_calls_off_a_transfer_that_nobody_has_accepted() {
        given(compose("amy", 0), toBen(true))
                .when(disconnect("amy", 1, participant(6), false))
                .then(AlertEnded.class)
                .accepted();
    }

    @Test
    void the_end_of_the_conversation_ends_a_transfer_that_nobody_has_accepted() {
        given(compose("amy", 0), toBen(true))
                .when(disconnect("amy", 1))
                .then(
                        ParticipantDisconnected.class,
                        AlertEnded.class,
                        ParticipantDisconnected.class,
                        ConversationDisconnected.class);
    }

    @Test
    void to_a_queue_it_waits_there() {
        ThreadSpec spec = given(compose("amy", 0)).when(toSales(false)).accepted();

        spec.then(ParticipantDisconnected.class, ParticipantConnected.class);
        assertThat(spec.open().waiting().map(Waiting::queue)).contains(SALES_QUEUE);
        assertThat(spec.open().agent()).isEmpty();
    }

    @Test
    void a_member_of_that_queue_takes_it_and_writes_from_the_conversation_s_number() {
        StintQueue sales = new StintQueue(SALES_QUEUE, ThreadSpec.MANDATORY, 30);
        CallerQueue withAnotherNumber =
                new CallerQueue(
                        SALES_QUEUE.queueId(), new io.onbehalf.kit.domain.OutboundNumber("+13175550111"));

        ThreadSpec spec =
                given(compose("amy", 0), toSales(false), assign("cem", 1, conversation(1), List.of(sales)))
                        .when(send("cem", 9, List.of(withAnotherNumber)));

        assertThat(spec.accepted().event(MessageQueued.class).outboundNumber()).isEqualTo(NUMBER);
    }

    @Test
    void attended_to_a_queue_the_agent_keeps_it_until_somebody_takes_it() {
        StintQueue sales = new StintQueue(SALES_QUEUE, ThreadSpec.MANDATORY, 30);

        ThreadSpec spec = given(compose("amy", 0)).when(toSales(true)).then(ParticipantConnected.class);
        assertThat(spec.open().isWith(new UserId("amy"))).isTrue();

        spec.when(assign("cem", 1, conversation(1), List.of(sales)))
                .then(
                        ParticipantDisconnected.class,
                        ParticipantDisconnected.class,
                        ParticipantConnected.class);
        assertThat(spec.open().isWith(new UserId("cem"))).isTrue();
    }

    @Test
    void a_second_transfer_replaces_the_first() {
        ThreadSpec spec =
                given(compose("amy", 0), toBen(true))
                        .when(transfer("amy", 1, AMY, toAgent("cem"), true))
                        .then(AlertEnded.class, AgentAlerted.class);

        assertThat(spec.open().alerting().orElseThrow().isFor(new UserId("cem"))).isTrue();
    }

    @Test
    void the_same_attended_transfer_again_changes_nothing() {
        given(compose("amy", 0), toBen(true)).when(toBen(true)).accepted().thenNothing();
        given(compose("amy", 0), toSales(true)).when(toSales(true)).accepted().thenNothing();
    }

    @Test
    void what_is_offered_to_a_queue_waits_there_when_the_agent_s_own_is_deleted() {
        ThreadSpec spec =
                given(compose("amy", 0), toSales(true))
                        .when(ThreadSpec.deleted(2, null))
                        .then(ParticipantDisconnected.class);

        assertThat(spec.open().agent()).isEmpty();
        assertThat(spec.open().waiting().map(Waiting::queue)).contains(SALES_QUEUE);
    }

    @Test
    void who_is_offered_it_hears_that_it_is_theirs() {
        ThreadSpec spec = given(compose("amy", 0), toBen(true)).when(compose("ben", 1));

        assertThat(spec.refused("existing.conversation.connected").params()).containsEntry("held", "mine");
    }

    @Test
    void a_text_meanwhile_is_added_and_changes_nothing() {
        ThreadSpec spec = given(compose("amy", 0), toBen(true)).when(inbound(1));

        assertThat(spec.open().isWith(new UserId("amy"))).isTrue();
        assertThat(spec.open().alerting()).isPresent();
    }

    @Test
    void nobody_hands_on_what_another_has() {
        given(compose("amy", 0))
                .when(transfer("ben", 1, AMY, toAgent("ben"), false))
                .then(TransferRefused.class)
                .refused("not.conversation.participant");
    }

    @Test
    void a_supervisor_hands_on_what_another_has_and_the_event_says_who_whom_and_why() {
        ThreadSpec spec =
                given(compose("amy", 0))
                        .when(transfer("sue", 1, conversation(1), AMY, toAgent("ben"), false, true))
                        .accepted();

        assertThat(spec.event(ParticipantDisconnected.class))
                .returns(new UserId("sue"), ParticipantDisconnected::disconnectedBy)
                .returns(Optional.of("a customer of theirs"), ParticipantDisconnected::disconnectReason);
    }

    @Test
    void nobody_hands_it_on_to_themselves() {
        given(compose("amy", 0))
                .when(transfer("amy", 1, AMY, toAgent("amy"), false))
                .refused("conversations.error.transfer.same.party");
    }

    @Test
    void what_one_no_longer_has_one_does_not_hand_on() {
        given(compose("amy", 0), toBen(false))
                .when(toSales(false))
                .refused("conversations.error.transfer.not.connected");
        given(compose("amy", 0), disconnect("amy", 1))
                .when(toBen(false))
                .refused("conversations.error.transfer.not.connected");
    }

    @Test
    void a_supervisor_moves_what_waits_to_another_queue() {
        ThreadSpec spec =
                given(inbound(0))
                        .when(
                                transfer(
                                        "sue",
                                        1,
                                        conversation(1),
                                        participant(4),
                                        toQueue(SALES_QUEUE),
                                        false,
                                        true));

        spec.accepted().then(ParticipantDisconnected.class, ParticipantConnected.class);
        assertThat(spec.open().waiting().map(Waiting::queue)).contains(SALES_QUEUE);
    }

    @Test
    void a_supervisor_offers_what_waits_to_an_agent() {
        given(inbound(0))
                .when(transfer("sue", 1, conversation(1), participant(4), toAgent("ben"), false, true))
                .accepted()
                .then(AgentAlerted.class);
    }

    @Test
    void what_was_handed_on_to_a_queue_that_is_deleted_goes_back_to_the_queue_it_came_by() {
        ThreadSpec spec =
                given(compose("amy", 0), toSales(false))
                        .when(ThreadSpec.deleted(2, conversation(1), SALES_QUEUE.queueId(), null));

        spec.then(ParticipantDisconnected.class, ParticipantConnected.class);
        assertThat(spec.open().waiting().map(Waiting::queue)).contains(SUPPORT_QUEUE);
    }

    @Test
    void when_its_queue_and_then_the_successor_are_deleted_it_ends() {
        ThreadSpec spec =
                given(compose("amy", 0), ThreadSpec.deleted(2, SALES_QUEUE))
                        .when(ThreadSpec.deleted(3, conversation(1), SALES_QUEUE.queueId(), null));

        assertThat(spec.event(ConversationDisconnected.class).cancelled()).isTrue();
    }

    @Test
    void an_unknown_conversation_is_only_answered() {
        given().when(toBen(false)).thenNothing().refused("conversation.not.found");
    }

    private static TransferRequested toBen(boolean attended) {
        return transfer("amy", 1, AMY, toAgent("ben"), attended);
    }

    private static TransferRequested toSales(boolean attended) {
        return transfer("amy", 1, AMY, toQueue(SALES_QUEUE), attended);
    }
}
