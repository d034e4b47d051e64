package io.onbehalf.wrapup.domain;

/// What the queue's setting asks of an agent after a stint; timed prompts are kept and shown, not yet timed.
public enum WrapupPrompt {
    UNKNOWN,
    MANDATORY,
    OPTIONAL,
    MANDATORY_TIMEOUT,
    MANDATORY_FORCED_TIMEOUT,
    AGENT_REQUESTED;

    /// Whether the agent owes a wrap-up, so that the interaction stays in their list until it is done.
    public boolean owed() {
        return switch (this) {
            case MANDATORY, MANDATORY_TIMEOUT, MANDATORY_FORCED_TIMEOUT -> true;
            case OPTIONAL, AGENT_REQUESTED, UNKNOWN -> false;
        };
    }

    /// Whether the end of a stint asks for a wrap-up at once, owed or not.
    public boolean asks() {
        return owed() || this == OPTIONAL;
    }
}
