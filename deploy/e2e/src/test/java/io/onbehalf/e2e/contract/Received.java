package io.onbehalf.e2e.contract;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// An answer and the call that got it.
///
/// @param path without the query
/// @param contentType in lower case and without parameters; empty if there is none
/// @param tagged whether it has an entity tag
record Received(String method, String path, int status, String contentType, boolean tagged, String body) {

    static Received of(HttpResponse<String> response) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        response.headers().map().forEach((name, values) -> headers.put(name, values.getFirst()));
        return of(
                response.request().method(), response.uri(), response.statusCode(), headers, response.body());
    }

    /// @param headers by their names in any case
    static Received of(String method, URI uri, int status, Map<String, String> headers, String body) {
        return new Received(
                method,
                uri.getRawPath(),
                status,
                headers.getOrDefault("Content-Type", "")
                        .replaceAll(";.*", "")
                        .strip()
                        .toLowerCase(Locale.ROOT),
                headers.containsKey("ETag"),
                body);
    }

    boolean isHead() {
        return method.equals("HEAD");
    }

    boolean isError() {
        return status >= 400;
    }
}
