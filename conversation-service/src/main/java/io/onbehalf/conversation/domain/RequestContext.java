package io.onbehalf.conversation.domain;

import io.onbehalf.conversation.domain.value.ThreadRef;
import io.onbehalf.kit.domain.OrganizationId;
import io.onbehalf.kit.domain.ThreadId;
import java.time.Instant;

/// The organization, time and thread of a request.
public record RequestContext(OrganizationId organizationId, Instant requestedAt, ThreadId threadId) {

    public RequestContext(ThreadRef thread, Instant requestedAt) {
        this(thread.organizationId(), requestedAt, thread.threadId());
    }

    public ThreadRef thread() {
        return new ThreadRef(organizationId, threadId);
    }
}
