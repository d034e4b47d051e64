package io.onbehalf.queue.api;

import io.onbehalf.kit.domain.AfterCallTerms;
import io.onbehalf.kit.domain.WrapupPrompt;
import io.onbehalf.kit.web.ApiException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A queue's after-call work settings in the public API's shape.
record AcwSettings(@Nullable WrapupPrompt wrapupPrompt, @Nullable Long timeoutMs) {

    private static final long MIN_MS = 1_000;
    private static final long MAX_MS = 3_600_000;
    private static final String TIMEOUT = "acwSettings.timeoutMs";

    /// The terms of a queue that was created or updated without such settings.
    static final AfterCallTerms DEFAULT_TERMS = new AfterCallTerms(WrapupPrompt.MANDATORY);

    static AcwSettings of(AfterCallTerms terms) {
        return new AcwSettings(terms.wrapupPrompt(), terms.wrapupTimeoutMs().orElse(null));
    }

    /// The terms in these settings.
    ///
    /// @throws ApiException 400 for a timeout that the prompt does not take, that is missing for a timed
    ///   prompt, or that is out of bounds
    AfterCallTerms terms() {
        WrapupPrompt prompt = wrapupPrompt == null ? DEFAULT_TERMS.wrapupPrompt() : wrapupPrompt;
        if (timeoutMs == null) {
            if (prompt.timed()) {
                throw invalidTimeout("must be given for " + prompt);
            }
        } else if (!prompt.mayHaveTimeout()) {
            throw invalidTimeout("must not be given for " + prompt);
        } else if (timeoutMs < MIN_MS || timeoutMs > MAX_MS) {
            throw invalidTimeout("must be %d to %d, is %d".formatted(MIN_MS, MAX_MS, timeoutMs));
        }
        return new AfterCallTerms(prompt, Optional.ofNullable(timeoutMs));
    }

    private static ApiException invalidTimeout(String reason) {
        return ApiException.invalidValue(TIMEOUT, TIMEOUT + ": " + reason);
    }
}
