package io.onbehalf.wrapup.domain;

import io.onbehalf.kit.domain.CommunicationId;
import io.onbehalf.kit.domain.ConversationId;
import io.onbehalf.kit.domain.OrganizationId;
import io.onbehalf.kit.domain.ParticipantId;
import io.onbehalf.kit.domain.QueueId;
import io.onbehalf.kit.domain.UserId;
import io.onbehalf.kit.domain.WrapupPrompt;

/// Whose stint it is, in which conversation, and on behalf of which queue.
public record StintDetails(
        OrganizationId organizationId,
        ConversationId conversationId,
        ParticipantId participantId,
        CommunicationId communicationId,
        UserId userId,
        QueueId queueId,
        WrapupPrompt wrapupPrompt) {}
