package io.onbehalf.queue.api.user;

import io.onbehalf.kit.domain.UserId;
import io.onbehalf.queue.domain.user.RoutingStatus;
import io.onbehalf.queue.domain.user.User;
import io.onbehalf.queue.domain.user.UserSnapshot;
import java.time.Instant;

/// A routing status in the public API's shape.
public record RoutingStatusView(String userId, RoutingStatus status, Instant startTime) {

    public static RoutingStatusView of(User user) {
        return of(user.userId(), user.routingStatus(), user.routingStatusSince());
    }

    static RoutingStatusView of(UserSnapshot user) {
        return of(user.userId(), user.routingStatus(), user.routingStatusSince());
    }

    static RoutingStatusView of(UserId user, RoutingStatus status, Instant since) {
        return new RoutingStatusView(user.value(), status, since);
    }
}
