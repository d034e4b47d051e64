package io.onbehalf.conversation.domain;

import io.onbehalf.kit.domain.ConversationId;
import io.onbehalf.kit.domain.MessageId;
import io.onbehalf.kit.domain.OutboundNumber;
import io.onbehalf.kit.domain.ParticipantId;
import io.onbehalf.kit.domain.Refusal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The answer to whoever asked: a refusal, or what came of the request.
public record ConversationReply(
        @Nullable Refusal refusal,
        @Nullable ConversationId conversationId,
        @Nullable MessageId messageId,
        @Nullable ParticipantId participantId,
        @Nullable Integer smsMinutes,
        @Nullable OutboundNumber outboundNumber,
        @Nullable ContactNumber contactNumber) {

    /// The answer when another request comes under the same idempotency key.
    public static final ConversationReply KEY_REUSED = refused(new Refusal(Refusal.KEY_REUSED, Map.of()));

    public static ConversationReply refused(Refusal refusal) {
        return new ConversationReply(refusal, null, null, null, null, null, null);
    }

    public static ConversationReply done(ConversationId conversationId) {
        return new ConversationReply(null, conversationId, null, null, null, null, null);
    }

    public static ConversationReply timeline(int smsMinutes) {
        return new ConversationReply(null, null, null, null, smsMinutes, null, null);
    }
}
