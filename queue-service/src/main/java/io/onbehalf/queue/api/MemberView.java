package io.onbehalf.queue.api;

import io.onbehalf.queue.api.user.RoutingStatusView;
import io.onbehalf.queue.domain.user.UserProfile;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A membership in the public API's shape.
///
/// @param name null for a member who is not in the directory
record MemberView(
        String id,
        @Nullable String name,
        UserRef user,
        int ringNumber,
        boolean joined,
        String memberBy,
        RoutingStatusView routingStatus,
        String selfUri) {

    /// The member.
    record UserRef(String id, @Nullable String name, @Nullable String email, String selfUri) {}

    static MemberView of(QueueMember member) {
        String user = member.user().userId().value();
        Optional<UserProfile> profile = member.user().profile();
        String name = profile.map(UserProfile::name).orElse(null);
        return new MemberView(
                user,
                name,
                new UserRef(
                        user,
                        name,
                        profile.flatMap(UserProfile::email).orElse(null),
                        "/api/v2/users/" + user),
                1,
                member.joined(),
                "user",
                RoutingStatusView.of(member.user()),
                "/api/v2/routing/queues/%s/members/%s".formatted(member.queue().queueId().value(), user));
    }
}
