package io.onbehalf.conversation.domain;

import io.onbehalf.kit.domain.ConversationId;

/// An event that changes what is shown of a conversation.
public sealed interface ConversationChanged extends ConversationEvent
        permits Lifecycle, Participation, Messaging {

    ConversationId conversationId();
}
