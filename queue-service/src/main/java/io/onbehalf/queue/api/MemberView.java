package io.onbehalf.queue.api;

import io.onbehalf.queue.domain.QueueMemberSnapshot;

/// A membership in the public API's shape.
record MemberView(String id, UserRef user, int ringNumber, boolean joined, String memberBy, String selfUri) {

    /// The member.
    record UserRef(String id, String selfUri) {}

    static MemberView of(QueueMemberSnapshot member) {
        String user = member.userId().value();
        return new MemberView(
                user,
                new UserRef(user, "/api/v2/users/" + user),
                1,
                member.joined(),
                "user",
                "/api/v2/routing/queues/%s/members/%s".formatted(member.queueId().value(), user));
    }
}
