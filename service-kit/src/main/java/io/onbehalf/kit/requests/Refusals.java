package io.onbehalf.kit.requests;

import io.onbehalf.kit.domain.Refusal;
import io.onbehalf.kit.web.ApiException;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/// The API errors for a service's refusals: the HTTP status and the sentence of each code.
///
/// @param texts by code; `{name}` in a sentence is replaced by the refusal's parameter of that name
public record Refusals(Map<String, Text> texts) {

    /// A status and a sentence. A refusal that says "later" (429, 503) is answered with `Retry-After`; its
    /// service must not remember it under an Idempotency-Key.
    public record Text(int status, String sentence) {

        public boolean isLater() {
            return status == 429 || status == 503;
        }
    }

    private static final int RETRY_AFTER_SECONDS = 1;

    /// The refusals of every service's loop.
    private static final Map<String, Text> COMMON =
            Map.of(
                    Refusal.KEY_REUSED,
                    new Text(409, "The Idempotency-Key was already used for a request with another content."),
                    Refusal.STALE,
                    new Text(
                            412,
                            "It was changed since it was read: no version in If-Match is the present one."),
                    Refusal.EXPIRED,
                    new Text(503, "The request could not be decided in time; nothing changed."),
                    Refusal.NOT_PROCESSED,
                    new Text(500, "The request could not be processed and was set aside; nothing changed."));

    /// The exception for the caller; a code without a text is a conflict with the code as its sentence.
    public ApiException exception(Refusal refusal) {
        Text fallback = COMMON.getOrDefault(refusal.code(), new Text(409, refusal.code()));
        Text text = texts.getOrDefault(refusal.code(), fallback);
        String sentence = text.sentence();
        for (Map.Entry<String, String> param : refusal.params().entrySet()) {
            sentence = sentence.replace("{" + param.getKey() + "}", param.getValue());
        }
        return new ApiException(
                text.status(),
                refusal.code(),
                sentence,
                refusal.params(),
                List.of(),
                text.isLater() ? OptionalInt.of(RETRY_AFTER_SECONDS) : OptionalInt.empty());
    }
}
