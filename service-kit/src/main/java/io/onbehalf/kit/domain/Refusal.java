package io.onbehalf.kit.domain;

import java.util.Map;

/// Why a request was refused: a code of the public API, and the things it names.
///
/// Each service lists its codes in its `XxxRefusals`.
///
/// @param params ids and settings by name; never a contact's number or text
public record Refusal(String code, Map<String, String> params) {

    /// The Idempotency-Key was used before for a request with another content.
    public static final String KEY_REUSED = "idempotency.key.reused";

    /// The request could not be processed; it was set aside, and nothing changed.
    public static final String NOT_PROCESSED = "request.not.processed";

    public Refusal {
        params = Map.copyOf(params);
    }
}
