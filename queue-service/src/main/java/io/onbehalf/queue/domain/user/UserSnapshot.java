package io.onbehalf.queue.domain.user;

import io.onbehalf.kit.domain.OrganizationId;
import io.onbehalf.kit.domain.UserId;
import java.time.Instant;

/// The published part of a user, which other services replicate.
public record UserSnapshot(
        OrganizationId organizationId,
        UserId userId,
        UserProfile profile,
        RoutingStatus routingStatus,
        Instant routingStatusSince) {}
