package io.onbehalf.queue.domain;

import io.onbehalf.kit.domain.NameKey;
import io.onbehalf.kit.domain.OutboundNumber;
import io.onbehalf.kit.domain.WrapupPrompt;
import org.jspecify.annotations.Nullable;

/// What an administrator decides about a queue.
///
/// @param outboundNumber null when the queue cannot send
/// @param wrapupTimeoutMs how long after-call work may take; only where the prompt may have one
public record QueueSettings(
        String name,
        @Nullable String description,
        @Nullable OutboundNumber outboundNumber,
        WrapupPrompt wrapupPrompt,
        @Nullable Long wrapupTimeoutMs) {

    public QueueSettings {
        if (wrapupPrompt == WrapupPrompt.UNKNOWN) {
            throw new IllegalArgumentException(
                    "queue settings: a wrap-up prompt that this version does not know");
        }
    }

    /// Names with the same key are the same name.
    public String nameKey() {
        return NameKey.of(name);
    }
}
