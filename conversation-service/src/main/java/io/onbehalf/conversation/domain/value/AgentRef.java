package io.onbehalf.conversation.domain.value;

import io.onbehalf.kit.domain.UserId;

/// An agent, with their name at the time.
public record AgentRef(UserId userId, String userName) {}
