package io.onbehalf.gateway.events;

import io.onbehalf.gateway.events.EventMessage.Reference;
import io.onbehalf.schemas.conversation.ParticipantSnapshot;
import io.onbehalf.schemas.conversation.Purpose;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// By what a participant was routed: the queue of one that waits in it. There are neither priorities nor
/// skills nor scores.
record Routing(@Nullable Reference queue, int priority, List<Object> skills, List<Object> scoredAgents) {

    /// The settings of the queue that a session went by.
    ///
    /// @param alertingTimeoutSeconds the time that the agent had to answer
    record QueueMediaSettings(long alertingTimeoutSeconds) {

        /// Null for a session that alerted nobody.
        static @Nullable QueueMediaSettings of(ParticipantSnapshot participant) {
            Long timeoutMs = participant.getAlertingTimeoutMs();
            return timeoutMs == null
                    ? null
                    : new QueueMediaSettings(Duration.ofMillis(timeoutMs).toSeconds());
        }
    }

    /// Null for one who was not routed: the customer, an agent who composed or took the conversation.
    static @Nullable Routing of(ParticipantSnapshot participant) {
        if (participant.getPurpose() == Purpose.ACD) {
            return of(new Reference(String.valueOf(participant.getQueueId()), participant.getQueueName()));
        }
        return participant.getPurpose() == Purpose.AGENT && participant.getAlertedAt() != null
                ? of((Reference) null)
                : null;
    }

    private static Routing of(@Nullable Reference queue) {
        return new Routing(queue, 0, List.of(), List.of());
    }
}
