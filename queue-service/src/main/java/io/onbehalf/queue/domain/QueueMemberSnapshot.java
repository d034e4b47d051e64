package io.onbehalf.queue.domain;

import io.onbehalf.kit.domain.OrganizationId;
import io.onbehalf.kit.domain.QueueId;
import io.onbehalf.kit.domain.UserId;

/// A membership as it stands.
///
/// @param joined switched on; a membership that is switched off stays
public record QueueMemberSnapshot(
        OrganizationId organizationId, QueueId queueId, UserId userId, boolean joined) {

    public QueueMemberSnapshot with(boolean nowJoined) {
        return new QueueMemberSnapshot(organizationId, queueId, userId, nowJoined);
    }
}
