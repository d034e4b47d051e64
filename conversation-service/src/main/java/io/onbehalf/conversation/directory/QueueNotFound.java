package io.onbehalf.conversation.directory;

import io.onbehalf.kit.domain.QueueId;

/// There is no such queue in the organization.
public final class QueueNotFound extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient QueueId queueId;

    QueueNotFound(QueueId queueId) {
        super("queue %s: not found".formatted(queueId.value()));
        this.queueId = queueId;
    }

    public QueueId queueId() {
        return queueId;
    }
}
