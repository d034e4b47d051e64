package io.onbehalf.conversation.domain;

import io.onbehalf.conversation.domain.value.Line;
import io.onbehalf.conversation.domain.value.QueueRef;
import io.onbehalf.conversation.domain.value.ThreadRef;
import io.onbehalf.kit.domain.ConversationId;
import io.onbehalf.kit.domain.UserId;
import java.time.Instant;
import java.util.Optional;

/// A conversation begins, continues or ends.
public sealed interface Lifecycle extends ConversationChanged {

    /// A new conversation on the thread; says which rule applied and which times were compared.
    record ConversationStarted(
            ThreadRef thread,
            ConversationId conversationId,
            Direction direction,
            QueueRef queue,
            Line line,
            Window window,
            String consentId)
            implements Lifecycle {}

    /// A disconnected conversation continues inside the window.
    ///
    /// @param lastAgentId the agent whose stint was the last; empty if it never had one
    record ConversationResumed(
            ConversationId conversationId,
            Direction direction,
            QueueRef queue,
            Window window,
            Optional<UserId> lastAgentId)
            implements Lifecycle {}

    /// The conversation is disconnected; its threading window begins.
    ///
    /// @param cancelled no message was ever in it
    record ConversationDisconnected(Instant occurredAt, ConversationId conversationId, boolean cancelled)
            implements Lifecycle {}
}
