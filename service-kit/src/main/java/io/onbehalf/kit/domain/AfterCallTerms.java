package io.onbehalf.kit.domain;

import java.time.Instant;
import java.util.Optional;

/// The after-call work that a queue asks of an agent.
///
/// @param wrapupTimeoutMs how long after-call work may take; empty where it has no limit. A queue's own
///   setting has none for `OPTIONAL`; a stint has the organization's.
public record AfterCallTerms(WrapupPrompt wrapupPrompt, Optional<Long> wrapupTimeoutMs) {

    /// The terms of participants who are no agents: nothing is asked of them.
    public static final AfterCallTerms NONE = new AfterCallTerms(WrapupPrompt.OPTIONAL);

    /// How long optional after-call work may take, where the organization has set nothing.
    public static final long DEFAULT_OPTIONAL_TIMEOUT_MS = 120_000;

    /// Without a limit.
    public AfterCallTerms(WrapupPrompt wrapupPrompt) {
        this(wrapupPrompt, Optional.empty());
    }

    /// A queue's setting as the terms of a stint.
    ///
    /// @param optionalTimeoutMs the organization's limit, which counts for `OPTIONAL`
    public AfterCallTerms withOptionalTimeout(long optionalTimeoutMs) {
        return wrapupPrompt == WrapupPrompt.OPTIONAL
                ? new AfterCallTerms(wrapupPrompt, Optional.of(optionalTimeoutMs))
                : this;
    }

    /// True if a stint is followed by after-call work, during which the interaction stays in the agent's
    /// list.
    ///
    /// @param requested the agent requested it while connected, which counts where it is theirs to request
    public boolean owed(boolean requested) {
        return switch (wrapupPrompt) {
            case MANDATORY, MANDATORY_TIMEOUT, MANDATORY_FORCED_TIMEOUT -> true;
            case OPTIONAL -> wrapupTimeoutMs.isPresent();
            case AGENT_REQUESTED -> requested;
            case UNKNOWN -> false;
        };
    }

    /// True if the agent owes a code: they may not skip it.
    public boolean codeRequired(boolean requested) {
        return wrapupPrompt.mandatory() || (wrapupPrompt == WrapupPrompt.AGENT_REQUESTED && requested);
    }

    /// When after-call work ends by itself; empty if it does not.
    public Optional<Instant> dueAt(Instant endedAt) {
        return wrapupPrompt == WrapupPrompt.MANDATORY
                ? Optional.empty()
                : wrapupTimeoutMs.map(endedAt::plusMillis);
    }
}
