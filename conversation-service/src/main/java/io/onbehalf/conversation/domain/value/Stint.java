package io.onbehalf.conversation.domain.value;

import io.onbehalf.kit.domain.AfterCallTerms;
import io.onbehalf.kit.domain.QueueId;
import io.onbehalf.kit.domain.UserId;

/// An agent's work in a conversation, on behalf of a queue that may ask for after-call work.
public record Stint(AgentRef agent, QueueRef queue, AfterCallTerms afterCall) {

    public UserId userId() {
        return agent.userId();
    }

    public QueueId queueId() {
        return queue.queueId();
    }
}
