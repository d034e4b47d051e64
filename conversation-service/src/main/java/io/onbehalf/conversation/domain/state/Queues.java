package io.onbehalf.conversation.domain.state;

import io.onbehalf.conversation.domain.value.QueueInactivity;
import io.onbehalf.kit.domain.QueueId;
import java.util.Optional;

/// The queues as far as a thread's timers depend on what they are now.
@FunctionalInterface
public interface Queues {

    /// Knows no queue.
    Queues NONE = _ -> Optional.empty();

    /// A queue now; empty for an unknown or deleted one.
    Optional<KnownQueue> find(QueueId queueId);

    /// A queue as far as it is known.
    record KnownQueue(QueueInactivity inactivity, boolean hasMembers) {}
}
