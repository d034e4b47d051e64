package io.onbehalf.conversation.api.body;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.onbehalf.conversation.domain.Direction;
import io.onbehalf.conversation.domain.delivery.CarrierError;
import io.onbehalf.conversation.domain.delivery.MessageStatus;
import io.onbehalf.conversation.domain.value.AgentRef;
import io.onbehalf.conversation.domain.value.ContactNumber;
import io.onbehalf.conversation.domain.view.MessageSummary;
import io.onbehalf.conversation.domain.view.MessageView;
import io.onbehalf.conversation.domain.view.StintAccess;
import io.onbehalf.kit.domain.OutboundNumber;
import io.onbehalf.kit.domain.sms.MessageFailure;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A message with its text, in the public API's shape.
///
/// @param order its place in the thread: greater than that of every earlier message, with gaps
public record MessageData(
        String id,
        String conversationId,
        Instant timestamp,
        long order,
        @JsonUnwrapped Route route,
        @JsonUnwrapped Content content,
        @JsonUnwrapped Delivery delivery,
        @JsonUnwrapped Author author,
        String selfUri) {

    /// The number that the message goes from, and the number that it goes to.
    record Route(String fromAddress, String toAddress, String direction) {

        private static Route of(
                Direction direction, OutboundNumber outboundNumber, ContactNumber contactNumber) {
            return direction == Direction.OUTBOUND
                    ? new Route(outboundNumber.value(), contactNumber.value(), "outbound")
                    : new Route(contactNumber.value(), outboundNumber.value(), "inbound");
        }
    }

    /// The text, in both of the API's forms.
    ///
    /// @param sms of an outbound text; null for an inbound one
    record Content(
            String messengerType,
            String textBody,
            NormalizedMessage normalizedMessage,
            @Nullable SmsBody sms) {}

    /// How far the message is.
    ///
    /// @param errorInfo why it failed, or what is not known of it
    /// @param normalizedReceipts what is known of its delivery; empty for what is queued or received
    record Delivery(
            @Nullable String providerMessageId,
            String status,
            @Nullable MessageFailure errorInfo,
            List<NormalizedMessage> normalizedReceipts) {}

    /// Who wrote the message, and on behalf of which queue.
    ///
    /// @param createdBy the agent; null for the contact's own and the system's
    /// @param queue that held the conversation then; null if no queue owned the number, and in the answer to
    ///   a send
    record Author(@Nullable EntityRef createdBy, @Nullable EntityRef queue) {}

    /// The message as one of its conversation.
    ///
    /// @param agent the agent who wrote it; empty for the contact's own and the system's
    public static MessageData of(
            MessageView message,
            OutboundNumber outboundNumber,
            ContactNumber contactNumber,
            Optional<AgentRef> agent) {
        MessageSummary summary = message.summary();
        Route route = Route.of(message.direction(), outboundNumber, contactNumber);
        var channel =
                NormalizedMessage.Channel.sms(
                        summary.providerMessageId().orElse(null),
                        route.fromAddress(),
                        route.toAddress(),
                        summary.at());
        return new MessageData(
                message.messageId().value(),
                message.conversationId().value(),
                summary.at(),
                StintAccess.place(message.messageId()),
                route,
                new Content(
                        "sms",
                        message.text(),
                        NormalizedMessage.text(message, channel),
                        message.direction() == Direction.OUTBOUND ? SmsBody.of(message.text()) : null),
                new Delivery(
                        summary.providerMessageId().orElse(null),
                        spelled(summary.status()),
                        summary.error().map(CarrierError::failure).orElse(null),
                        NormalizedMessage.receipts(summary, channel)),
                new Author(
                        agent.map(EntityRef::user).orElse(null),
                        message.queue().map(EntityRef::queue).orElse(null)),
                uri(message));
    }

    static String uri(MessageView message) {
        return "/api/v2/conversations/messages/%s/messages/%s"
                .formatted(message.conversationId().value(), message.messageId().value());
    }

    /// The API's spelling, such as `delivery-success`. It has no word for an unknown outcome: such a message
    /// is `sent`, because it was handed to the carrier.
    static String spelled(MessageStatus status) {
        return switch (status) {
            case QUEUED -> "queued";
            case SENT, SUBMIT_UNKNOWN, DELIVERY_UNKNOWN, UNKNOWN -> "sent";
            case DELIVERY_SUCCESS -> "delivery-success";
            case DELIVERY_FAILED -> "delivery-failed";
            case FAILED -> "failed";
            case RECEIVED -> "received";
        };
    }
}
