package io.onbehalf.conversation.domain.value;

import io.onbehalf.kit.domain.QueueId;

/// A queue, with its name at the time.
public record QueueRef(QueueId queueId, String queueName) {

    /// No queue owns the number.
    public static final QueueRef NONE = new QueueRef(new QueueId(""), "");

    /// True if there is a queue.
    public boolean exists() {
        return !queueId.value().isEmpty();
    }
}
