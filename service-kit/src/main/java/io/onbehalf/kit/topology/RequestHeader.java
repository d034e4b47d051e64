package io.onbehalf.kit.topology;

import static java.util.Objects.requireNonNullElse;

import io.onbehalf.kit.avro.ActorFields;
import io.onbehalf.kit.domain.actor.Actor;
import io.onbehalf.kit.domain.version.IfMatch;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/// The fields that every request has beside its content: its id, its organization, its time and its actor.
///
/// Another service's event that is read as a request has the same in its own header.
///
/// @param requestId a repeat has the same
/// @param fingerprint of method, path and body; empty where the caller gave no Idempotency-Key
/// @param at when it was made
/// @param actor who caused it; the events that follow name them
/// @param ifMatch the versions of what it changes that it may change
/// @param awaitedUntil when its caller gives up; null if it is to be done however late
public record RequestHeader(
        String requestId,
        String fingerprint,
        String organizationId,
        Instant at,
        Actor actor,
        IfMatch ifMatch,
        @Nullable Instant awaitedUntil) {

    private static final String AWAITED_UNTIL = "awaitedUntil";

    private static final String IF_MATCH = "ifMatch";

    /// The ids of users' requests are UUIDs.
    private static final String MOMENT = "timer/";

    /// A row that was written before there was a field is read with null in it.
    public RequestHeader {
        actor = requireNonNullElse(actor, Actor.UNKNOWN);
        ifMatch = requireNonNullElse(ifMatch, IfMatch.NONE);
    }

    /// The header of a request without a condition.
    public RequestHeader(
            String requestId, String fingerprint, String organizationId, Instant at, Actor actor) {
        this(requestId, fingerprint, organizationId, at, actor, IfMatch.NONE, null);
    }

    /// The header of the request that a moment is which a state waited for: the same moment has the same id.
    ///
    /// @param state the key and part of the state
    static RequestHeader ofMoment(String state, String organizationId, Instant at) {
        String id = "%s%s/%d".formatted(MOMENT, state, at.toEpochMilli());
        return new RequestHeader(id, "", organizationId, at, Actor.SYSTEM);
    }

    /// True if the request is a moment that a state waited for.
    boolean isOfMoment() {
        return requestId.startsWith(MOMENT);
    }

    /// @throws IllegalArgumentException if the record is neither a request nor an event
    static RequestHeader of(SpecificRecord request) {
        boolean event = request.getSchema().getField("eventId") != null;
        String id = text(request, event ? "eventId" : "requestId");
        return new RequestHeader(
                id,
                event ? "" : text(request, "fingerprint"),
                text(request, "organizationId"),
                (Instant) field(request, event ? "occurredAt" : "requestedAt"),
                id.startsWith(MOMENT) ? Actor.SYSTEM : ActorFields.read(request).orSystem(),
                ifMatch(request),
                awaitedUntil(request));
    }

    private static IfMatch ifMatch(SpecificRecord request) {
        Schema.Field field = request.getSchema().getField(IF_MATCH);
        return field != null && request.get(field.pos()) instanceof List<?> tags
                ? new IfMatch(tags.stream().map(Object::toString).toList())
                : IfMatch.NONE;
    }

    private static @Nullable Instant awaitedUntil(SpecificRecord request) {
        Schema.Field field = request.getSchema().getField(AWAITED_UNTIL);
        return field == null ? null : (Instant) request.get(field.pos());
    }

    /// The fields of a request that the service itself makes, by the names that Avro gives them.
    Map<String, @Nullable Object> fields(String requestedBy) {
        Map<String, @Nullable Object> fields = new HashMap<>(ActorFields.of(actor));
        fields.put("requestId", requestId);
        fields.put("fingerprint", fingerprint);
        fields.put("organizationId", organizationId);
        fields.put("requestedAt", at);
        fields.put("requestedBy", requestedBy);
        fields.put(AWAITED_UNTIL, awaitedUntil);
        return fields;
    }

    /// True if its caller has given up.
    ///
    /// Two wall clocks are compared: the instance that was called says until when, the one that decides says
    /// now. They must differ by less than the caller's patience; otherwise calls are refused for which
    /// somebody waits. The time of records is of no use here, as nothing need follow a late request.
    ///
    /// @param now by the clock of the instance that decides
    boolean isExpired(Instant now) {
        return awaitedUntil != null && awaitedUntil.isBefore(now);
    }

    /// True if the caller gave an Idempotency-Key, and so may send the request again.
    boolean repeatable() {
        return !fingerprint.isEmpty();
    }

    /// The same at another time: a repeat is answered as of the first time, and an event may have its own.
    RequestHeader at(Instant time) {
        return new RequestHeader(requestId, fingerprint, organizationId, time, actor, ifMatch, awaitedUntil);
    }

    RequestHeader by(Actor other) {
        return new RequestHeader(requestId, fingerprint, organizationId, at, other, ifMatch, awaitedUntil);
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
