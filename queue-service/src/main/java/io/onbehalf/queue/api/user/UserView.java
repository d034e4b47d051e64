package io.onbehalf.queue.api.user;

import io.onbehalf.queue.domain.user.UserProfile;
import io.onbehalf.queue.domain.user.UserSnapshot;
import org.jspecify.annotations.Nullable;

/// A user in the public API's shape.
///
/// @param version always 1: an update does not need the version that it changes
record UserView(
        String id,
        String name,
        @Nullable String email,
        PublicUserState state,
        int version,
        RoutingStatusView routingStatus,
        String selfUri) {

    static UserView of(UserSnapshot user) {
        String id = user.userId().value();
        UserProfile profile = user.profile();
        return new UserView(
                id,
                profile.name(),
                profile.email().orElse(null),
                PublicUserState.of(profile.state()),
                1,
                RoutingStatusView.of(user),
                "/api/v2/users/" + id);
    }
}
