package io.onbehalf.conversation.domain.thread;

import static io.onbehalf.conversation.domain.thread.CarrierFixtures.accepted;
import static io.onbehalf.conversation.domain.thread.CarrierFixtures.concluded;
import static io.onbehalf.conversation.domain.thread.CarrierFixtures.keyword;
import static io.onbehalf.conversation.domain.thread.CarrierFixtures.receipt;
import static io.onbehalf.conversation.domain.thread.ThreadSpec.NUMBER;
import static io.onbehalf.conversation.domain.thread.ThreadSpec.SUPPORT;
import static io.onbehalf.conversation.domain.thread.ThreadSpec.compose;
import static io.onbehalf.conversation.domain.thread.ThreadSpec.conversation;
import static io.onbehalf.conversation.domain.thread.ThreadSpec.disconnect;
import static io.onbehalf.conversation.domain.thread.ThreadSpec.given;
import static io.onbehalf.conversation.domain.thread.ThreadSpec.inbound;
import static io.onbehalf.conversation.domain.thread.ThreadSpec.send;
import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.conversation.domain.AgentRequest.CallerQueue;
import io.onbehalf.conversation.domain.AgentRequest.MessageRequested;
import io.onbehalf.conversation.domain.Messaging.InboundMessageReceived;
import io.onbehalf.conversation.domain.Messaging.MessageQueued;
import io.onbehalf.conversation.domain.Refused.MessageRefused;
import io.onbehalf.conversation.domain.consent.KeywordKind;
import io.onbehalf.conversation.domain.delivery.ReceiptState;
import io.onbehalf.kit.domain.OutboundNumber;
import io.onbehalf.kit.domain.QueueId;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SendingTest {

    @Test
    void the_connected_agent_sends_to_the_contact_from_the_queue_s_number() {
        ThreadSpec spec = given(compose("amy", 0)).when(send("amy")).then(MessageQueued.class).accepted();

        MessageQueued queued = spec.event(MessageQueued.class);
        assertThat(queued.outboundNumber()).isEqualTo(NUMBER);
        assertThat(queued.contactNumber()).isEqualTo(ThreadSpec.CONTACT);
        assertThat(queued.queue()).isEqualTo(ThreadSpec.SUPPORT_QUEUE);
    }

    @Test
    void every_message_has_an_id_of_its_own() {
        ThreadSpec spec = given(compose("amy", 0));

        assertThat(spec.when(send("amy")).event(MessageQueued.class).messageId())
                .isNotEqualTo(spec.when(send("amy")).event(MessageQueued.class).messageId());
    }

    @Test
    void nobody_sends_on_a_thread_without_a_conversation() {
        given().when(send("amy")).refused("conversation.not.found").thenNothing();
    }

    @Test
    void another_agent_may_not_send() {
        given(compose("amy", 0))
                .when(send("ben"))
                .then(MessageRefused.class)
                .refused("not.conversation.participant");
    }

    @Test
    void nobody_sends_after_the_disconnect() {
        given(compose("amy", 0), disconnect("amy", 1)).when(send("amy")).refused("conversation.disconnected");
    }

    @Test
    void a_conversation_that_never_was_is_not_found() {
        given(compose("amy", 0)).when(sendTo(6)).refused("conversation.not.found");
        given(compose("amy", 0), disconnect("amy", 1)).when(sendTo(6)).refused("conversation.not.found");
    }

    @Test
    void nobody_sends_while_the_conversation_waits_in_a_queue() {
        given(inbound(0)).when(send("amy")).refused("conversation.waiting");
    }

    @Test
    void a_conversation_that_was_followed_by_another_is_disconnected_for_ever() {
        given(compose("amy", 0), disconnect("amy", 1), compose("amy", 100))
                .when(send("amy"))
                .refused("conversation.disconnected");
    }

    @Test
    void an_agent_sends_only_in_their_own_communication() {
        given(compose("amy", 0))
                .when(send("amy", 3, List.of(new CallerQueue(SUPPORT, NUMBER))))
                .refused("communication.not.found");
    }

    @Test
    void an_agent_who_left_the_queue_may_not_send() {
        given(compose("amy", 0))
                .when(send("amy", 5, List.of(new CallerQueue(new QueueId("sales"), NUMBER))))
                .refused("not.queue.member");
    }

    @Test
    void nothing_is_sent_when_the_queue_s_number_has_changed() {
        given(compose("amy", 0))
                .when(send("amy", 5, List.of(new CallerQueue(SUPPORT, new OutboundNumber("+13175550101")))))
                .refused("queue.outbound.number.changed");
    }

    @Test
    void nothing_is_sent_when_the_queue_has_lost_its_number() {
        given(compose("amy", 0))
                .when(send("amy", 5, List.of(new CallerQueue(SUPPORT, null))))
                .refused("queue.outbound.number.changed");
    }

    @Test
    void no_more_messages_are_under_way_on_a_thread_than_a_record_takes() {
        ThreadSpec spec = given(compose("amy", 0));
        for (int i = 0; i < 500; i++) {
            spec.when(send("amy")).accepted();
        }
        spec.when(send("amy")).refused("too.many.messages.under.way");

        spec.when(concluded(1, accepted(1, "A1")))
                .when(receipt("A1", ReceiptState.DELIVERED))
                .when(send("amy"))
                .accepted();
    }

    @Test
    void nor_does_a_contact_who_asks_for_help_add_to_them() {
        ThreadSpec spec = given(compose("amy", 0));
        for (int i = 0; i < 500; i++) {
            spec.when(send("amy")).accepted();
        }

        spec.when(keyword(1, KeywordKind.HELP)).then(InboundMessageReceived.class);
    }

    private static MessageRequested sendTo(long conversation) {
        return send("amy", conversation(conversation), 5, List.of(new CallerQueue(SUPPORT, NUMBER)));
    }
}
