package io.onbehalf.bench.timers;

import io.onbehalf.bench.stack.ThreadHash;
import io.onbehalf.bench.stack.TopicWriter;
import io.onbehalf.kit.domain.ThreadIds;
import io.onbehalf.kit.domain.ThreadIds.Kind;
import io.onbehalf.local.DemoUsers;
import io.onbehalf.local.layout.StackLayout;
import io.onbehalf.schemas.Topics;
import io.onbehalf.schemas.common.ActorType;
import io.onbehalf.schemas.common.WrapupPrompt;
import io.onbehalf.schemas.conversation.DisconnectType;
import io.onbehalf.schemas.conversation.ParticipantDisconnected;
import io.onbehalf.schemas.conversation.Purpose;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/// Ends many stints within one second, as conversation-service would, so that their after-call work is due
/// within one second.
///
/// @param name tells them from others
record EndedStints(String name, int count, Instant endedAt, Duration limit) {

    private static final int MILLIS_OF_A_SECOND = 1_000;
    private static final String QUEUE = new UUID(2, 0).toString();

    /// When the first of them is due.
    Instant dueAt() {
        return endedAt.plus(limit);
    }

    void write(StackLayout layout) {
        ThreadHash ids = ThreadHash.of(layout);
        try (TopicWriter topic = new TopicWriter(layout, Topics.CONVERSATION_EVENTS)) {
            for (int i = 0; i < count; i++) {
                ParticipantDisconnected event = event(ids.of(name + " " + i), i);
                topic.write(event.getThreadId(), event);
            }
        }
    }

    private ParticipantDisconnected event(String thread, int number) {
        String agent = new UUID(1, number).toString();
        return ParticipantDisconnected.newBuilder()
                .setEventId(UUID.randomUUID().toString())
                .setOrganizationId(DemoUsers.ORGANIZATION)
                .setOccurredAt(endedAt.plusMillis(number % MILLIS_OF_A_SECOND))
                .setRequestId(UUID.randomUUID().toString())
                .setActorType(ActorType.USER)
                .setActor(agent)
                .setThreadId(thread)
                .setSequence(1)
                .setConversationId(ThreadIds.of(thread, Kind.CONVERSATION, 1))
                .setParticipantId(ThreadIds.of(thread, Kind.PARTICIPANT, 2))
                .setCommunicationId(ThreadIds.of(thread, Kind.COMMUNICATION, 3))
                .setPurpose(Purpose.AGENT)
                .setUserId(agent)
                .setQueueId(QUEUE)
                .setDisconnectType(DisconnectType.CLIENT)
                .setWrapupPrompt(WrapupPrompt.MANDATORY_TIMEOUT)
                .setWrapupTimeoutMs(limit.toMillis())
                .build();
    }
}
