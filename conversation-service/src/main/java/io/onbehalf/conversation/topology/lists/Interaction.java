package io.onbehalf.conversation.topology.lists;

import io.onbehalf.kit.domain.ConversationId;
import io.onbehalf.kit.domain.OrganizationId;
import io.onbehalf.kit.domain.ParticipantId;
import java.time.Instant;

/// A conversation in an agent's list, for one of their participants in it.
///
/// @param connectedAt when the agent connected or, until they answer, was alerted: lists are in this order,
///   the latest first
/// @param held whether it alerts the agent or is connected; otherwise only its after-call work is left
public record Interaction(
        OrganizationId organizationId,
        ConversationId conversationId,
        ParticipantId participantId,
        Instant connectedAt,
        boolean held) {

    Interaction ended() {
        return new Interaction(organizationId, conversationId, participantId, connectedAt, false);
    }
}
