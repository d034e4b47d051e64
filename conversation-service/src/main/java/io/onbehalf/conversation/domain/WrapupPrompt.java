package io.onbehalf.conversation.domain;

/// What a queue asks of an agent after a stint; the names are the public API's.
public enum WrapupPrompt {
    MANDATORY,
    OPTIONAL,
    MANDATORY_TIMEOUT,
    MANDATORY_FORCED_TIMEOUT,
    AGENT_REQUESTED;

    /// Whether the agent owes a wrap-up, so that the interaction stays in their list until it is done.
    public boolean owed() {
        return switch (this) {
            case MANDATORY, MANDATORY_TIMEOUT, MANDATORY_FORCED_TIMEOUT -> true;
            case OPTIONAL, AGENT_REQUESTED -> false;
        };
    }
}
