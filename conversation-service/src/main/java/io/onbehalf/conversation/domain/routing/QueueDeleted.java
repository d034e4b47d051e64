package io.onbehalf.conversation.domain.routing;

import io.onbehalf.kit.domain.QueueId;
import java.util.Optional;

/// queue-service deleted a queue.
///
/// @param successorId the queue that has its number now; empty if none has
/// @param successorName empty if there is no successor
public record QueueDeleted(QueueId queueId, Optional<QueueId> successorId, Optional<String> successorName)
        implements QueueEvent {}
