package io.onbehalf.conversation.domain.value;

import io.onbehalf.kit.domain.CommunicationId;
import io.onbehalf.kit.domain.ConversationId;
import io.onbehalf.kit.domain.ParticipantId;

/// A participant of a conversation, with their message session.
public record ParticipantRef(
        ConversationId conversationId, ParticipantId participantId, CommunicationId communicationId) {}
