package io.onbehalf.queue.api.audit;

import io.onbehalf.kit.domain.UserId;
import io.onbehalf.kit.domain.actor.Actor;
import io.onbehalf.kit.domain.actor.ActorType;
import io.onbehalf.queue.topology.audit.AuditAct;
import io.onbehalf.queue.topology.audit.AuditEvent;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// An event of the audit in the public API's shape.
///
/// @param id the event's
/// @param userHomeOrgId the user's organization; null where no user acted
/// @param user who acted; an OAuth client that acts for itself is one too
/// @param actorType our addition: who acted, also where no user did; null of an event that was written before
///   events named their actor
/// @param level `USER`, or `SYSTEM` where no user acted
/// @param status `SUCCESS`, or `FAILURE` of what was refused
/// @param context the event's type, what else identifies or explains the act, and the code of a refusal
record AuditLogMessage(
        String id,
        @Nullable String userHomeOrgId,
        @Nullable User user,
        @Nullable ActorType actorType,
        String serviceName,
        String level,
        Instant eventDate,
        String action,
        Entity entity,
        String entityType,
        String status,
        Map<String, String> context) {

    /// Who acted.
    record User(String id, String selfUri) {}

    /// What it was done to.
    ///
    /// @param name at that time; null where the event does not say it
    record Entity(String id, @Nullable String name) {}

    static AuditLogMessage of(String organization, AuditEvent event) {
        AuditAct act = event.act();
        Optional<String> user = event.actor().actor().map(UserId::value);
        return new AuditLogMessage(
                event.eventId(),
                user.map(_ -> organization).orElse(null),
                user.map(id -> new User(id, "/api/v2/users/" + id)).orElse(null),
                actorType(event.actor()),
                act.kind().service(),
                user.isPresent() ? "USER" : "SYSTEM",
                event.occurredAt(),
                act.kind().action(),
                new Entity(act.entityId(), act.entityName().orElse(null)),
                act.kind().entityType().publicName(),
                act.refusal().isPresent() ? "FAILURE" : "SUCCESS",
                context(act));
    }

    private static @Nullable ActorType actorType(Actor actor) {
        return actor.actorType() == ActorType.UNKNOWN ? null : actor.actorType();
    }

    private static Map<String, String> context(AuditAct act) {
        Map<String, String> context = new TreeMap<>(act.context());
        act.refusal().ifPresent(code -> context.put("refusal", code));
        return context;
    }
}
