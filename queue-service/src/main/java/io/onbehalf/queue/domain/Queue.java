package io.onbehalf.queue.domain;

import io.onbehalf.kit.domain.OrganizationId;
import io.onbehalf.kit.domain.QueueId;
import io.onbehalf.kit.domain.UserId;
import java.time.Instant;

/// A queue: its settings, how many belong to it, and who made it so.
///
/// @param joinedMemberCount how many of the members are switched on
public record Queue(
        OrganizationId organizationId,
        QueueId queueId,
        QueueSettings settings,
        int memberCount,
        int joinedMemberCount,
        Instant createdAt,
        UserId createdBy,
        Instant modifiedAt,
        UserId modifiedBy) {

    /// What others may know of it.
    public QueueSnapshot snapshot() {
        return new QueueSnapshot(
                organizationId,
                queueId,
                settings,
                memberCount,
                createdAt,
                createdBy,
                modifiedAt,
                modifiedBy);
    }

    Queue with(QueueSettings changed, Instant at, UserId by) {
        return new Queue(
                organizationId,
                queueId,
                changed,
                memberCount,
                joinedMemberCount,
                createdAt,
                createdBy,
                at,
                by);
    }

    Queue withMembers(int more, int moreJoined) {
        return new Queue(
                organizationId,
                queueId,
                settings,
                memberCount + more,
                joinedMemberCount + moreJoined,
                createdAt,
                createdBy,
                modifiedAt,
                modifiedBy);
    }
}
