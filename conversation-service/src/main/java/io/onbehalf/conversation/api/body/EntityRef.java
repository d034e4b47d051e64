package io.onbehalf.conversation.api.body;

import io.onbehalf.conversation.domain.value.AgentRef;
import org.jspecify.annotations.Nullable;

/// A reference to something by id, in the public API's shape.
record EntityRef(String id, @Nullable String name, String selfUri) {

    static EntityRef user(AgentRef agent) {
        String id = agent.userId().value();
        return new EntityRef(id, agent.userName(), "/api/v2/users/" + id);
    }

    static EntityRef queue(String id, @Nullable String name) {
        return new EntityRef(id, name, "/api/v2/routing/queues/" + id);
    }
}
