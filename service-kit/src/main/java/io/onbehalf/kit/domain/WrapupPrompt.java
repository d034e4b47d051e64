package io.onbehalf.kit.domain;

/// The after-call work that a queue asks of an agent after their stint; the names are the public API's.
public enum WrapupPrompt {
    /// A value that this version does not know; it asks for nothing.
    UNKNOWN,
    /// Until the agent gives a code.
    MANDATORY,
    /// Until the agent gives a wrap-up or skips it, or the organization's limit is over.
    OPTIONAL,
    /// Until the agent gives a code, or the time is over.
    MANDATORY_TIMEOUT,
    /// Until the time is over; codes can be saved before.
    MANDATORY_FORCED_TIMEOUT,
    /// Like `MANDATORY_TIMEOUT` if the agent requested it while connected; else nothing is asked.
    AGENT_REQUESTED;

    /// True if each stint must be wrapped up with a code.
    public boolean mandatory() {
        return switch (this) {
            case MANDATORY, MANDATORY_TIMEOUT, MANDATORY_FORCED_TIMEOUT -> true;
            case OPTIONAL, AGENT_REQUESTED, UNKNOWN -> false;
        };
    }

    /// True if the agent may end after-call work before its time is over.
    public boolean endsEarly() {
        return this != MANDATORY_FORCED_TIMEOUT;
    }

    /// True if after-call work ends by itself, so that a time-out must be given.
    public boolean timed() {
        return this == MANDATORY_TIMEOUT || this == MANDATORY_FORCED_TIMEOUT;
    }

    /// True if a time-out may be given for the queue; else after-call work lasts until the agent ends it or,
    /// with `OPTIONAL`, the organization's limit is over.
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
