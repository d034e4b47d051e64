package io.onbehalf.queue.api;

import io.onbehalf.queue.domain.Queue;
import io.onbehalf.queue.domain.QueueSnapshot;
import jakarta.validation.constraints.NotNull;

/// The part of a queue that everybody may know who may transfer to it, in the public API's shape.
record QueueDivisionView(String id, String name, Division division, int memberCount, String selfUri) {

    /// Each organization has one division, with the organization's id.
    record Division(@NotNull String id) {}

    static QueueDivisionView of(Queue queue) {
        QueueSnapshot snapshot = queue.snapshot();
        String id = snapshot.queueId().value();
        return new QueueDivisionView(
                id,
                queue.settings().name(),
                new Division(snapshot.organizationId().value()),
                snapshot.memberCount(),
                "/api/v2/routing/queues/" + id);
    }
}
