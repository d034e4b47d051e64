package io.onbehalf.wrapup.domain.codes;

import io.onbehalf.kit.domain.OrganizationId;
import io.onbehalf.kit.domain.QueueId;
import java.util.List;

/// A queue's own codes, as other services replicate them.
public record QueueWrapupCodesSnapshot(
        OrganizationId organizationId, QueueId queueId, List<CodeId> codeIds) {}
