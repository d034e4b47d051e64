package io.onbehalf.bench.compose;

import io.onbehalf.bench.stack.GroupLag;
import io.onbehalf.bench.stack.ThreadHash;
import io.onbehalf.bench.stack.TopicWriter;
import io.onbehalf.local.DemoUsers;
import io.onbehalf.local.Failure;
import io.onbehalf.local.layout.StackLayout;
import io.onbehalf.schemas.Topics;
import io.onbehalf.schemas.common.WrapupPrompt;
import io.onbehalf.schemas.conversation.ComposeRequested;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// Gives a running stack threads with an open conversation each: the services decide the requests that as
/// many composes would have made, so stores and topics are as after them.
final class ThreadFiller {

    /// An agent's conversations; there are as many agents as this needs.
    private static final int CONVERSATIONS_OF_AN_AGENT = 1_000;

    /// They must have read everything, each after those before it.
    private static final List<String> GROUPS =
            List.of("conversation-service", "conversation-service-follow-ups", "wrapup-service");

    private static final int FIRST_NUMBER = 2_000_000;
    private static final int MOST = 8_000_000;
    private static final Duration TIMEOUT = Duration.ofHours(2);

    private ThreadFiller() {}

    /// Returns when all services have followed.
    static void fill(StackLayout layout, String queueId, int threads) throws InterruptedException {
        if (threads > MOST) {
            throw new Failure("--threads %d: there are at most %d numbers.".formatted(threads, MOST));
        }
        ThreadHash ids = ThreadHash.of(layout);
        try (TopicWriter topic = new TopicWriter(layout, Topics.CONVERSATION_REQUESTS)) {
            for (int thread = 0; thread < threads; thread++) {
                ComposeRequested request = request(queueId, thread, ids);
                topic.write(request.getThreadId(), request);
            }
        }
        GroupLag.awaitNone(layout, GROUPS, TIMEOUT);
    }

    private static ComposeRequested request(String queueId, int thread, ThreadHash ids) {
        String contact = "+1212%07d".formatted(FIRST_NUMBER + thread);
        int agent = thread / CONVERSATIONS_OF_AN_AGENT;
        return ComposeRequested.newBuilder()
                .setRequestId(UUID.randomUUID().toString())
                .setFingerprint("")
                .setOrganizationId(DemoUsers.ORGANIZATION)
                .setRequestedAt(Instant.now())
                .setRequestedBy(new UUID(1, agent).toString())
                .setUserName("Agent " + agent)
                .setThreadId(ids.of("thread " + contact))
                .setQueueId(queueId)
                .setQueueName("Support")
                .setOutboundNumber("+13175550100")
                .setContactNumber(contact)
                .setContactNumberAsTyped(contact)
                .setUseExistingConversation(false)
                .setWindowMinutes(4_320)
                .setWrapupPrompt(WrapupPrompt.MANDATORY)
                .setConsentId(ids.of("contact " + contact))
                .build();
    }
}
