package io.onbehalf.wrapup.domain;

import io.onbehalf.kit.domain.CommunicationId;
import io.onbehalf.kit.domain.ConversationId;
import io.onbehalf.kit.domain.OrganizationId;
import io.onbehalf.kit.domain.ParticipantId;
import io.onbehalf.kit.domain.QueueId;
import io.onbehalf.kit.domain.UserId;
import io.onbehalf.kit.domain.WrapupPrompt;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What reaches a stint: a wrap-up, or what its conversation says of it.
public sealed interface WrapupRequest {

    ParticipantId participantId();

    /// An agent, or a supervisor, wraps up and waits for the answer.
    record WrapupRequested(
            OrganizationId organizationId,
            Instant requestedAt,
            UserId requestedBy,
            ConversationId conversationId,
            ParticipantId participantId,
            CommunicationId communicationId,
            @Nullable CodeId code,
            @Nullable String notes,
            boolean mayWrapUpForOthers)
            implements WrapupRequest {}

    /// A wrap-up that came by way of the participant; nobody waits for the answer.
    record WrapupForwarded(
            OrganizationId organizationId,
            Instant occurredAt,
            UserId userId,
            ConversationId conversationId,
            ParticipantId participantId,
            boolean mayWrapUpForOthers,
            WrapupInput wrapup)
            implements WrapupRequest {}

    record ParticipantConnected(
            OrganizationId organizationId,
            ConversationId conversationId,
            ParticipantId participantId,
            CommunicationId communicationId,
            UserId userId,
            QueueId queueId,
            WrapupPrompt wrapupPrompt)
            implements WrapupRequest, StintFact {}

    record ParticipantDisconnected(
            OrganizationId organizationId,
            Instant occurredAt,
            ConversationId conversationId,
            ParticipantId participantId,
            CommunicationId communicationId,
            UserId userId,
            QueueId queueId,
            WrapupPrompt wrapupPrompt,
            @Nullable Long wrapupTimeoutMs)
            implements WrapupRequest, StintFact {}
}
