package io.onbehalf.conversation.domain;

import io.onbehalf.conversation.domain.value.ContactNumber;
import io.onbehalf.kit.domain.ConversationId;
import io.onbehalf.kit.domain.MessageId;
import io.onbehalf.kit.domain.OutboundNumber;
import io.onbehalf.kit.domain.ParticipantId;
import io.onbehalf.kit.domain.Refusal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The answer to a request: a refusal, or what the request led to.
///
/// @param smsMinutes the threading timeline after the request
public record ConversationReply(
        @Nullable Refusal refusal,
        @Nullable ConversationId conversationId,
        @Nullable QueuedMessage queued,
        @Nullable Integer smsMinutes) {

    /// The answer when another request comes under the same idempotency key.
    public static final ConversationReply KEY_REUSED = refused(new Refusal(Refusal.KEY_REUSED, Map.of()));

    /// A message that was accepted for sending.
    public record QueuedMessage(
            MessageId messageId,
            ParticipantId participantId,
            OutboundNumber outboundNumber,
            ContactNumber contactNumber) {}

    private ConversationReply(Refusal refusal) {
        this(refusal, null, null, null);
    }

    private ConversationReply(ConversationId conversationId, QueuedMessage queued) {
        this(null, conversationId, queued, null);
    }

    private ConversationReply(ConversationId conversationId) {
        this(null, conversationId, null, null);
    }

    private ConversationReply(int smsMinutes) {
        this(null, null, null, smsMinutes);
    }

    public static ConversationReply refused(Refusal refusal) {
        return new ConversationReply(refusal);
    }

    public static ConversationReply done(ConversationId conversationId) {
        return new ConversationReply(conversationId);
    }

    public static ConversationReply queued(ConversationId conversationId, QueuedMessage message) {
        return new ConversationReply(conversationId, message);
    }

    public static ConversationReply timeline(int smsMinutes) {
        return new ConversationReply(smsMinutes);
    }
}
