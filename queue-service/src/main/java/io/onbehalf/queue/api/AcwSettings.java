package io.onbehalf.queue.api;

import io.onbehalf.kit.domain.WrapupPrompt;
import io.onbehalf.kit.web.ApiException;
import org.jspecify.annotations.Nullable;

/// A queue's after-call work, as the public API writes it.
record AcwSettings(@Nullable WrapupPrompt wrapupPrompt, @Nullable Long timeoutMs) {

    private static final long MIN_MS = 1_000;
    private static final long MAX_MS = 3_600_000;
    private static final String PROMPT = "acwSettings.wrapupPrompt";
    private static final String TIMEOUT = "acwSettings.timeoutMs";

    /// What a queue has that says nothing about it.
    static final AcwSettings DEFAULT = new AcwSettings(WrapupPrompt.MANDATORY, null);

    WrapupPrompt prompt() {
        return wrapupPrompt == null ? WrapupPrompt.MANDATORY : wrapupPrompt;
    }

    /// Throws 400 for a prompt that is none, and for a time where none belongs, none where one must be, or
    /// one out of bounds.
    void check() {
        if (prompt() == WrapupPrompt.UNKNOWN) {
            throw ApiException.invalidValue(PROMPT, PROMPT + ": there is no such prompt");
        }
        if (timeoutMs == null) {
            if (prompt().timed()) {
                throw invalid("must be given for " + prompt());
            }
        } else if (!prompt().mayHaveTimeout()) {
            throw invalid("must not be given for " + prompt());
        } else if (timeoutMs < MIN_MS || timeoutMs > MAX_MS) {
            throw invalid("must be %d to %d, is %d".formatted(MIN_MS, MAX_MS, timeoutMs));
        }
    }

    private static ApiException invalid(String why) {
        return ApiException.invalidValue(TIMEOUT, TIMEOUT + ": " + why);
    }
}
