package io.onbehalf.conversation.domain;

import io.onbehalf.conversation.domain.value.QueueInactivity;
import io.onbehalf.kit.domain.ConversationId;
import io.onbehalf.kit.domain.QueueId;

/// An event that changes what is shown of a conversation.
public sealed interface ConversationChanged extends ConversationEvent
        permits Lifecycle, Participation, Messaging, ConversationChanged.InactivityTermsApplied {

    ConversationId conversationId();

    /// A conversation's agent begins with the inactivity timeout of their queue, or the queue has changed it
    /// meanwhile; it counts from now on.
    ///
    /// @param queueId on whose behalf the agent is connected
    record InactivityTermsApplied(ConversationId conversationId, QueueId queueId, QueueInactivity inactivity)
            implements ConversationChanged {}
}
