package io.onbehalf.conversation.topology.lists;

import io.onbehalf.conversation.domain.routing.QueueDeleted;
import io.onbehalf.conversation.domain.routing.QueueEvent;
import io.onbehalf.conversation.domain.routing.QueueEvent.QueueCreated;
import io.onbehalf.conversation.domain.routing.QueueEvent.QueueUpdated;
import io.onbehalf.kit.topology.FollowUp;
import io.onbehalf.kit.topology.Requested;

/// What concerns the lists of one queue.
public sealed interface QueueFact permits QueueChange, QueueDeletion, QueueTermsChange {

    /// The fact that an event of queue-service is.
    static FollowUp<QueueFact> of(Requested<QueueEvent> event) {
        QueueEvent queue = event.request();
        return new FollowUp<>(
                queue.queueId().value(),
                switch (queue) {
                    case QueueCreated(var id, var terms) -> QueueTermsChange.of(id, terms, event.header());
                    case QueueUpdated(var id, var terms) -> QueueTermsChange.of(id, terms, event.header());
                    case QueueDeleted deleted -> QueueDeletion.of(deleted, event.header());
                });
    }
}
