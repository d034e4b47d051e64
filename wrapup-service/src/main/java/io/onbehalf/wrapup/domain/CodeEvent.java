package io.onbehalf.wrapup.domain;

import io.onbehalf.kit.domain.OrganizationId;
import io.onbehalf.kit.domain.QueueId;
import io.onbehalf.kit.domain.Refusal;
import io.onbehalf.kit.domain.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What happened to an organization's codes.
public sealed interface CodeEvent {

    record WrapupCodeCreated(
            OrganizationId organizationId,
            Instant occurredAt,
            CodeId codeId,
            String name,
            @Nullable String description,
            UserId createdBy)
            implements CodeEvent {}

    record WrapupCodeUpdated(
            Instant occurredAt, CodeId codeId, String name, @Nullable String description, UserId modifiedBy)
            implements CodeEvent {}

    /// The code is gone from the organization; the queues that offered it said so before.
    record WrapupCodeDeleted(CodeId codeId, UserId deletedBy) implements CodeEvent {}

    record QueueWrapupCodeAdded(QueueId queueId, CodeId codeId) implements CodeEvent {}

    record QueueWrapupCodeRemoved(QueueId queueId, CodeId codeId) implements CodeEvent {}

    record WrapupCodeRequestRefused(@Nullable CodeId codeId, @Nullable QueueId queueId, Refusal refusal)
            implements CodeEvent {}
}
