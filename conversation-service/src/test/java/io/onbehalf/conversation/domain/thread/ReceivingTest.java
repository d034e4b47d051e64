package io.onbehalf.conversation.domain.thread;

import static io.onbehalf.conversation.domain.thread.CarrierFixtures.part;
import static io.onbehalf.conversation.domain.thread.CarrierFixtures.withoutQueue;
import static io.onbehalf.conversation.domain.thread.ThreadSpec.compose;
import static io.onbehalf.conversation.domain.thread.ThreadSpec.conversation;
import static io.onbehalf.conversation.domain.thread.ThreadSpec.disconnect;
import static io.onbehalf.conversation.domain.thread.ThreadSpec.given;
import static io.onbehalf.conversation.domain.thread.ThreadSpec.inbound;
import static io.onbehalf.conversation.domain.thread.ThreadSpec.send;
import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.conversation.domain.Direction;
import io.onbehalf.conversation.domain.InboundBuffered.InboundPartReceived;
import io.onbehalf.conversation.domain.Lifecycle.ConversationResumed;
import io.onbehalf.conversation.domain.Lifecycle.ConversationStarted;
import io.onbehalf.conversation.domain.Messaging.InboundMessageReceived;
import io.onbehalf.conversation.domain.Participation.ParticipantConnected;
import io.onbehalf.conversation.domain.ThreadingRule;
import io.onbehalf.conversation.domain.state.Participant;
import io.onbehalf.conversation.domain.value.QueueRef;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ReceivingTest {

    @Test
    void a_first_text_from_a_contact_starts_a_conversation_that_waits_in_the_queue() {
        ThreadSpec spec = given().when(inbound(0));

        spec.then(
                ConversationStarted.class,
                ParticipantConnected.class,
                ParticipantConnected.class,
                InboundMessageReceived.class);
        assertThat(spec.event(ConversationStarted.class).direction()).isEqualTo(Direction.INBOUND);
        assertThat(spec.open().holder()).get().isInstanceOf(Participant.Waiting.class);
    }

    @Test
    void inside_the_window_a_text_continues_the_conversation_waiting_in_the_queue() {
        ThreadSpec spec = given(compose("amy", 0), send("amy"), disconnect("amy", 10)).when(inbound(69));

        spec.then(
                ConversationResumed.class,
                ParticipantConnected.class,
                ParticipantConnected.class,
                InboundMessageReceived.class);
        assertThat(spec.event(ConversationResumed.class).conversationId()).isEqualTo(conversation(1));
        assertThat(spec.event(ConversationResumed.class).window().rule())
                .isEqualTo(ThreadingRule.INSIDE_WINDOW);
    }

    @Test
    void a_text_after_a_conversation_without_messages_starts_a_new_one() {
        ThreadSpec spec = given(compose("amy", 0), disconnect("amy", 10)).when(inbound(11));

        assertThat(spec.event(ConversationStarted.class).conversationId()).isNotEqualTo(conversation(1));
        assertThat(spec.event(ConversationStarted.class).window().rule())
                .isEqualTo(ThreadingRule.NO_CONVERSATION);
    }

    @Test
    void after_the_window_a_text_starts_a_new_conversation() {
        ThreadSpec spec = given(compose("amy", 0), send("amy"), disconnect("amy", 10)).when(inbound(70));

        assertThat(spec.event(ConversationStarted.class).window().rule())
                .isEqualTo(ThreadingRule.WINDOW_OVER);
    }

    @Test
    void a_text_joins_the_conversation_with_the_connected_agent() {
        given(compose("amy", 0)).when(inbound(1)).then(InboundMessageReceived.class);
    }

    @Test
    void a_text_to_a_number_that_lost_its_queue_joins_the_open_conversation() {
        given(compose("amy", 0)).when(withoutQueue(inbound(1))).then(InboundMessageReceived.class);
        given(compose("amy", 0), withoutQueue(part(1, 7, 2, 1, "one ")))
                .when(withoutQueue(part(1, 7, 2, 2, "two")))
                .then(InboundPartReceived.class, InboundMessageReceived.class);
    }

    @Test
    void where_none_is_open_it_starts_and_continues_none() {
        given().when(withoutQueue(inbound(0))).thenNothing();
        given(compose("amy", 0), disconnect("amy", 1)).when(withoutQueue(inbound(2))).thenNothing();
        given().when(withoutQueue(part(1, 7, 2, 1, "one "))).thenNothing();
    }

    @Test
    void parts_that_lost_their_queue_are_not_waited_for_once_the_conversation_is_over() {
        ThreadSpec spec =
                given(compose("amy", 0), withoutQueue(part(1, 7, 2, 1, "one ")), part(1, 8, 2, 1, "uno "))
                        .when(disconnect("amy", 2));

        assertThat(spec.state().inbound().pending())
                .singleElement()
                .satisfies(text -> assertThat(text.reference()).isEqualTo(8));
    }

    @Test
    void a_text_names_the_queue_on_whose_behalf_the_conversation_is_held() {
        assertThat(queue(given().when(inbound(0)))).isEqualTo(ThreadSpec.SUPPORT_QUEUE);
        assertThat(queue(given(inbound(0)).when(inbound(1)))).isEqualTo(ThreadSpec.SUPPORT_QUEUE);
        assertThat(queue(given(compose("amy", 0, ThreadSpec.SALES_QUEUE)).when(inbound(1))))
                .isEqualTo(ThreadSpec.SALES_QUEUE);
    }

    private static QueueRef queue(ThreadSpec spec) {
        return spec.event(InboundMessageReceived.class).queue();
    }

    @Test
    void a_text_joins_the_conversation_that_waits() {
        given(inbound(0)).when(inbound(1)).then(InboundMessageReceived.class);
    }
}
