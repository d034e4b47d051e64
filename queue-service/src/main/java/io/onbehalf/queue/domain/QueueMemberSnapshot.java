package io.onbehalf.queue.domain;

import io.onbehalf.kit.domain.OrganizationId;
import io.onbehalf.kit.domain.QueueId;
import io.onbehalf.kit.domain.UserId;

/// A user's membership of a queue.
///
/// @param joined whether the member is active on the queue; a member who is not stays a member
public record QueueMemberSnapshot(
        OrganizationId organizationId, QueueId queueId, UserId userId, boolean joined) {}
