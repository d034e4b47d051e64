package io.onbehalf.conversation.domain.value;

import io.onbehalf.kit.domain.OrganizationId;
import io.onbehalf.kit.domain.ThreadId;

/// A thread of an organization.
public record ThreadRef(OrganizationId organizationId, ThreadId threadId) {}
