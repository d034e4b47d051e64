package io.onbehalf.wrapup.domain.codes;

import io.onbehalf.kit.domain.OrganizationId;
import io.onbehalf.kit.domain.QueueId;
import io.onbehalf.kit.domain.Refusal;
import io.onbehalf.kit.domain.UserId;
import java.time.Instant;
import java.util.Optional;

/// The events of an organization's codes and of its queues' codes.
public sealed interface CodeEvent {

    /// A code was created, changed or deleted.
    sealed interface CodeChanged extends CodeEvent {

        CodeId codeId();
    }

    /// A queue offers other codes.
    sealed interface QueueCodesChanged extends CodeEvent {

        QueueId queueId();
    }

    record WrapupCodeCreated(
            OrganizationId organizationId,
            Instant occurredAt,
            CodeId codeId,
            String name,
            Optional<String> description,
            UserId createdBy)
            implements CodeChanged {}

    record WrapupCodeUpdated(
            Instant occurredAt, CodeId codeId, String name, Optional<String> description, UserId modifiedBy)
            implements CodeChanged {}

    /// The code no longer exists; it was removed from every queue before, each with an event.
    record WrapupCodeDeleted(CodeId codeId, UserId deletedBy) implements CodeChanged {}

    record QueueWrapupCodeAdded(QueueId queueId, CodeId codeId) implements QueueCodesChanged {}

    record QueueWrapupCodeRemoved(QueueId queueId, CodeId codeId) implements QueueCodesChanged {}

    /// A request was refused; nothing changed.
    ///
    /// @param queueId empty where the request was not about a queue
    record WrapupCodeRequestRefused(CodeId codeId, Optional<QueueId> queueId, Refusal refusal)
            implements CodeEvent {}
}
