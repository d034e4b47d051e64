package io.onbehalf.conversation.topology.lists;

import io.onbehalf.kit.domain.OrganizationId;
import io.onbehalf.kit.domain.UserId;

/// How many conversations alert an agent or are connected to them.
public record AgentLoad(OrganizationId organizationId, UserId userId, int conversations) {

    public String key() {
        return userId.key(organizationId);
    }
}
