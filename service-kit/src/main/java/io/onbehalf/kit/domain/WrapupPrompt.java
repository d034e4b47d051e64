package io.onbehalf.kit.domain;

/// The after-call work that a queue asks of an agent after their stint; the names are the public API's.
public enum WrapupPrompt {
    /// A value that this version does not know; it asks for nothing.
    UNKNOWN,
    MANDATORY,
    OPTIONAL,
    MANDATORY_TIMEOUT,
    MANDATORY_FORCED_TIMEOUT,
    AGENT_REQUESTED;

    /// True if the agent owes a wrap-up, so that the interaction stays in their list until it is done.
    public boolean owed() {
        return switch (this) {
            case MANDATORY, MANDATORY_TIMEOUT, MANDATORY_FORCED_TIMEOUT -> true;
            case OPTIONAL, AGENT_REQUESTED, UNKNOWN -> false;
        };
    }

    /// True if the end of a stint asks for a wrap-up, owed or not.
    public boolean asks() {
        return owed() || this == OPTIONAL;
    }

    /// True if after-call work ends by itself, so that a time-out must be given.
    public boolean timed() {
        return this == MANDATORY_TIMEOUT || this == MANDATORY_FORCED_TIMEOUT;
    }

    /// True if a time-out may be given; with the other prompts after-call work lasts until the agent ends it.
    public boolean mayHaveTimeout() {
        return timed() || this == AGENT_REQUESTED;
    }

    /// The spelling of a participant's field in the public API; a queue's setting has the name itself.
    public String ofParticipant() {
        return switch (this) {
            case MANDATORY -> "mandatory";
            case OPTIONAL, UNKNOWN -> "optional";
            case MANDATORY_TIMEOUT -> "timeout";
            case MANDATORY_FORCED_TIMEOUT -> "forcedTimeout";
            case AGENT_REQUESTED -> "agentRequested";
        };
    }
}
