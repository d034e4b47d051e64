package io.onbehalf.queue.domain;

import io.onbehalf.kit.domain.OrganizationId;
import io.onbehalf.kit.domain.QueueId;
import io.onbehalf.kit.domain.Refusal;
import io.onbehalf.kit.domain.UserId;
import java.time.Instant;

/// The events of an organization, its queues and their members; the names are the Avro records'.
public sealed interface QueueEvent {

    /// A queue was created, changed or deleted.
    sealed interface QueueChanged extends QueueEvent {

        QueueId queueId();
    }

    /// A membership began, changed or ended.
    sealed interface MemberChanged extends QueueEvent {

        QueueId queueId();

        UserId userId();
    }

    record QueueCreated(
            OrganizationId organizationId,
            Instant occurredAt,
            QueueId queueId,
            QueueSettings settings,
            UserId createdBy)
            implements QueueChanged {}

    record QueueUpdated(Instant occurredAt, QueueId queueId, QueueSettings settings, UserId modifiedBy)
            implements QueueChanged {}

    /// Follows the end of each of the queue's memberships, which is an event of its own.
    record QueueDeleted(QueueId queueId, UserId deletedBy) implements QueueChanged {}

    record QueueMemberAdded(OrganizationId organizationId, QueueId queueId, UserId userId)
            implements MemberChanged {}

    record QueueMemberRemoved(QueueId queueId, UserId userId) implements MemberChanged {}

    record QueueMemberUpdated(OrganizationId organizationId, QueueId queueId, UserId userId, boolean joined)
            implements MemberChanged {}

    record OrganizationUpdated(OrganizationSnapshot organization) implements QueueEvent {}

    /// A request was refused; nothing changed.
    record QueueRequestRefused(QueueId queueId, Refusal refusal) implements QueueEvent {}
}
