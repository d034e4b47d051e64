package io.onbehalf.kit.web.errors;

import io.onbehalf.kit.web.ApiException;
import java.util.Map;

/// The code and sentence of a failure of which only the HTTP status is known.
public final class StatusErrors {
    private StatusErrors() {}

    public static ApiException of(int status) {
        return switch (status) {
            case 401 -> ApiException.authenticationRequired();
            case 403 -> error(status, ApiException.MISSING_PERMISSIONS, "This call is not permitted");
            case 404 -> error(status, "not.found", "There is nothing at this path");
            case 405 -> error(status, "method.not.allowed", "This path does not take this method");
            case 406 -> error(status, "not.acceptable", "Only application/json can be answered");
            case 408 -> error(status, "request.timeout", "The request's body did not arrive in time");
            case 409 -> error(status, "conflict", "The present state does not allow this");
            case 413 -> error(status, "request.entity.too.large", "The request's body is too large");
            case 415 -> error(status, "unsupported.media.type", "The body must be application/json");
            case 417 -> error(status, "expectation.failed", "Only 100-continue can be expected");
            case 429 -> ApiException.tooManyRequests("Too many requests", 1);
            case 503 -> ApiException.unavailable("The service can't answer at the moment", 1);
            case 501 ->
                    error(status, "not.implemented", "The request's method or transfer coding is not served");
            case 505 -> error(status, "http.version.not.supported", "The request must be HTTP/1.1");
            default ->
                    status >= 500
                            ? error(status, "internal.server.error", "The service failed; the log knows why")
                            : error(status, "bad.request", "The request is malformed");
        };
    }

    /// The code of a status, with a sentence of its own.
    public static ApiException of(int status, String message) {
        return error(status, of(status).code(), message);
    }

    private static ApiException error(int status, String code, String message) {
        return new ApiException(status, code, message, Map.of());
    }
}
