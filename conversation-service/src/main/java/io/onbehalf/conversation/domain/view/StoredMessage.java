package io.onbehalf.conversation.domain.view;

import io.onbehalf.conversation.domain.Direction;
import io.onbehalf.conversation.domain.Messaging.AutomaticMessageQueued;
import io.onbehalf.conversation.domain.Messaging.InboundMessageReceived;
import io.onbehalf.conversation.domain.Messaging.MessageQueued;
import io.onbehalf.conversation.domain.Messaging.MessageStatusChanged;
import io.onbehalf.conversation.domain.delivery.MessageStatus;
import io.onbehalf.conversation.domain.value.ContactNumber;
import io.onbehalf.kit.domain.ConversationId;
import io.onbehalf.kit.domain.MessageId;
import io.onbehalf.kit.domain.OutboundNumber;
import io.onbehalf.kit.domain.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A message with its text, as it is read back.
///
/// @param createdBy the agent who wrote it; null for the contact's own and the system's
public record StoredMessage(
        MessageId messageId,
        ConversationId conversationId,
        Direction direction,
        String text,
        Numbers numbers,
        @Nullable UserId createdBy,
        Instant at,
        Progress progress) {

    /// Between which numbers it went.
    public record Numbers(OutboundNumber outboundNumber, ContactNumber contactNumber) {}

    /// How far it got.
    ///
    /// @param providerMessageId the SMSC's id of its first SMS; null until it is known
    public record Progress(MessageStatus status, @Nullable String providerMessageId) {

        static final Progress QUEUED = new Progress(MessageStatus.QUEUED);
        static final Progress RECEIVED = new Progress(MessageStatus.RECEIVED);

        private Progress(MessageStatus status) {
            this(status, null);
        }
    }

    /// A message that no agent wrote.
    private StoredMessage(
            MessageId messageId,
            ConversationId conversationId,
            Direction direction,
            String text,
            Numbers numbers,
            Instant at,
            Progress progress) {
        this(messageId, conversationId, direction, text, numbers, null, at, progress);
    }

    /// An agent's message, just queued.
    public static StoredMessage queued(
            MessageId messageId,
            ConversationId conversationId,
            String text,
            Numbers numbers,
            UserId createdBy,
            Instant at) {
        return new StoredMessage(
                messageId, conversationId, Direction.OUTBOUND, text, numbers, createdBy, at, Progress.QUEUED);
    }

    public static StoredMessage of(MessageQueued event, Instant at) {
        return queued(
                event.messageId(),
                event.conversationId(),
                event.content().text(),
                new Numbers(event.outboundNumber(), event.contactNumber()),
                event.userId(),
                at);
    }

    public static StoredMessage of(AutomaticMessageQueued event, Instant at) {
        return new StoredMessage(
                event.messageId(),
                event.conversationId(),
                Direction.OUTBOUND,
                event.content().text(),
                new Numbers(event.outboundNumber(), event.contactNumber()),
                at,
                Progress.QUEUED);
    }

    public static StoredMessage of(InboundMessageReceived event, Numbers numbers, Instant at) {
        return new StoredMessage(
                event.messageId(),
                event.conversationId(),
                Direction.INBOUND,
                event.text(),
                numbers,
                at,
                Progress.RECEIVED);
    }

    /// The message after it got further.
    public StoredMessage with(MessageStatusChanged event) {
        return new StoredMessage(
                messageId,
                conversationId,
                direction,
                text,
                numbers,
                createdBy,
                at,
                new Progress(event.status(), event.parts().getFirst().smscMessageId()));
    }

    public MessageStatus status() {
        return progress.status();
    }

    public @Nullable String providerMessageId() {
        return progress.providerMessageId();
    }
}
