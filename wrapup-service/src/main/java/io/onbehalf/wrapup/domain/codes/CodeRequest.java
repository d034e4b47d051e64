package io.onbehalf.wrapup.domain.codes;

import io.onbehalf.kit.domain.OrganizationId;
import io.onbehalf.kit.domain.QueueId;
import io.onbehalf.kit.domain.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The requests that change an organization's codes, or the codes of a queue.
public sealed interface CodeRequest {

    record WrapupCodeCreateRequested(
            OrganizationId organizationId,
            Instant requestedAt,
            UserId requestedBy,
            CodeId codeId,
            String name,
            Optional<String> description)
            implements CodeRequest {}

    record WrapupCodeUpdateRequested(
            Instant requestedAt, UserId requestedBy, CodeId codeId, String name, Optional<String> description)
            implements CodeRequest {}

    record WrapupCodeDeleteRequested(UserId requestedBy, CodeId codeId) implements CodeRequest {}

    record QueueWrapupCodesAddRequested(OrganizationId organizationId, QueueId queueId, List<CodeId> codeIds)
            implements CodeRequest {}

    record QueueWrapupCodeRemoveRequested(QueueId queueId, CodeId codeId) implements CodeRequest {}
}
