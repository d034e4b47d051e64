package io.onbehalf.conversation.domain.routing;

import io.onbehalf.kit.domain.QueueId;
import io.onbehalf.kit.domain.inactivity.InactivityTerms;

/// An event of queue-service, as far as open conversations depend on it.
public sealed interface QueueEvent permits QueueEvent.QueueCreated, QueueEvent.QueueUpdated, QueueDeleted {

    QueueId queueId();

    /// A queue was created.
    record QueueCreated(QueueId queueId, InactivityTerms inactivity) implements QueueEvent {}

    /// A queue's settings were replaced.
    record QueueUpdated(QueueId queueId, InactivityTerms inactivity) implements QueueEvent {}
}
