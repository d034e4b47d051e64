package io.onbehalf.queue.domain;

import io.onbehalf.kit.domain.Authorship;
import io.onbehalf.kit.domain.QueueId;
import io.onbehalf.queue.domain.QueueEvent.QueueCreated;
import io.onbehalf.queue.domain.QueueEvent.QueueUpdated;
import java.util.Optional;

/// A queue: the part that is published, and a count that only the API shows.
///
/// @param joinedMemberCount the number of members who are joined
public record Queue(QueueSnapshot snapshot, int joinedMemberCount) {

    static Queue of(QueueCreated event) {
        var authorship = Authorship.created(event.occurredAt(), event.createdBy());
        return new Queue(
                new QueueSnapshot(event.organizationId(), event.queueId(), event.settings(), 0, authorship),
                0);
    }

    public QueueId queueId() {
        return snapshot.queueId();
    }

    public QueueSettings settings() {
        return snapshot.settings();
    }

    Queue with(QueueUpdated event) {
        Authorship authorship = snapshot.authorship().modified(event.occurredAt(), event.modifiedBy());
        return new Queue(snapshot.with(event.settings(), authorship), joinedMemberCount);
    }

    /// The queue with the counts after one membership changed.
    ///
    /// @param before empty when the membership begins
    /// @param after empty when the membership ends
    Queue withMembership(Optional<QueueMemberSnapshot> before, Optional<QueueMemberSnapshot> after) {
        int members = snapshot.memberCount() + count(after) - count(before);
        int joined = joinedMemberCount + count(joined(after)) - count(joined(before));
        return new Queue(snapshot.withMemberCount(members), joined);
    }

    private static Optional<QueueMemberSnapshot> joined(Optional<QueueMemberSnapshot> member) {
        return member.filter(QueueMemberSnapshot::joined);
    }

    private static int count(Optional<?> member) {
        return member.isPresent() ? 1 : 0;
    }
}
