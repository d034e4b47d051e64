package io.onbehalf.queue.domain;

import io.onbehalf.kit.domain.OrganizationId;
import io.onbehalf.kit.domain.OutboundNumber;
import io.onbehalf.kit.domain.QueueId;
import io.onbehalf.kit.domain.UserId;
import io.onbehalf.kit.domain.WrapupPrompt;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A queue as it stands, as others are told.
public record QueueSnapshot(
        OrganizationId organizationId,
        QueueId queueId,
        QueueSettings settings,
        int memberCount,
        Instant createdAt,
        UserId createdBy,
        Instant modifiedAt,
        UserId modifiedBy) {}
