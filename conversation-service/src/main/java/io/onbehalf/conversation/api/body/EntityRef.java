package io.onbehalf.conversation.api.body;

import io.onbehalf.conversation.domain.value.AgentRef;
import io.onbehalf.conversation.domain.value.QueueRef;

/// A reference to something by id, in the public API's shape.
public record EntityRef(String id, String name, String selfUri) {

    static EntityRef user(AgentRef agent) {
        String id = agent.userId().value();
        return new EntityRef(id, agent.userName(), "/api/v2/users/" + id);
    }

    public static EntityRef queue(QueueRef queue) {
        String id = queue.queueId().value();
        return new EntityRef(id, queue.queueName(), "/api/v2/routing/queues/" + id);
    }
}
