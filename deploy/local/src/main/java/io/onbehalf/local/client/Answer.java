package io.onbehalf.local.client;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// An answer of the public API.
///
/// @param body a missing node if the body is empty or not JSON
/// @param retryAfter the `Retry-After` header
public record Answer(int status, JsonNode body, @Nullable String retryAfter) {

    /// A field of the body as text; empty if the field is missing.
    public String text(String field) {
        return body.path(field).asString("");
    }
}
