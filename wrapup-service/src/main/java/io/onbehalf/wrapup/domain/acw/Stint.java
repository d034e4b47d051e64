package io.onbehalf.wrapup.domain.acw;

import io.onbehalf.kit.domain.AfterCallTerms;
import io.onbehalf.kit.domain.CommunicationId;
import io.onbehalf.kit.domain.ConversationId;
import io.onbehalf.kit.domain.OrganizationId;
import io.onbehalf.kit.domain.ParticipantId;
import io.onbehalf.kit.domain.QueueId;
import io.onbehalf.kit.domain.UserId;

/// One agent's participation in a conversation: whose it is, on behalf of which queue, and what that queue
/// asks for afterwards.
public record Stint(
        OrganizationId organizationId,
        ConversationId conversationId,
        ParticipantId participantId,
        CommunicationId communicationId,
        UserId userId,
        QueueId queueId,
        AfterCallTerms afterCall) {

    /// True if both are the same participation; what its queue asks for may have changed since.
    boolean isSameAs(Stint other) {
        return organizationId.equals(other.organizationId)
                && conversationId.equals(other.conversationId)
                && participantId.equals(other.participantId)
                && communicationId.equals(other.communicationId)
                && userId.equals(other.userId)
                && queueId.equals(other.queueId);
    }

    /// True if its agent may end the after-call work without a code.
    boolean maySkip() {
        return !afterCall.wrapupPrompt().mandatory();
    }
}
