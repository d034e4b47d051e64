package io.onbehalf.queue.domain;

import io.onbehalf.kit.domain.Refusal;
import java.util.Optional;

/// The reply to a request about queues.
///
/// @param refusal empty when the request was accepted
/// @param queue the queue after the request; empty when it was deleted or the request was about none
/// @param organization the organization after a request to update it
public record QueueReply(
        Optional<Refusal> refusal,
        Optional<QueueSnapshot> queue,
        Optional<OrganizationSnapshot> organization) {

    static final QueueReply ACCEPTED = new QueueReply(Optional.empty(), Optional.empty(), Optional.empty());

    public static QueueReply refused(Refusal refusal) {
        return new QueueReply(Optional.of(refusal), Optional.empty(), Optional.empty());
    }

    QueueReply with(Optional<Queue> changed) {
        return new QueueReply(refusal, changed.map(Queue::snapshot), organization);
    }

    QueueReply with(OrganizationSnapshot changed) {
        return new QueueReply(refusal, queue, Optional.of(changed));
    }
}
