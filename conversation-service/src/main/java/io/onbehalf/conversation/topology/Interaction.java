package io.onbehalf.conversation.topology;

import io.onbehalf.kit.domain.ConversationId;
import io.onbehalf.kit.domain.OrganizationId;
import io.onbehalf.kit.domain.ParticipantId;
import java.time.Instant;

/// A conversation in an agent's list, for one of their participants in it.
///
/// @param connectedAt the time at which the agent connected: lists are in this order, the latest first
public record Interaction(
        OrganizationId organizationId,
        ConversationId conversationId,
        ParticipantId participantId,
        Instant connectedAt) {}
