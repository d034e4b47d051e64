package io.onbehalf.conversation.topology.lists;

import io.onbehalf.kit.domain.ConversationId;
import io.onbehalf.kit.domain.OrganizationId;
import io.onbehalf.kit.domain.ParticipantId;
import java.time.Instant;

/// A conversation in an agent's list, for one of their participants in it.
///
/// @param connectedAt when the agent connected or, until they answer, was alerted: lists are in this order,
///   the latest first
/// @param held whether it counts in what the agent has; false in a row whose stint ended in a release that
///   did not count after-call work
public record Interaction(
        OrganizationId organizationId,
        ConversationId conversationId,
        ParticipantId participantId,
        Instant connectedAt,
        boolean held) {}
