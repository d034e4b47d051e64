package io.onbehalf.queue.domain;

import java.text.Normalizer;
import java.util.Locale;
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

    /// Two names with the same key are the same name: case, outer blanks and Unicode's ways to write an
    /// accent make no difference.
    public static String nameKey(String name) {
        return Normalizer.normalize(name.strip(), Normalizer.Form.NFC)
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT);
    }

    /// The [#nameKey(String)] of this name.
    public String nameKey() {
        return nameKey(name);
    }
}
