package io.onbehalf.conversation.domain.thread;

import static io.onbehalf.conversation.domain.thread.ThreadSpec.MANDATORY;
import static io.onbehalf.conversation.domain.thread.ThreadSpec.NUMBER;
import static io.onbehalf.conversation.domain.thread.ThreadSpec.SALES_QUEUE;
import static io.onbehalf.conversation.domain.thread.ThreadSpec.SUPPORT;
import static io.onbehalf.conversation.domain.thread.ThreadSpec.SUPPORT_QUEUE;
import static io.onbehalf.conversation.domain.thread.ThreadSpec.alert;
import static io.onbehalf.conversation.domain.thread.ThreadSpec.answer;
import static io.onbehalf.conversation.domain.thread.ThreadSpec.assign;
import static io.onbehalf.conversation.domain.thread.ThreadSpec.compose;
import static io.onbehalf.conversation.domain.thread.ThreadSpec.conversation;
import static io.onbehalf.conversation.domain.thread.ThreadSpec.disconnect;
import static io.onbehalf.conversation.domain.thread.ThreadSpec.given;
import static io.onbehalf.conversation.domain.thread.ThreadSpec.inbound;
import static io.onbehalf.conversation.domain.thread.ThreadSpec.minute;
import static io.onbehalf.conversation.domain.thread.ThreadSpec.participant;
import static io.onbehalf.conversation.domain.thread.ThreadSpec.release;
import static io.onbehalf.conversation.domain.thread.ThreadSpec.send;
import static io.onbehalf.conversation.domain.thread.ThreadSpec.takeOver;
import static io.onbehalf.conversation.domain.thread.ThreadSpec.toAgent;
import static io.onbehalf.conversation.domain.thread.ThreadSpec.toQueue;
import static io.onbehalf.conversation.domain.thread.ThreadSpec.transfer;
import static io.onbehalf.conversation.domain.thread.ThreadSpec.wrappedUp;
import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.conversation.domain.AgentRequest.CallerQueue;
import io.onbehalf.conversation.domain.AgentRequest.DisconnectRequested;
import io.onbehalf.conversation.domain.AgentRequest.StintQueue;
import io.onbehalf.conversation.domain.DisconnectType;
import io.onbehalf.conversation.domain.Lifecycle.ConversationDisconnected;
import io.onbehalf.conversation.domain.Messaging.MessageQueued;
import io.onbehalf.conversation.domain.Messaging.MessageStatusChanged;
import io.onbehalf.conversation.domain.Participation.AlertEnded;
import io.onbehalf.conversation.domain.Participation.InteractionDeallocated;
import io.onbehalf.conversation.domain.Participation.ParticipantConnected;
import io.onbehalf.conversation.domain.Participation.ParticipantDisconnected;
import io.onbehalf.conversation.domain.Participation.ParticipantWrappedUp;
import io.onbehalf.conversation.domain.Purpose;
import io.onbehalf.conversation.domain.Refused.MessageRefused;
import io.onbehalf.conversation.domain.Refused.ReleaseRefused;
import io.onbehalf.conversation.domain.Refused.TakeoverRefused;
import io.onbehalf.conversation.domain.state.Participant.Waiting;
import io.onbehalf.conversation.domain.state.Queues.KnownQueue;
import io.onbehalf.conversation.domain.value.QueueInactivity;
import io.onbehalf.conversation.domain.value.Stint;
import io.onbehalf.kit.domain.ParticipantId;
import io.onbehalf.kit.domain.UserId;
import io.onbehalf.kit.domain.WrapupPrompt;
import io.onbehalf.kit.domain.inactivity.InactivityTerms;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// A compose: conversation 1, customer 2 and 3, agent 4 and 5, her text 6. sue supervises, and is a member of
/// Support.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SupervisingTest {

    private static final ParticipantId AMY_S = participant(4);
    private static final List<CallerQueue> SUPPORT_S = List.of(new CallerQueue(SUPPORT, NUMBER));
    private static final List<StintQueue> SALES = List.of(new StintQueue(SALES_QUEUE, MANDATORY, 30));

    @Test
    void what_is_released_waits_in_the_queue_of_the_stint_and_the_event_says_who_whom_and_why() {
        ThreadSpec spec = given(compose("amy", 0), send("amy")).when(release("sue", 2, AMY_S)).accepted();

        spec.then(ParticipantDisconnected.class, ParticipantConnected.class);
        assertThat(spec.event(ParticipantDisconnected.class))
                .returns(Optional.of(new UserId("amy")), ParticipantDisconnected::userId)
                .returns(DisconnectType.TRANSFER, ParticipantDisconnected::disconnectType)
                .returns(new UserId("sue"), ParticipantDisconnected::disconnectedBy)
                .returns(Optional.of("stuck"), ParticipantDisconnected::disconnectReason);
        assertThat(spec.event(ParticipantConnected.class))
                .returns(Purpose.ACD, ParticipantConnected::purpose)
                .returns(Optional.of(SUPPORT_QUEUE), ParticipantConnected::queue);
        assertThat(spec.open().waiting().map(Waiting::since)).contains(minute(2));
    }

    @Test
    void another_agent_takes_what_was_released_and_the_first_can_not_write() {
        ThreadSpec spec = given(compose("amy", 0), send("amy"), release("sue", 2, AMY_S), assign("ben", 3));

        assertThat(spec.open().isWith(new UserId("ben"))).isTrue();
        spec.when(send("amy")).then(MessageRefused.class).refused("not.conversation.participant");
    }

    @Test
    void what_is_taken_over_is_the_supervisor_s_and_the_event_says_who_whom_and_why() {
        ThreadSpec spec = given(compose("amy", 0), send("amy")).when(takeOver("sue", 2, AMY_S)).accepted();

        spec.then(ParticipantDisconnected.class, ParticipantConnected.class);
        assertThat(spec.event(ParticipantDisconnected.class))
                .returns(Optional.of(new UserId("amy")), ParticipantDisconnected::userId)
                .returns(DisconnectType.TAKEOVER, ParticipantDisconnected::disconnectType)
                .returns(new UserId("sue"), ParticipantDisconnected::disconnectedBy)
                .returns(Optional.of("angry"), ParticipantDisconnected::disconnectReason);
        assertThat(spec.event(ParticipantConnected.class).stint())
                .isEqualTo(new Stint(ThreadSpec.agent("sue"), SUPPORT_QUEUE, MANDATORY));
    }

    @Test
    void who_has_taken_it_over_writes_and_ends_it() {
        ThreadSpec spec = given(compose("amy", 0), takeOver("sue", 1, AMY_S));

        spec.when(send("sue", 7, SUPPORT_S)).then(MessageQueued.class).accepted();
        spec.when(disconnect("sue", 2, participant(6), false)).accepted();
        assertThat(spec.event(ParticipantDisconnected.class).disconnectReason()).isEmpty();
    }

    @Test
    void the_agent_owes_after_call_work_as_after_any_end_of_a_stint() {
        given(compose("amy", 0), release("sue", 1, AMY_S))
                .when(wrappedUp("amy", AMY_S))
                .then(ParticipantWrappedUp.class, InteractionDeallocated.class);
        given(compose("amy", 0), takeOver("sue", 1, AMY_S))
                .when(wrappedUp("amy", AMY_S))
                .then(ParticipantWrappedUp.class, InteractionDeallocated.class);

        var asksForNothing = compose("amy", 0, false, WrapupPrompt.AGENT_REQUESTED, ThreadSpec.WINDOW);
        given(asksForNothing)
                .when(release("sue", 1, AMY_S))
                .then(
                        ParticipantDisconnected.class,
                        InteractionDeallocated.class,
                        ParticipantConnected.class);
    }

    @Test
    void a_supervisor_who_is_no_member_of_the_stint_s_queue_does_not_take_it_over() {
        ThreadSpec spec = given(compose("amy", 0)).when(takeOver("sue", 1, conversation(1), AMY_S, SALES));

        spec.then(TakeoverRefused.class).refused("not.queue.member");
        assertThat(spec.open().isWith(new UserId("amy"))).isTrue();
    }

    @Test
    void of_two_supervisors_who_take_it_over_one_has_it_and_the_other_hears_who() {
        ThreadSpec spec = given(compose("amy", 0), takeOver("sue", 1, AMY_S)).when(takeOver("tom", 1, AMY_S));

        spec.then(TakeoverRefused.class).refused("conversation.already.assigned");
        assertThat(spec.params()).containsEntry("holderId", "sue").containsEntry("holderName", "sue");
        assertThat(spec.open().isWith(new UserId("sue"))).isTrue();
    }

    @Test
    void to_take_over_what_one_has_changes_nothing() {
        given(compose("amy", 0), takeOver("sue", 1, AMY_S))
                .when(takeOver("sue", 2, AMY_S))
                .accepted()
                .thenNothing();
        given(compose("sue", 0)).when(takeOver("sue", 1, AMY_S)).accepted().thenNothing();
    }

    @Test
    void whoever_is_not_a_member_does_not_hear_who_has_it() {
        ThreadSpec spec =
                given(compose("amy", 0), takeOver("sue", 1, AMY_S))
                        .when(takeOver("tom", 1, conversation(1), AMY_S, SALES));

        spec.then(TakeoverRefused.class).refused("participant.not.connected");
        assertThat(spec.params()).doesNotContainKey("holderId");
    }

    @Test
    void the_agent_disconnects_before_the_supervisor_is_heard() {
        given(compose("amy", 0), disconnect("amy", 1))
                .when(release("sue", 1, AMY_S))
                .then(ReleaseRefused.class)
                .refused("conversation.disconnected");
        given(compose("amy", 0), disconnect("amy", 1))
                .when(takeOver("sue", 1, AMY_S))
                .then(TakeoverRefused.class)
                .refused("conversation.disconnected");
    }

    @Test
    void the_supervisor_is_heard_before_the_agent_disconnects_and_what_follows_goes_on() {
        ThreadSpec released =
                given(compose("amy", 0), release("sue", 1, AMY_S))
                        .when(disconnect("amy", 1))
                        .accepted()
                        .thenNothing();
        assertThat(released.open().waiting()).isPresent();

        ThreadSpec takenOver =
                given(compose("amy", 0), takeOver("sue", 1, AMY_S))
                        .when(disconnect("amy", 1))
                        .accepted()
                        .thenNothing();
        assertThat(takenOver.open().isWith(new UserId("sue"))).isTrue();
    }

    @Test
    void an_agent_who_ends_the_whole_conversation_too_late_does_not_end_the_supervisor_s() {
        given(compose("amy", 0), takeOver("sue", 1, AMY_S))
                .when(disconnect("amy", 1, null, false))
                .refused("not.conversation.participant");
    }

    @Test
    void a_stint_that_has_begun_since_is_left_alone() {
        ThreadSpec spec = given(compose("amy", 0), release("sue", 1, AMY_S), assign("ben", 2));

        spec.when(release("tom", 3, AMY_S)).then(ReleaseRefused.class).refused("participant.not.connected");
        spec.when(takeOver("tom", 3, AMY_S)).refused("conversation.already.assigned");
        assertThat(spec.open().isWith(new UserId("ben"))).isTrue();
    }

    @Test
    void an_agent_s_text_before_the_take_over_goes_on_its_way_and_one_after_it_is_refused() {
        ThreadSpec spec = given(compose("amy", 0), send("amy"), takeOver("sue", 1, AMY_S));

        spec.when(send("amy")).then(MessageRefused.class).refused("not.conversation.participant");
        spec.when(CarrierFixtures.concluded(6, 2, false, CarrierFixtures.accepted(1, "ID1")))
                .then(MessageStatusChanged.class);
        assertThat(spec.event(MessageStatusChanged.class).participant().participantId()).isEqualTo(AMY_S);
    }

    @Test
    void take_over_ends_what_the_agent_has_begun_and_an_answer_comes_too_late() {
        ThreadSpec spec =
                given(compose("amy", 0), transfer("amy", 1, AMY_S, toAgent("ben"), true))
                        .when(takeOver("sue", 1, AMY_S));

        spec.then(AlertEnded.class, ParticipantDisconnected.class, ParticipantConnected.class);
        assertThat(spec.event(AlertEnded.class).disconnectType()).isEqualTo(DisconnectType.TRANSFER);
        spec.when(answer("ben", 1, participant(6))).refused("participant.not.alerting");
        assertThat(spec.open().isWith(new UserId("sue"))).isTrue();
    }

    @Test
    void an_answer_that_comes_first_leaves_nothing_to_take_over_or_release() {
        ThreadSpec spec =
                given(
                        compose("amy", 0),
                        transfer("amy", 1, AMY_S, toAgent("ben"), true),
                        answer("ben", 1, participant(6)));

        spec.when(takeOver("sue", 1, AMY_S)).refused("conversation.already.assigned");
        spec.when(release("sue", 1, AMY_S)).refused("participant.not.connected");
        assertThat(spec.open().isWith(new UserId("ben"))).isTrue();
    }

    @Test
    void what_the_agent_has_begun_to_hand_on_goes_on_after_a_release() {
        ThreadSpec toBen =
                given(
                        compose("amy", 0),
                        transfer("amy", 1, AMY_S, toAgent("ben"), true),
                        release("sue", 1, AMY_S));
        assertThat(toBen.open().waiting().map(Waiting::queue)).contains(SUPPORT_QUEUE);
        toBen.when(answer("ben", 1, participant(6))).accepted();

        ThreadSpec toSales =
                given(
                        compose("amy", 0),
                        transfer("amy", 1, AMY_S, toQueue(SALES_QUEUE), true),
                        release("sue", 1, AMY_S));
        assertThat(toSales.open().waiting().map(Waiting::queue)).contains(SALES_QUEUE);
    }

    @Test
    void what_waits_or_alerts_is_nobody_s_to_lose() {
        ThreadSpec spec = given(inbound(0), alert("ben", 1));

        spec.when(takeOver("sue", 1, participant(4))).refused("participant.not.connected");
        spec.when(release("sue", 1, participant(7))).refused("participant.not.connected");
        spec.when(assign("sue", 1)).accepted();
    }

    @Test
    void nothing_is_released_to_a_queue_without_members_but_taken_over_it_is() {
        ThreadSpec spec = given(_ -> Optional.of(empty()), compose("amy", 0));

        spec.when(release("sue", 1, AMY_S)).then(ReleaseRefused.class).refused("queue.without.members");
        assertThat(spec.params()).containsEntry("queueId", "support");
        assertThat(spec.open().isWith(new UserId("amy"))).isTrue();
        spec.when(takeOver("sue", 1, AMY_S)).accepted();
    }

    @Test
    void unknown_conversations_and_participants_are_not_found() {
        given().when(release("sue", 0, AMY_S)).thenNothing().refused("conversation.not.found");
        given().when(takeOver("sue", 0, AMY_S)).thenNothing().refused("conversation.not.found");
        ThreadSpec spec = given(compose("amy", 0));
        spec.when(release("sue", 1, conversation(9), AMY_S)).refused("conversation.not.found");
        spec.when(takeOver("sue", 1, participant(99))).refused("participant.not.found");
        spec.when(release("sue", 1, participant(99))).refused("participant.not.found");
    }

    @Test
    void a_supervisor_says_why_they_end_a_conversation() {
        ThreadSpec spec =
                given(compose("amy", 0), send("amy"))
                        .when(
                                new DisconnectRequested(
                                        ThreadSpec.at(1),
                                        new UserId("sue"),
                                        conversation(1),
                                        null,
                                        true,
                                        Optional.of("abuse")));

        spec.then(
                ParticipantDisconnected.class, ParticipantDisconnected.class, ConversationDisconnected.class);
        assertThat(spec.event(ParticipantDisconnected.class))
                .returns(new UserId("sue"), ParticipantDisconnected::disconnectedBy)
                .returns(Optional.of("abuse"), ParticipantDisconnected::disconnectReason);
    }

    private static KnownQueue empty() {
        return new KnownQueue(new QueueInactivity(InactivityTerms.OFF, minute(0)), false);
    }
}
