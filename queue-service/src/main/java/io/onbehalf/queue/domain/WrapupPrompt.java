package io.onbehalf.queue.domain;

/// What a queue's agents owe after a stint; the names are the public API's.
public enum WrapupPrompt {
    MANDATORY(false),
    OPTIONAL(false),
    MANDATORY_TIMEOUT(true),
    MANDATORY_FORCED_TIMEOUT(true),
    AGENT_REQUESTED(false);

    private final boolean timed;

    WrapupPrompt(boolean timed) {
        this.timed = timed;
    }

    /// After-call work ends by itself, so there must be a time.
    public boolean timed() {
        return timed;
    }

    /// A time means something; with the other prompts after-call work lasts until the agent ends it.
    public boolean mayHaveTimeout() {
        return timed || this == AGENT_REQUESTED;
    }
}
