package io.onbehalf.kit.web;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/// The error that a call is answered with; the kit writes its body.
///
/// The message names the subject and both values, but never a contact's number or text.
@SuppressWarnings("serial") // never serialized
public final class ApiException extends RuntimeException {
    /// The code of 403 for a token without the permissions that a call needs.
    public static final String MISSING_PERMISSIONS = "missing.permissions";

    private final int status;
    private final String code;
    private final Map<String, String> messageParams;
    private final List<ErrorDetail> details;
    private final OptionalInt retryAfterSeconds;

    public ApiException(int status, String code, String message, Map<String, String> messageParams) {
        this(status, code, message, messageParams, List.of(), OptionalInt.empty());
    }

    public ApiException(
            int status,
            String code,
            String message,
            Map<String, String> messageParams,
            List<ErrorDetail> details,
            OptionalInt retryAfterSeconds) {
        super(message, null, false, false); // an answer, not a fault: no stack trace
        this.status = status;
        this.code = code;
        this.messageParams = Map.copyOf(messageParams);
        this.details = List.copyOf(details);
        this.retryAfterSeconds = retryAfterSeconds;
    }

    /// 400: the request is malformed.
    public static ApiException badRequest(String message) {
        return new ApiException(400, "bad.request", message, Map.of());
    }

    /// 400: one named field or parameter holds what it must not; the message must not repeat its value.
    public static ApiException invalidValue(String fieldName, String message) {
        return invalidValues(message, List.of(new ErrorDetail("invalid.value", fieldName)));
    }

    /// 400: several fields or parameters hold what they must not.
    public static ApiException invalidValues(String message, List<ErrorDetail> details) {
        Map<String, String> params =
                details.isEmpty() ? Map.of() : Map.of("fieldName", details.getFirst().fieldName());
        return new ApiException(400, "invalid.value", message, params, details, OptionalInt.empty());
    }

    /// 401: no token.
    public static ApiException authenticationRequired() {
        return new ApiException(401, "authentication.required", "This call needs a Bearer token", Map.of());
    }

    /// 401: a token that is not accepted.
    public static ApiException badCredentials() {
        return new ApiException(
                401,
                "bad.credentials",
                "The token is malformed, expired, or from another issuer or audience",
                Map.of());
    }

    /// 403 with a code of its own, e.g. `not.queue.member`.
    public static ApiException forbidden(String code, String message, Map<String, String> messageParams) {
        return new ApiException(403, code, message, messageParams);
    }

    /// 404: `<kind> <id>: not found`; the same for what never existed and what another organization owns.
    public static ApiException notFound(String kind, String id) {
        return new ApiException(404, "not.found", kind + " " + id + ": not found", Map.of(kind, id));
    }

    /// 404 for an id that nothing of this kind can have; it is not repeated, as it may be anything.
    public static ApiException notFound(String kind) {
        return new ApiException(404, "not.found", kind + ": there is none with such an id", Map.of());
    }

    /// 409: the present state refuses it; with a code of its own, e.g. `conversation.disconnected`.
    public static ApiException conflict(String code, String message, Map<String, String> messageParams) {
        return new ApiException(409, code, message, messageParams);
    }

    /// 429 with `Retry-After`.
    public static ApiException tooManyRequests(String message, int retryAfterSeconds) {
        return retry(429, "too.many.requests", message, retryAfterSeconds);
    }

    /// 503 `service.unavailable` with `Retry-After`.
    public static ApiException unavailable(String message, int retryAfterSeconds) {
        return retry(503, "service.unavailable", message, retryAfterSeconds);
    }

    /// 503 `service.overloaded` with `Retry-After`: refused before anything was done.
    public static ApiException overloaded(String message) {
        return retry(503, "service.overloaded", message, 1);
    }

    private static ApiException retry(int status, String code, String message, int seconds) {
        return new ApiException(status, code, message, Map.of(), List.of(), OptionalInt.of(seconds));
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    public Map<String, String> messageParams() {
        return messageParams;
    }

    public List<ErrorDetail> details() {
        return details;
    }

    public OptionalInt retryAfterSeconds() {
        return retryAfterSeconds;
    }

    /// The message for the caller, never null.
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
