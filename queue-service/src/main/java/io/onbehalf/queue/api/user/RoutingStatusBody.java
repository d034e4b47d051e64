package io.onbehalf.queue.api.user;

import io.onbehalf.kit.domain.UserId;
import io.onbehalf.kit.web.ApiException;
import io.onbehalf.queue.domain.user.RoutingStatus;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/// The body of a call that sets a routing status.
record RoutingStatusBody(@Nullable String userId, @NotNull RoutingStatus status) {

    /// The status for a user.
    ///
    /// @throws ApiException 400 for a status that only follows from conversations, and for another user
    RoutingStatus of(UserId user) {
        if (userId != null && !userId.equalsIgnoreCase(user.value())) {
            throw ApiException.invalidValue("userId", "userId: must be the user in the path");
        }
        return switch (status) {
            case IDLE, OFF_QUEUE -> status;
            case INTERACTING, NOT_RESPONDING, UNKNOWN ->
                    throw ApiException.invalidValue("status", "status: must be IDLE or OFF_QUEUE");
        };
    }
}
