package io.onbehalf.kit.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.onbehalf.kit.domain.version.IfMatch;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The header that the API gives a request: its id, its time and its caller. A controller takes it as an
/// argument.
///
/// The same caller, method, path and Idempotency-Key give the same id, so a repeat is known as one; without a
/// key the id is random. The time is cut to milliseconds, which is what Avro keeps.
///
/// @param ifMatch the condition of the call; only requests that change what administrators edit have it
public record RequestStamp(
        String requestId,
        String fingerprint,
        String organizationId,
        Instant requestedAt,
        String requestedBy,
        IfMatch ifMatch) {

    /// The stamp of a call without a condition.
    public RequestStamp(
            String requestId,
            String fingerprint,
            String organizationId,
            Instant requestedAt,
            String requestedBy) {
        this(requestId, fingerprint, organizationId, requestedAt, requestedBy, IfMatch.NONE);
    }

    /// Makes the stamp of a call.
    ///
    /// @param operation method and path; ids in it count in lower case
    public static RequestStamp of(
            Caller caller,
            String operation,
            IdempotencyKey key,
            RequestFingerprint fingerprint,
            Instant now) {
        return new RequestStamp(
                key.value().map(given -> derived(caller, operation, given)).orElseGet(RequestStamp::random),
                key.value().isPresent() ? fingerprint.value() : "",
                caller.organizationId(),
                now.truncatedTo(ChronoUnit.MILLIS),
                caller.userId());
    }

    /// The stamp of another request that the same call makes, of another owner: each has its own reply.
    ///
    /// @param name tells the requests of one call apart
    public RequestStamp of(String name) {
        String id = UUID.nameUUIDFromBytes((requestId + "/" + name).getBytes(UTF_8)).toString();
        return new RequestStamp(id, fingerprint, organizationId, requestedAt, requestedBy);
    }

    /// The stamp of a call with a condition.
    public RequestStamp with(IfMatch condition) {
        return new RequestStamp(requestId, fingerprint, organizationId, requestedAt, requestedBy, condition);
    }

    /// True if the caller gave an Idempotency-Key.
    public boolean repeatable() {
        return !fingerprint.isEmpty();
    }

    /// The id of a thing that the request creates; a repeat of the request gives the same id.
    ///
    /// @param kind of the thing, as in `queue`
    public String newId(String kind) {
        return UUID.nameUUIDFromBytes((requestId + "/" + kind).getBytes(UTF_8)).toString();
    }

    /// The header fields by the names that Avro gives them.
    ///
    /// @param awaitedUntil when the call is given up. A request with an Idempotency-Key does not say so: its
    ///   caller may ask for the outcome later, so it is done however late
    public Map<String, @Nullable Object> header(Instant awaitedUntil) {
        Map<String, @Nullable Object> header = new HashMap<>();
        header.put("requestId", requestId);
        header.put("fingerprint", fingerprint);
        header.put("organizationId", organizationId);
        header.put("requestedAt", requestedAt);
        header.put("requestedBy", requestedBy);
        header.put("awaitedUntil", repeatable() ? null : awaitedUntil.truncatedTo(ChronoUnit.MILLIS));
        header.put("ifMatch", ifMatch.tags().isEmpty() ? null : ifMatch.tags());
        return header;
    }

    private static String derived(Caller caller, String operation, String key) {
        String name =
                String.join("\n", caller.organizationId(), caller.userId(), UuidText.folded(operation), key);
        return UUID.nameUUIDFromBytes(name.getBytes(UTF_8)).toString();
    }

    private static String random() {
        return UUID.randomUUID().toString();
    }
}
