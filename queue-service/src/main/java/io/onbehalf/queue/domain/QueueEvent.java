package io.onbehalf.queue.domain;

import io.onbehalf.kit.domain.OrganizationId;
import io.onbehalf.kit.domain.OutboundNumber;
import io.onbehalf.kit.domain.QueueId;
import io.onbehalf.kit.domain.Refusal;
import io.onbehalf.kit.domain.UserId;
import io.onbehalf.kit.domain.WrapupPrompt;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What happened to an organization's queues; the names are the Avro records'.
public sealed interface QueueEvent {

    record QueueCreated(
            OrganizationId organizationId,
            Instant occurredAt,
            QueueId queueId,
            QueueSettings settings,
            UserId createdBy)
            implements QueueEvent {}

    record QueueUpdated(
            Instant occurredAt,
            QueueId queueId,
            QueueSettings settings,
            UserId modifiedBy)
            implements QueueEvent {}

    /// Its memberships ended before, each with its own event.
    record QueueDeleted(QueueId queueId, UserId deletedBy) implements QueueEvent {}

    record QueueMemberAdded(OrganizationId organizationId, QueueId queueId, UserId userId)
            implements QueueEvent {}

    record QueueMemberRemoved(QueueId queueId, UserId userId) implements QueueEvent {}

    record QueueMemberUpdated(OrganizationId organizationId, QueueId queueId, UserId userId, boolean joined)
            implements QueueEvent {}

    record OrganizationUpdated(
            OrganizationId organizationId, String name, String defaultCountryCode, boolean callLogging)
            implements QueueEvent {

        public OrganizationSnapshot snapshot() {
            return new OrganizationSnapshot(organizationId, name, defaultCountryCode, callLogging);
        }
    }

    /// Nothing changed.
    record QueueRequestRefused(QueueId queueId, Refusal refusal) implements QueueEvent {}
}
