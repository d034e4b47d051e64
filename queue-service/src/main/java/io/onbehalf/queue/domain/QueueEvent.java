package io.onbehalf.queue.domain;

import io.onbehalf.kit.domain.OrganizationId;
import io.onbehalf.kit.domain.QueueId;
import io.onbehalf.kit.domain.Refusal;
import io.onbehalf.kit.domain.UserId;
import java.time.Instant;

/// The events of an organization, its queues and their members; the names are the Avro records'.
public sealed interface QueueEvent {

    record QueueCreated(
            OrganizationId organizationId,
            Instant occurredAt,
            QueueId queueId,
            QueueSettings settings,
            UserId createdBy)
            implements QueueEvent {}

    record QueueUpdated(Instant occurredAt, QueueId queueId, QueueSettings settings, UserId modifiedBy)
            implements QueueEvent {}

    /// Follows the end of each of the queue's memberships, which is an event of its own.
    record QueueDeleted(QueueId queueId, UserId deletedBy) implements QueueEvent {}

    record QueueMemberAdded(OrganizationId organizationId, QueueId queueId, UserId userId)
            implements QueueEvent {}

    record QueueMemberRemoved(QueueId queueId, UserId userId) implements QueueEvent {}

    record QueueMemberUpdated(OrganizationId organizationId, QueueId queueId, UserId userId, boolean joined)
            implements QueueEvent {}

    record OrganizationUpdated(OrganizationSnapshot organization) implements QueueEvent {}

    /// A request was refused; nothing changed.
    record QueueRequestRefused(QueueId queueId, Refusal refusal) implements QueueEvent {}
}
