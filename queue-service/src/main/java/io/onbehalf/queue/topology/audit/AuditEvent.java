package io.onbehalf.queue.topology.audit;

import io.onbehalf.kit.domain.actor.Actor;
import java.time.Instant;

/// An event in the audit: who did what, to which thing, and when.
public record AuditEvent(String eventId, Instant occurredAt, Actor actor, AuditAct act) {

    /// Its place in time, as text that sorts like it.
    public String place() {
        return place(occurredAt) + "-" + eventId;
    }

    /// Sorts before every event of the moment and of later ones.
    static String place(Instant moment) {
        return "%015d".formatted(moment.toEpochMilli());
    }
}
