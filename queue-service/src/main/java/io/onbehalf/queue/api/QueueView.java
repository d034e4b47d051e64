package io.onbehalf.queue.api;

import io.onbehalf.queue.domain.Queue;
import io.onbehalf.queue.domain.QueueSnapshot;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A queue as the public API shows it; for one of a user's queues also whether it is switched on for them.
record QueueView(
        String id,
        String name,
        @Nullable String description,
        Instant dateCreated,
        Instant dateModified,
        String modifiedBy,
        String createdBy,
        int memberCount,
        int userMemberCount,
        @Nullable Integer joinedMemberCount,
        AcwSettings acwSettings,
        @Nullable MessagingAddresses outboundMessagingAddresses,
        @Nullable Boolean joined,
        String selfUri) {

    static QueueView of(Queue queue) {
        return of(queue.snapshot(), queue.joinedMemberCount(), null);
    }

    static QueueView ofUser(Queue queue, boolean joined) {
        return of(queue.snapshot(), queue.joinedMemberCount(), joined);
    }

    static QueueView of(QueueSnapshot queue, @Nullable Integer joinedMemberCount, @Nullable Boolean joined) {
        return new QueueView(
                queue.queueId().value(),
                queue.settings().name(),
                queue.settings().description(),
                queue.createdAt(),
                queue.modifiedAt(),
                queue.modifiedBy().value(),
                queue.createdBy().value(),
                queue.memberCount(),
                queue.memberCount(),
                joinedMemberCount,
                new AcwSettings(queue.settings().wrapupPrompt(), queue.settings().wrapupTimeoutMs()),
                MessagingAddresses.of(queue.settings().outboundNumber()),
                joined,
                "/api/v2/routing/queues/" + queue.queueId().value());
    }
}
