package io.onbehalf.wrapup.domain;

import io.onbehalf.kit.domain.CommunicationId;
import io.onbehalf.kit.domain.ConversationId;
import io.onbehalf.kit.domain.OrganizationId;
import io.onbehalf.kit.domain.ParticipantId;
import io.onbehalf.kit.domain.QueueId;
import io.onbehalf.kit.domain.UserId;
import io.onbehalf.kit.domain.WrapupPrompt;
import io.onbehalf.wrapup.domain.WrapupRequest.ParticipantConnected;
import io.onbehalf.wrapup.domain.WrapupRequest.ParticipantDisconnected;

/// What the conversation says of an agent's stint: it is taken into the state as it is, and is not ours to
/// tell.
public sealed interface StintFact extends WrapupEvent permits ParticipantConnected, ParticipantDisconnected {

    OrganizationId organizationId();

    ConversationId conversationId();

    ParticipantId participantId();

    CommunicationId communicationId();

    UserId userId();

    QueueId queueId();

    WrapupPrompt wrapupPrompt();

    /// Whose stint it is, and for which queue.
    default StintDetails details() {
        return new StintDetails(
                organizationId(),
                conversationId(),
                participantId(),
                communicationId(),
                userId(),
                queueId(),
                wrapupPrompt());
    }
}
