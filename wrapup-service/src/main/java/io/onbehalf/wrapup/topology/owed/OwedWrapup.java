package io.onbehalf.wrapup.topology.owed;

import io.onbehalf.kit.domain.ConversationId;
import io.onbehalf.kit.domain.ParticipantId;
import io.onbehalf.kit.domain.QueueId;
import io.onbehalf.kit.domain.UserId;
import io.onbehalf.kit.domain.WrapupPrompt;
import io.onbehalf.kit.lists.Places;
import java.time.Instant;
import java.util.Optional;

/// After-call work that is not over, in a list.
///
/// @param required the agent owes a code; otherwise they may skip it
/// @param since the end of the stint: lists are in this order, the oldest first
/// @param dueAt when it ends by itself; empty if it does not
public record OwedWrapup(
        ConversationId conversationId,
        ParticipantId participantId,
        UserId userId,
        QueueId queueId,
        WrapupPrompt wrapupPrompt,
        boolean required,
        Instant since,
        Optional<Instant> dueAt) {

    /// Its place in the list, as text that sorts like it.
    public String place() {
        return Places.of(since, participantId.value());
    }
}
