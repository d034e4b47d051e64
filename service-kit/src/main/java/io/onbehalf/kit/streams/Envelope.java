package io.onbehalf.kit.streams;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;

/// What every request says of itself, whatever it asks for: who, when, which one.
///
/// An event of another service that is read as a request answers the same questions with its own header.
///
/// @param requestId a repeat has the same
/// @param fingerprint of method, path and body, or empty
public record Envelope(String requestId, String fingerprint, String organizationId, Instant at) {

    static Envelope of(SpecificRecord request) {
        boolean event = request.getSchema().getField("eventId") != null;
        return new Envelope(
                text(request, event ? "eventId" : "requestId"),
                event ? "" : text(request, "fingerprint"),
                text(request, "organizationId"),
                (Instant) field(request, event ? "occurredAt" : "requestedAt"));
    }

    /// Whether the caller gave an Idempotency-Key, and so may ask again.
    boolean repeatable() {
        return !fingerprint.isEmpty();
    }

    /// The header fields of the event that follows from this request, by the names that Avro gives them.
    ///
    /// @param topic where the event goes: ids differ between topics
    /// @param key the record key: a thread or an organization
    /// @param sequence contiguous per key and topic, from 1
    Map<String, Object> eventHeader(String topic, String key, long sequence) {
        Map<String, Object> header = new LinkedHashMap<>();
        String name = topic + "/" + key + "/" + sequence;
        header.put("eventId", UUID.nameUUIDFromBytes(name.getBytes(UTF_8)).toString());
        header.put("organizationId", organizationId);
        header.put("occurredAt", at);
        header.put("requestId", requestId);
        header.put("threadId", key);
        header.put("sequence", sequence);
        return header;
    }

    /// The same request, had it been asked at another time: a repeat is answered as of the first time.
    Envelope at(Instant time) {
        return new Envelope(requestId, fingerprint, organizationId, time);
    }

    /// The header fields of the reply.
    Map<String, Object> replyHeader() {
        return Map.of("requestId", requestId, "answeredAt", at);
    }

    private static String text(SpecificRecord request, String name) {
        return field(request, name).toString();
    }

    private static Object field(SpecificRecord request, String name) {
        Schema.Field field = request.getSchema().getField(name);
        Object value = field == null ? null : request.get(field.pos());
        if (value == null) {
            throw new IllegalArgumentException(
                    "%s without %s can't be a request".formatted(request.getSchema().getName(), name));
        }
        return value;
    }
}
