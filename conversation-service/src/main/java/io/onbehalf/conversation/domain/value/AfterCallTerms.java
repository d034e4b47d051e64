package io.onbehalf.conversation.domain.value;

import io.onbehalf.kit.domain.WrapupPrompt;
import org.jspecify.annotations.Nullable;

/// What a queue asks of an agent after they disconnected.
///
/// @param wrapupTimeoutMs how long after-call work may take; null where it has no limit
public record AfterCallTerms(WrapupPrompt wrapupPrompt, @Nullable Long wrapupTimeoutMs) {

    /// The terms of participants who are no agents: nothing is asked of them.
    public static final AfterCallTerms NONE = new AfterCallTerms(WrapupPrompt.OPTIONAL);

    /// Without a limit.
    public AfterCallTerms(WrapupPrompt wrapupPrompt) {
        this(wrapupPrompt, null);
    }

    /// Whether the agent owes a wrap-up.
    public boolean owed() {
        return wrapupPrompt.owed();
    }
}
