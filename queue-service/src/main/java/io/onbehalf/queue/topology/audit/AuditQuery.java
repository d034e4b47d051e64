package io.onbehalf.queue.topology.audit;

import io.onbehalf.kit.domain.UserId;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// Which events of an organization's audit are read, and in which order.
///
/// @param from the first moment
/// @param to the first moment that is not included
/// @param actor the user, or the OAuth client, who acted
/// @param entityId the thing that it was done to
/// @param kinds of acts; empty for all
/// @param newestFirst the direction
/// @param after the place of the last one that is known already; empty text for the first page
/// @param limit the most events on a page
public record AuditQuery(
        Instant from,
        Instant to,
        Optional<UserId> actor,
        Optional<String> entityId,
        Optional<Set<AuditKind>> kinds,
        boolean newestFirst,
        String after,
        int limit) {

    boolean matches(AuditEvent event) {
        return actor.map(user -> event.actor().actor().equals(Optional.of(user))).orElse(true)
                && entityId.map(id -> event.act().entityId().equals(id)).orElse(true)
                && kinds.map(each -> each.contains(event.act().kind())).orElse(true);
    }
}
