package io.onbehalf.conversation.api;

import io.onbehalf.conversation.domain.Direction;
import io.onbehalf.conversation.domain.delivery.MessageStatus;
import io.onbehalf.conversation.domain.value.ContactNumber;
import io.onbehalf.conversation.domain.view.MessageView;
import io.onbehalf.kit.domain.OutboundNumber;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A message with its text, in the public API's shape.
record MessageData(
        String id,
        @Nullable String providerMessageId,
        String conversationId,
        Instant timestamp,
        String fromAddress,
        String toAddress,
        String direction,
        String messengerType,
        String textBody,
        String status,
        NormalizedMessage normalizedMessage,
        @Nullable EntityRef createdBy,
        String selfUri) {

    /// The text once more, as the API's channel-independent form.
    record NormalizedMessage(String id, String type, String text, String direction) {}

    static MessageData of(MessageView message, OutboundNumber outboundNumber, ContactNumber contactNumber) {
        boolean out = message.direction() == Direction.OUTBOUND;
        String contact = contactNumber.value();
        String queue = outboundNumber.value();
        String id = message.messageId().value();
        return new MessageData(
                id,
                message.summary().providerMessageId().orElse(null),
                message.conversationId().value(),
                message.summary().at(),
                out ? queue : contact,
                out ? contact : queue,
                out ? "outbound" : "inbound",
                "sms",
                message.text(),
                spelled(message.summary().status()),
                new NormalizedMessage(id, "Text", message.text(), out ? "Outbound" : "Inbound"),
                message.createdBy().map(author -> EntityRef.user(author.value())).orElse(null),
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
