package io.onbehalf.wrapup.domain;

/// Whose stint it is, in which conversation, and on behalf of which queue.
public record StintDetails(
        OrganizationId organizationId,
        ConversationId conversationId,
        ParticipantId participantId,
        CommunicationId communicationId,
        UserId userId,
        QueueId queueId,
        WrapupPrompt wrapupPrompt) {}
