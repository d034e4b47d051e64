package io.onbehalf.e2e.fuzz;

import io.onbehalf.e2e.contract.ApiOperation;
import java.util.Map;

/// A call of an operation that may be wrong in several places.
///
/// @param target path and query, encoded
/// @param body empty for none
/// @param headers beside those of a valid call, or in their place
record FuzzedCall(ApiOperation operation, String target, String body, Map<String, String> headers) {

    FuzzedCall(ApiOperation operation, String target, String body) {
        this(operation, target, body, Map.of());
    }

    private static final int SHOWN = 300;

    @Override
    public String toString() {
        return "%s %s %s %s".formatted(operation.method(), cut(target), cut(body), headers);
    }

    private static String cut(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "… of " + text.length();
    }
}
