package io.onbehalf.bench.stack;

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
import java.util.Optional;
import java.util.UUID;
import java.util.function.IntFunction;

/// Ends many stints within one second, as conversation-service would, so that their after-call work is owed.
///
/// @param name tells them from others
/// @param agent whose they are, from a stint's number
/// @param queue the queue's id
/// @param endedAt when the first of them ends
/// @param limit when their after-call work ends by itself; empty if it does not
public record EndedStints(
        String name,
        int count,
        IntFunction<String> agent,
        String queue,
        Instant endedAt,
        Optional<Duration> limit) {

    private static final int MILLIS_OF_A_SECOND = 1_000;

    /// Each of another agent, all of one queue.
    public static EndedStints timed(String name, int count, Instant endedAt, Duration limit) {
        return new EndedStints(
                name,
                count,
                number -> new UUID(1, number).toString(),
                new UUID(2, 0).toString(),
                endedAt,
                Optional.of(limit));
    }

    public void write(StackLayout layout) {
        ThreadHash ids = ThreadHash.of(layout);
        try (TopicWriter topic = new TopicWriter(layout, Topics.CONVERSATION_EVENTS)) {
            for (int i = 0; i < count; i++) {
                ParticipantDisconnected event = event(ids.of(name + " " + i), i);
                topic.write(event.getThreadId(), event);
            }
        }
    }

    private ParticipantDisconnected event(String thread, int number) {
        String user = agent.apply(number);
        return ParticipantDisconnected.newBuilder()
                .setEventId(UUID.randomUUID().toString())
                .setOrganizationId(DemoUsers.ORGANIZATION)
                .setOccurredAt(endedAt.plusMillis(number % MILLIS_OF_A_SECOND))
                .setRequestId(UUID.randomUUID().toString())
                .setActorType(ActorType.USER)
                .setActor(user)
                .setThreadId(thread)
                .setSequence(1)
                .setConversationId(ThreadIds.of(thread, Kind.CONVERSATION, 1))
                .setParticipantId(ThreadIds.of(thread, Kind.PARTICIPANT, 2))
                .setCommunicationId(ThreadIds.of(thread, Kind.COMMUNICATION, 3))
                .setPurpose(Purpose.AGENT)
                .setUserId(user)
                .setQueueId(queue)
                .setDisconnectType(DisconnectType.CLIENT)
                .setWrapupPrompt(limit.isPresent() ? WrapupPrompt.MANDATORY_TIMEOUT : WrapupPrompt.MANDATORY)
                .setWrapupTimeoutMs(limit.map(Duration::toMillis).orElse(null))
                .build();
    }
}
