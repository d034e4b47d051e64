package io.onbehalf.kit.topology;

import static java.util.Objects.requireNonNullElse;

import io.onbehalf.kit.domain.version.IfMatch;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;

/// The fields that every request has beside its content: its id, its organization and its time.
///
/// Another service's event that is read as a request has the same in its own header.
///
/// @param requestId a repeat has the same
/// @param fingerprint of method, path and body; empty where the caller gave no Idempotency-Key
/// @param at when it was made
/// @param ifMatch the versions of what it changes that it may change
public record RequestHeader(
        String requestId, String fingerprint, String organizationId, Instant at, IfMatch ifMatch) {

    private static final String IF_MATCH = "ifMatch";

    public RequestHeader {
        ifMatch =
                requireNonNullElse(
                        ifMatch, IfMatch.NONE); // a row that was written before there was this field
    }

    /// The header of a request without a condition.
    public RequestHeader(String requestId, String fingerprint, String organizationId, Instant at) {
        this(requestId, fingerprint, organizationId, at, IfMatch.NONE);
    }

    /// @throws IllegalArgumentException if the record is neither a request nor an event
    static RequestHeader of(SpecificRecord request) {
        boolean event = request.getSchema().getField("eventId") != null;
        return new RequestHeader(
                text(request, event ? "eventId" : "requestId"),
                event ? "" : text(request, "fingerprint"),
                text(request, "organizationId"),
                (Instant) field(request, event ? "occurredAt" : "requestedAt"),
                ifMatch(request));
    }

    private static IfMatch ifMatch(SpecificRecord request) {
        Schema.Field field = request.getSchema().getField(IF_MATCH);
        return field != null && request.get(field.pos()) instanceof List<?> tags
                ? new IfMatch(tags.stream().map(Object::toString).toList())
                : IfMatch.NONE;
    }

    /// The fields of a request that the service itself makes, by the names that Avro gives them.
    Map<String, Object> fields(String requestedBy) {
        return Map.of(
                "requestId", requestId,
                "fingerprint", fingerprint,
                "organizationId", organizationId,
                "requestedAt", at,
                "requestedBy", requestedBy);
    }

    /// True if the caller gave an Idempotency-Key, and so may send the request again.
    boolean repeatable() {
        return !fingerprint.isEmpty();
    }

    /// The header of a repeat, which is answered as of the first time.
    RequestHeader at(Instant time) {
        return new RequestHeader(requestId, fingerprint, organizationId, time, ifMatch);
    }

    /// The fields of the reply by the names that Avro gives them.
    public Map<String, Object> replyFields() {
        return Map.of("requestId", requestId, "answeredAt", at);
    }

    static String text(SpecificRecord request, String name) {
        return field(request, name).toString();
    }

    static Object field(SpecificRecord request, String name) {
        Schema.Field field = request.getSchema().getField(name);
        Object value = field == null ? null : request.get(field.pos());
        if (value == null) {
            throw new IllegalArgumentException("%s has no %s".formatted(request.getSchema().getName(), name));
        }
        return value;
    }
}
