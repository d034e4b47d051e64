package io.onbehalf.conversation.domain.routing;

import io.onbehalf.kit.domain.ConversationId;
import io.onbehalf.kit.domain.UserId;

/// What queue-service is told of an agent: it keeps their routing status.
public sealed interface AgentReport {

    /// How many conversations the agent has now.
    record AgentLoadReported(UserId userId, int conversations) implements AgentReport {}

    /// The agent did not answer an alert in time.
    record AlertNotAnswered(UserId userId, ConversationId conversationId) implements AgentReport {}
}
