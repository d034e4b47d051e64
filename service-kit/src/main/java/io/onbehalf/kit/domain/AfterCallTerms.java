package io.onbehalf.kit.domain;

import java.util.Optional;

/// The after-call work that a queue asks of an agent.
///
/// @param wrapupTimeoutMs how long after-call work may take; empty where it has no limit
public record AfterCallTerms(WrapupPrompt wrapupPrompt, Optional<Long> wrapupTimeoutMs) {

    /// The terms of participants who are no agents: nothing is asked of them.
    public static final AfterCallTerms NONE = new AfterCallTerms(WrapupPrompt.OPTIONAL);

    /// Without a limit.
    public AfterCallTerms(WrapupPrompt wrapupPrompt) {
        this(wrapupPrompt, Optional.empty());
    }

    /// True if the agent owes a wrap-up.
    public boolean owed() {
        return wrapupPrompt.owed();
    }
}
