package io.onbehalf.conversation.topology.waiting;

import io.onbehalf.kit.domain.ConversationId;
import io.onbehalf.kit.domain.ParticipantId;
import java.time.Instant;

/// A conversation that waits in a queue for an agent.
///
/// @param participantId the queue's
/// @param since lists are in this order, the oldest first
public record WaitingConversation(ConversationId conversationId, ParticipantId participantId, Instant since) {

    /// Its place in the list, as text that sorts like it.
    public String place() {
        return "%015d-%s".formatted(since.toEpochMilli(), conversationId.value());
    }
}
