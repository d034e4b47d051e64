package io.onbehalf.conversation.topology.lists;

import io.onbehalf.kit.domain.ConversationId;
import io.onbehalf.kit.domain.ParticipantId;
import io.onbehalf.kit.domain.UserId;
import io.onbehalf.kit.lists.Places;
import java.time.Instant;
import java.util.Optional;

/// A conversation in a queue's list.
///
/// @param participantId the queue's while it waits, then the agent's
/// @param userId the agent; empty while it waits
/// @param since when it came into this state: lists are in this order, the oldest first
public record QueueEntry(
        State state,
        ConversationId conversationId,
        ParticipantId participantId,
        Optional<UserId> userId,
        Instant since) {

    /// What the conversation does in the queue.
    public enum State {
        WAITING,
        CONNECTED,
        /// The agent's stint is over, and their after-call work is not.
        WRAPUP
    }

    /// Its place in the list, as text that sorts like it.
    public String place() {
        return Places.of(since, participantId.value());
    }
}
