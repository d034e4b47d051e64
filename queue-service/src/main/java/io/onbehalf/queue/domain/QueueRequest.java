package io.onbehalf.queue.domain;

import io.onbehalf.kit.domain.OrganizationId;
import io.onbehalf.kit.domain.OutboundNumber;
import io.onbehalf.kit.domain.QueueId;
import io.onbehalf.kit.domain.UserId;
import io.onbehalf.kit.domain.WrapupPrompt;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What somebody asks of an organization's queues; the names are the Avro records'.
public sealed interface QueueRequest {

    /// It is about a queue that must exist.
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
            Instant requestedAt,
            UserId requestedBy,
            QueueId queueId,
            QueueSettings settings)
            implements AboutQueue {}

    record QueueDeleteRequested(UserId requestedBy, QueueId queueId, boolean force) implements AboutQueue {}

    record QueueMembersAddRequested(QueueId queueId, List<UserId> userIds) implements AboutQueue {}

    record QueueMembersRemoveRequested(QueueId queueId, List<UserId> userIds) implements AboutQueue {}

    record QueueMemberUpdateRequested(QueueId queueId, UserId userId, boolean joined) implements AboutQueue {}

    record OrganizationUpdateRequested(
            OrganizationId organizationId, String name, String defaultCountryCode, boolean callLogging)
            implements QueueRequest {}
}
