package io.onbehalf.queue.domain;

import io.onbehalf.kit.domain.UserId;
import java.util.Optional;

/// A queue, and the membership of the user whom the request concerns.
///
/// @param member empty if the user is not a member
public record UserQueue(Queue queue, Optional<QueueMemberSnapshot> member) {

    UserQueue withJoined(UserId user, boolean joined) {
        QueueSnapshot snapshot = queue.snapshot();
        var changed =
                Optional.of(
                        new QueueMemberSnapshot(snapshot.organizationId(), snapshot.queueId(), user, joined));
        return new UserQueue(queue.withMembership(member, changed), changed);
    }
}
