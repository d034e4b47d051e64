package io.onbehalf.conversation.api;

import io.onbehalf.conversation.domain.Direction;
import io.onbehalf.conversation.domain.Ids.UserId;
import io.onbehalf.conversation.domain.MessageStatus;
import io.onbehalf.conversation.domain.StoredMessage;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A message with its text, in the public API's shape.
record MessageData(
        String id,
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

    static MessageData of(StoredMessage message, MessageStatus status) {
        boolean out = message.direction() == Direction.OUTBOUND;
        String contact = message.contactNumber().value();
        String queue = message.outboundNumber().value();
        UserId author = message.createdBy();
        String id = message.messageId().value();
        String conversationId = message.conversationId().value();
        return new MessageData(
                id,
                conversationId,
                message.at(),
                out ? queue : contact,
                out ? contact : queue,
                out ? "outbound" : "inbound",
                "sms",
                message.text(),
                spelled(status),
                new NormalizedMessage(id, "Text", message.text(), out ? "Outbound" : "Inbound"),
                author == null ? null : EntityRef.user(author.value()),
                "/api/v2/conversations/messages/%s/messages/%s".formatted(conversationId, id));
    }

    /// The API's spelling: `delivery-success`.
    static String spelled(MessageStatus status) {
        return status.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
