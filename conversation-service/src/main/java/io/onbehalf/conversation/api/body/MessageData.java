package io.onbehalf.conversation.api.body;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.onbehalf.conversation.domain.Direction;
import io.onbehalf.conversation.domain.delivery.MessageStatus;
import io.onbehalf.conversation.domain.value.AgentRef;
import io.onbehalf.conversation.domain.value.ContactNumber;
import io.onbehalf.conversation.domain.view.MessageView;
import io.onbehalf.kit.domain.OutboundNumber;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A message with its text, in the public API's shape.
public record MessageData(
        String id,
        @Nullable String providerMessageId,
        String conversationId,
        Instant timestamp,
        @JsonUnwrapped Route route,
        @JsonUnwrapped Content content,
        String status,
        @Nullable EntityRef createdBy,
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
    record Content(String messengerType, String textBody, NormalizedMessage normalizedMessage) {

        private static Content of(MessageView message) {
            String direction = message.direction() == Direction.OUTBOUND ? "Outbound" : "Inbound";
            return new Content(
                    "sms",
                    message.text(),
                    new NormalizedMessage(message.messageId().value(), "Text", message.text(), direction));
        }
    }

    /// The text once more, as the API's channel-independent form.
    record NormalizedMessage(String id, String type, String text, String direction) {}

    /// The message as one of its conversation.
    ///
    /// @param author the agent who wrote it; empty for the contact's own and the system's
    public static MessageData of(
            MessageView message,
            OutboundNumber outboundNumber,
            ContactNumber contactNumber,
            Optional<AgentRef> author) {
        return new MessageData(
                message.messageId().value(),
                message.summary().providerMessageId().orElse(null),
                message.conversationId().value(),
                message.summary().at(),
                Route.of(message.direction(), outboundNumber, contactNumber),
                Content.of(message),
                spelled(message.summary().status()),
                author.map(EntityRef::user).orElse(null),
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
            case SENT, SUBMIT_UNKNOWN, DELIVERY_UNKNOWN -> "sent";
            case DELIVERY_SUCCESS -> "delivery-success";
            case DELIVERY_FAILED -> "delivery-failed";
            case FAILED -> "failed";
            case RECEIVED -> "received";
        };
    }
}
