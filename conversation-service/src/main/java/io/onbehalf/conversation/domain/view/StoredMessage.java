package io.onbehalf.conversation.domain.view;

import io.onbehalf.conversation.domain.ContactNumber;
import io.onbehalf.conversation.domain.ConversationEvent.AutomaticMessageQueued;
import io.onbehalf.conversation.domain.ConversationEvent.InboundMessageReceived;
import io.onbehalf.conversation.domain.ConversationEvent.MessageQueued;
import io.onbehalf.conversation.domain.ConversationEvent.MessageStatusChanged;
import io.onbehalf.conversation.domain.Direction;
import io.onbehalf.conversation.domain.delivery.MessageStatus;
import io.onbehalf.kit.domain.ConversationId;
import io.onbehalf.kit.domain.MessageId;
import io.onbehalf.kit.domain.OutboundNumber;
import io.onbehalf.kit.domain.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A message with its text, as it is read back; its place is its conversation's snapshot.
///
/// @param createdBy the agent who wrote it; null for the contact's own and the system's
/// @param status how far it got; null in what was stored before it was kept
/// @param providerMessageId the message centre's id of its first SMS
public record StoredMessage(
        MessageId messageId,
        ConversationId conversationId,
        Direction direction,
        String text,
        OutboundNumber outboundNumber,
        ContactNumber contactNumber,
        @Nullable UserId createdBy,
        Instant at,
        @Nullable MessageStatus status,
        @Nullable String providerMessageId) {

    public static StoredMessage of(MessageQueued queued, Instant at) {
        return new StoredMessage(
                queued.messageId(),
                queued.conversationId(),
                Direction.OUTBOUND,
                queued.text(),
                queued.outboundNumber(),
                queued.contactNumber(),
                queued.userId(),
                at,
                MessageStatus.QUEUED,
                null);
    }

    public static StoredMessage of(AutomaticMessageQueued queued, Instant at) {
        return new StoredMessage(
                queued.messageId(),
                queued.conversationId(),
                Direction.OUTBOUND,
                queued.text(),
                queued.outboundNumber(),
                queued.contactNumber(),
                null,
                at,
                MessageStatus.QUEUED,
                null);
    }

    public static StoredMessage of(
            InboundMessageReceived received,
            OutboundNumber outboundNumber,
            ContactNumber contactNumber,
            Instant at) {
        return new StoredMessage(
                received.messageId(),
                received.conversationId(),
                Direction.INBOUND,
                received.text(),
                outboundNumber,
                contactNumber,
                null,
                at,
                MessageStatus.RECEIVED,
                null);
    }

    /// The same once it got further.
    public StoredMessage after(MessageStatusChanged changed) {
        return new StoredMessage(
                messageId,
                conversationId,
                direction,
                text,
                outboundNumber,
                contactNumber,
                createdBy,
                at,
                changed.status(),
                changed.parts().getFirst().smscMessageId());
    }
}
