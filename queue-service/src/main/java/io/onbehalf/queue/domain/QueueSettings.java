package io.onbehalf.queue.domain;

import io.onbehalf.kit.domain.NameKey;
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

    /// Names with the same key are the same name.
    public String nameKey() {
        return NameKey.of(name);
    }
}
