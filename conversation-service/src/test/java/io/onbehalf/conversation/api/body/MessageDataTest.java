package io.onbehalf.conversation.api.body;

import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.conversation.api.body.SmsBody.Costly;
import io.onbehalf.conversation.domain.Direction;
import io.onbehalf.conversation.domain.delivery.CarrierError;
import io.onbehalf.conversation.domain.delivery.MessageStatus;
import io.onbehalf.conversation.domain.value.AgentRef;
import io.onbehalf.conversation.domain.value.ContactNumber;
import io.onbehalf.conversation.domain.value.ParticipantRef;
import io.onbehalf.conversation.domain.value.QueueRef;
import io.onbehalf.conversation.domain.view.MessageSummary;
import io.onbehalf.conversation.domain.view.MessageView;
import io.onbehalf.kit.domain.CommunicationId;
import io.onbehalf.kit.domain.ConversationId;
import io.onbehalf.kit.domain.MessageId;
import io.onbehalf.kit.domain.OutboundNumber;
import io.onbehalf.kit.domain.ParticipantId;
import io.onbehalf.kit.domain.QueueId;
import io.onbehalf.kit.domain.ThreadIds;
import io.onbehalf.kit.domain.ThreadIds.Kind;
import io.onbehalf.kit.domain.UserId;
import io.onbehalf.kit.domain.sms.Encoding;
import io.onbehalf.kit.domain.sms.MessageFailure;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class MessageDataTest {

    private static final OutboundNumber NUMBER = new OutboundNumber("+13175550100");
    private static final ContactNumber CONTACT = new ContactNumber("+13175550199");
    private static final AgentRef AMY = new AgentRef(new UserId("amy"), "Amy Agent");
    private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "carrier.rejected, 0x0B, FAILED, InvalidDestination, The mobile network refused the message.",
        "carrier.rejected, 0x45, FAILED, MessageNotAllowed, The mobile network refused the message.",
        "carrier.expired,, FAILED, MessageExpired, 'The message waited longer than it was valid and was not sent.'",
        "carrier.undelivered,, DELIVERY_FAILED, GeneralError, The message did not arrive.",
        "carrier.number.not.served,, FAILED, GeneralError, No account with the mobile network serves the queue's number.",
        "recipient.opted.out,, FAILED, RecipientOptedOut, The contact has opted out; the message was not sent."
    })
    void a_message_that_failed_says_why_in_our_code_and_in_the_api_s(
            String code,
            @Nullable String commandStatus,
            MessageStatus status,
            String reason,
            String sentence) {
        var error =
                commandStatus == null
                        ? CarrierError.of(code)
                        : CarrierError.status(code, Integer.decode(commandStatus));

        MessageData data = outbound(status, Optional.of(error));

        assertThat(data.delivery().errorInfo()).returns(code, MessageFailure::code);
        for (NormalizedMessage each :
                new NormalizedMessage[] {
                    data.content().normalizedMessage(), data.delivery().normalizedReceipts().getFirst()
                }) {
            assertThat(each.status()).isEqualTo("Failed");
            assertThat(each.reasons()).containsExactly(new MessageReason(reason, sentence));
        }
        assertThat(data.delivery().normalizedReceipts().getFirst().isFinalReceipt()).isTrue();
    }

    @Test
    void an_outbound_text_says_what_it_takes_and_which_characters_cost() {
        assertThat(data(Direction.OUTBOUND, Optional.of(AMY)).content().sms())
                .isEqualTo(new SmsBody(Encoding.GSM7, 1, List.of()));
        assertThat(SmsBody.of("It’s “here” " + "a".repeat(140) + "Ж"))
                .isEqualTo(
                        new SmsBody(
                                Encoding.UCS2,
                                3,
                                List.of(
                                        new Costly("’", "'"),
                                        new Costly("“", "\""),
                                        new Costly("”", "\""),
                                        new Costly("Ж", null))));
        assertThat(data(Direction.INBOUND, Optional.empty()).content().sms()).isNull();
    }

    @Test
    void what_is_not_known_is_no_failure() {
        MessageData data =
                outbound(
                        MessageStatus.SUBMIT_UNKNOWN,
                        Optional.of(CarrierError.of(CarrierError.SUBMIT_UNKNOWN)));

        assertThat(data.delivery().errorInfo()).returns(CarrierError.SUBMIT_UNKNOWN, MessageFailure::code);
        assertThat(data.content().normalizedMessage().status()).isEqualTo("Sent");
        assertThat(data.content().normalizedMessage().reasons()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"SENT, Sent, false", "DELIVERY_SUCCESS, Delivered, true"})
    void the_last_known_state_of_a_message_is_its_receipt(
            MessageStatus status, String normalized, boolean isFinal) {
        assertThat(outbound(status, Optional.empty()).delivery().normalizedReceipts())
                .singleElement()
                .returns("Receipt", NormalizedMessage::type)
                .returns(normalized, NormalizedMessage::status)
                .returns(isFinal, NormalizedMessage::isFinalReceipt);
    }

    @ParameterizedTest
    @EnumSource(
            value = MessageStatus.class,
            names = {"QUEUED", "RECEIVED"})
    void what_the_carrier_does_not_have_yet_and_what_it_brought_has_no_receipt(MessageStatus status) {
        assertThat(outbound(status, Optional.empty()).delivery().normalizedReceipts()).isEmpty();
    }

    @Test
    void an_automatic_answer_comes_from_a_bot_and_all_else_from_people() {
        assertThat(data(Direction.OUTBOUND, Optional.empty()).content().normalizedMessage())
                .returns("Bot", NormalizedMessage::originatingEntity);
        assertThat(data(Direction.OUTBOUND, Optional.of(AMY)).content().normalizedMessage())
                .returns("Human", NormalizedMessage::originatingEntity);
        assertThat(data(Direction.INBOUND, Optional.empty()).content().normalizedMessage())
                .returns("Human", NormalizedMessage::originatingEntity);
    }

    @Test
    void the_channel_is_sms_from_the_side_that_writes_to_the_side_that_receives() {
        var inbound = data(Direction.INBOUND, Optional.empty()).content().normalizedMessage();

        assertThat(inbound.direction()).isEqualTo("Inbound");
        assertThat(inbound.channel())
                .isEqualTo(NormalizedMessage.Channel.sms("SMSC-1", "+13175550199", "+13175550100", NOON));
        assertThat(inbound.channel().platform()).isEqualTo("SMS");
    }

    @Test
    void a_message_names_its_author_and_queue() {
        MessageData.Author author = data(Direction.OUTBOUND, Optional.of(AMY)).author();

        assertThat(author.createdBy()).isEqualTo(EntityRef.user(AMY));
        assertThat(author.queue()).isEqualTo(new EntityRef("q1", "Support", "/api/v2/routing/queues/q1"));
    }

    private static MessageData outbound(MessageStatus status, Optional<CarrierError> error) {
        return data(Direction.OUTBOUND, Optional.of(AMY), status, error);
    }

    private static MessageData data(Direction direction, Optional<AgentRef> agent) {
        return data(direction, agent, MessageStatus.SENT, Optional.empty());
    }

    private static MessageData data(
            Direction direction,
            Optional<AgentRef> agent,
            MessageStatus status,
            Optional<CarrierError> error) {
        var message = new MessageId(ThreadIds.of("0123456789abcdef0123", Kind.MESSAGE, 7));
        return MessageData.of(
                new MessageView(
                        new ParticipantRef(
                                new ConversationId("c1"), new ParticipantId("p1"), new CommunicationId("m1")),
                        Optional.of(new QueueRef(new QueueId("q1"), "Support")),
                        direction,
                        "Hello",
                        agent.map(AgentRef::userId),
                        new MessageSummary(
                                message,
                                new ParticipantId("p1"),
                                status,
                                1,
                                NOON,
                                error,
                                Optional.of("SMSC-1"))),
                NUMBER,
                CONTACT,
                agent);
    }
}
