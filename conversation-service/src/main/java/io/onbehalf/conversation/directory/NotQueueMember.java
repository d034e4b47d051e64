package io.onbehalf.conversation.directory;

import io.onbehalf.kit.domain.QueueId;
import io.onbehalf.kit.domain.UserId;

/// The user is not a member of the queue.
public final class NotQueueMember extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient QueueId queueId;
    private final String queueName;
    private final transient UserId userId;

    NotQueueMember(QueueId queueId, String queueName, UserId userId) {
        super("queue %s: user %s is not a member".formatted(queueName, userId.value()));
        this.queueId = queueId;
        this.queueName = queueName;
        this.userId = userId;
    }

    public QueueId queueId() {
        return queueId;
    }

    public String queueName() {
        return queueName;
    }

    public UserId userId() {
        return userId;
    }
}
