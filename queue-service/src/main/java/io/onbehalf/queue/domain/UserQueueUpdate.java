package io.onbehalf.queue.domain;

import io.onbehalf.kit.domain.QueueId;

/// One of a user's memberships, switched on or off.
public record UserQueueUpdate(QueueId queueId, boolean joined) {}
