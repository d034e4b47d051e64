package io.onbehalf.kit.requests;

import io.onbehalf.kit.web.ApiException;
import io.onbehalf.schemas.common.Refusal;
import java.util.Map;

/// How a service's refusals look to a caller: the HTTP status and the sentence of each code.
///
/// @param texts by code; `{name}` in a sentence is replaced by the refusal's parameter of that name
public record Refusals(Map<String, Text> texts) {

    /// The key was used for another request before.
    public static final String KEY_REUSED = "idempotency.key.reused";

    /// A status and a sentence.
    public record Text(int status, String sentence) {}

    private static final Text REUSED =
            new Text(409, "The Idempotency-Key was already used for a request with another content.");

    /// The exception that tells the caller; a code without a text is a conflict with the code as its
    /// sentence.
    public ApiException exception(Refusal refusal) {
        Text text =
                refusal.getCode().equals(KEY_REUSED)
                        ? REUSED
                        : texts.getOrDefault(refusal.getCode(), new Text(409, refusal.getCode()));
        String sentence = text.sentence();
        for (Map.Entry<String, String> param : refusal.getParams().entrySet()) {
            sentence = sentence.replace("{" + param.getKey() + "}", param.getValue());
        }
        return new ApiException(text.status(), refusal.getCode(), sentence, refusal.getParams());
    }
}
