package io.onbehalf.queue.domain;

import io.onbehalf.kit.domain.Authorship;
import io.onbehalf.kit.domain.OrganizationId;
import io.onbehalf.kit.domain.QueueId;

/// The published part of a queue, which other services replicate.
public record QueueSnapshot(
        OrganizationId organizationId,
        QueueId queueId,
        QueueSettings settings,
        int memberCount,
        Authorship authorship) {

    QueueSnapshot with(QueueSettings changed, Authorship changedBy) {
        return new QueueSnapshot(organizationId, queueId, changed, memberCount, changedBy);
    }

    QueueSnapshot withMemberCount(int count) {
        return new QueueSnapshot(organizationId, queueId, settings, count, authorship);
    }
}
