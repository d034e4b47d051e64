package io.onbehalf.queue.domain;

import io.onbehalf.kit.domain.OrganizationId;
import io.onbehalf.kit.domain.QueueId;
import io.onbehalf.kit.domain.UserId;
import java.time.Instant;
import java.util.List;

/// The requests that change an organization, its queues and their members; the names are the Avro records'.
public sealed interface QueueRequest {

    /// A request about one queue, which must exist.
    sealed interface AboutQueue extends QueueRequest {
        QueueId queueId();
    }

    record QueueCreateRequested(
            OrganizationId organizationId,
            Instant requestedAt,
            UserId requestedBy,
            QueueId queueId,
            QueueSettings settings)
            implements QueueRequest {}

    record QueueUpdateRequested(
            Instant requestedAt, UserId requestedBy, QueueId queueId, QueueSettings settings)
            implements AboutQueue {}

    /// A request to delete a queue.
    ///
    /// @param force whether a queue with members is deleted, too
    record QueueDeleteRequested(UserId requestedBy, QueueId queueId, boolean force) implements AboutQueue {}

    record QueueMembersAddRequested(QueueId queueId, List<UserId> userIds) implements AboutQueue {}

    record QueueMembersRemoveRequested(QueueId queueId, List<UserId> userIds) implements AboutQueue {}

    record QueueMemberUpdateRequested(QueueId queueId, UserId userId, boolean joined) implements AboutQueue {}

    record OrganizationUpdateRequested(OrganizationSnapshot organization) implements QueueRequest {}
}
