package io.onbehalf.bench.stack;

import io.onbehalf.local.DemoUsers;
import io.onbehalf.local.layout.StackLayout;
import io.onbehalf.schemas.Topics;
import io.onbehalf.schemas.common.WrapupPrompt;
import io.onbehalf.schemas.queue.QueueCreateRequested;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// Queues with the numbers that a measurement sends from: what no queue has is not submitted.
public final class OutboundQueues {

    private static final Duration TIMEOUT = Duration.ofMinutes(2);

    private OutboundQueues() {}

    /// Creates a queue for each number, by the requests that the API writes, and returns when queue-service
    /// has decided them.
    ///
    /// @param numbers E.164
    public static void create(StackLayout layout, List<String> numbers) throws InterruptedException {
        try (TopicWriter topic = new TopicWriter(layout, Topics.QUEUE_REQUESTS)) {
            for (String number : numbers) {
                QueueCreateRequested request = request(number);
                topic.write(request.getOrganizationId(), request);
            }
        }
        GroupLag.awaitNone(layout, List.of("queue-service"), TIMEOUT);
    }

    private static QueueCreateRequested request(String number) {
        return QueueCreateRequested.newBuilder()
                .setRequestId(UUID.randomUUID().toString())
                .setFingerprint("")
                .setOrganizationId(DemoUsers.ORGANIZATION)
                .setRequestedAt(Instant.now())
                .setRequestedBy(DemoUsers.idOf("admin"))
                .setQueueId(UUID.randomUUID().toString())
                .setName("Queue " + number)
                .setOutboundNumber(number)
                .setWrapupPrompt(WrapupPrompt.OPTIONAL)
                .build();
    }
}
