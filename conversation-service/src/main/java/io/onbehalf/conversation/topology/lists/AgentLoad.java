package io.onbehalf.conversation.topology.lists;

import io.onbehalf.kit.domain.OrganizationId;
import io.onbehalf.kit.domain.UserId;

/// How many conversations alert an agent, are connected to them, or have after-call work of theirs that is
/// not over.
public record AgentLoad(OrganizationId organizationId, UserId userId, int conversations) {

    public String key() {
        return userId.key(organizationId);
    }
}
