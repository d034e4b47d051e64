package io.onbehalf.queue.api.user;

import io.onbehalf.kit.domain.UserId;
import io.onbehalf.kit.web.ApiException;
import io.onbehalf.queue.domain.user.RoutingStatus;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/// The body of a call that sets a routing status.
record RoutingStatusBody(@Nullable String userId, @NotNull Settable status) {

    /// The statuses that a user has by their own choice; the others follow from conversations.
    enum Settable {
        OFF_QUEUE,
        IDLE
    }

    /// The status for a user.
    ///
    /// @throws ApiException 400 for another user
    RoutingStatus of(UserId user) {
        if (userId != null && !userId.equalsIgnoreCase(user.value())) {
            throw ApiException.invalidValue("userId", "userId: must be the user in the path");
        }
        return switch (status) {
            case OFF_QUEUE -> RoutingStatus.OFF_QUEUE;
            case IDLE -> RoutingStatus.IDLE;
        };
    }
}
