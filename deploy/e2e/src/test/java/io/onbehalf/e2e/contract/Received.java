package io.onbehalf.e2e.contract;

import java.net.http.HttpResponse;
import java.util.Locale;

/// An answer and the call that got it.
///
/// @param path without the query
/// @param contentType in lower case and without parameters; empty if there is none
/// @param tagged whether it has an entity tag
record Received(String method, String path, int status, String contentType, boolean tagged, String body) {

    static Received of(HttpResponse<String> response) {
        return new Received(
                response.request().method(),
                response.uri().getRawPath(),
                response.statusCode(),
                response.headers()
                        .firstValue("Content-Type")
                        .map(type -> type.replaceAll(";.*", "").strip().toLowerCase(Locale.ROOT))
                        .orElse(""),
                response.headers().firstValue("ETag").isPresent(),
                response.body());
    }

    boolean isHead() {
        return method.equals("HEAD");
    }

    boolean isError() {
        return status >= 400;
    }
}
