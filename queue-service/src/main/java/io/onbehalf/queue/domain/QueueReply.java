package io.onbehalf.queue.domain;

import io.onbehalf.kit.domain.Refusal;
import org.jspecify.annotations.Nullable;

/// The answer to a request about queues: a refusal, or the queue or organization as it became.
public record QueueReply(
        @Nullable Refusal refusal,
        @Nullable QueueSnapshot queue,
        @Nullable OrganizationSnapshot organization) {

    public static QueueReply refused(Refusal refusal) {
        return new QueueReply(refusal, null, null);
    }

    static QueueReply of(@Nullable Queue queue) {
        return new QueueReply(null, queue == null ? null : queue.snapshot(), null);
    }

    static QueueReply of(OrganizationSnapshot organization) {
        return new QueueReply(null, null, organization);
    }
}
