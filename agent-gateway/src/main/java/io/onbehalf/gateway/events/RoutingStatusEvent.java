package io.onbehalf.gateway.events;

import io.onbehalf.schemas.queue.UserSnapshot;
import java.time.Instant;

/// A user's routing status: the original's `UserRoutingStatusUserRoutingStatus`.
///
/// @param id of the user
public record RoutingStatusEvent(String id, RoutingStatus routingStatus) {

    /// Whether conversations are offered to the user, and since when it is so.
    record RoutingStatus(String userId, String status, Instant startTime) {}

    public static RoutingStatusEvent of(UserSnapshot user) {
        return new RoutingStatusEvent(
                user.getUserId(),
                new RoutingStatus(
                        user.getUserId(), user.getRoutingStatus().name(), user.getRoutingStatusSince()));
    }
}
