package io.onbehalf.kit.topology;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.onbehalf.kit.avro.ActorFields;
import io.onbehalf.kit.domain.actor.Actor;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;

/// The fields that every event has beside its own facts: Avro has them, and the domain has not.
///
/// @param eventId the same for the same event, however often it is decided
/// @param actor of the request that caused it
/// @param key the record key: a thread, a contact or an organization
/// @param sequence contiguous per key and topic, from 1
public record EventHeader(
        String eventId,
        String organizationId,
        Instant occurredAt,
        String requestId,
        Actor actor,
        String key,
        long sequence) {

    private static final String THREAD = "threadId";

    /// What the key of an event may be, the first of which it has.
    private static final List<String> KEYS = List.of(THREAD, "consentId", "organizationId");

    /// @param topic where the event goes: ids differ between topics
    static EventHeader of(RequestHeader request, String topic, String key, long sequence) {
        String name = topic + "/" + key + "/" + sequence;
        String eventId = UUID.nameUUIDFromBytes(name.getBytes(UTF_8)).toString();
        return new EventHeader(
                eventId,
                request.organizationId(),
                request.at(),
                request.requestId(),
                request.actor(),
                key,
                sequence);
    }

    /// The header of an event that is read back.
    ///
    /// @throws IllegalArgumentException if the record is no event
    static EventHeader of(SpecificRecord event) {
        RequestHeader header = RequestHeader.of(event);
        return new EventHeader(
                header.requestId(), // an event's is its own id
                header.organizationId(),
                header.at(),
                RequestHeader.text(event, "requestId"),
                ActorFields.read(event),
                key(event),
                (Long) RequestHeader.field(event, "sequence"));
    }

    private static String key(SpecificRecord event) {
        return KEYS.stream()
                .filter(name -> event.getSchema().getField(name) != null)
                .findFirst()
                .map(name -> RequestHeader.text(event, name))
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "%s has none of %s".formatted(event.getSchema().getName(), KEYS)));
    }

    /// The fields by the names that Avro gives them.
    public Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("eventId", eventId);
        fields.put("organizationId", organizationId);
        fields.put("occurredAt", occurredAt);
        fields.put("requestId", requestId);
        fields.putAll(ActorFields.of(actor));
        fields.put(THREAD, key);
        fields.put("sequence", sequence);
        return fields;
    }
}
