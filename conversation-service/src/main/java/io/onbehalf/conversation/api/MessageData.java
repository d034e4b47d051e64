package io.onbehalf.conversation.api;

import io.onbehalf.conversation.domain.Direction;
import io.onbehalf.conversation.domain.delivery.MessageStatus;
import io.onbehalf.conversation.domain.view.StoredMessage;
import io.onbehalf.kit.domain.UserId;
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

    static MessageData of(StoredMessage message) {
        boolean out = message.direction() == Direction.OUTBOUND;
        String contact = message.numbers().contactNumber().value();
        String queue = message.numbers().outboundNumber().value();
        UserId author = message.createdBy();
        String id = message.messageId().value();
        String conversationId = message.conversationId().value();
        return new MessageData(
                id,
                message.providerMessageId(),
                conversationId,
                message.at(),
                out ? queue : contact,
                out ? contact : queue,
                out ? "outbound" : "inbound",
                "sms",
                message.text(),
                spelled(message.status()),
                new NormalizedMessage(id, "Text", message.text(), out ? "Outbound" : "Inbound"),
                author == null ? null : EntityRef.user(author.value()),
                "/api/v2/conversations/messages/%s/messages/%s".formatted(conversationId, id));
    }

    /// The API's spelling: `delivery-success`. What it has no word for is as far as it is known to have got:
    /// handed to the carrier.
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
