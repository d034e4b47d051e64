package io.onbehalf.conversation.domain.view;

import io.onbehalf.conversation.domain.Direction;
import io.onbehalf.conversation.domain.Participation.ParticipantConnected;
import io.onbehalf.conversation.domain.Purpose;
import io.onbehalf.conversation.domain.value.AfterCallTerms;
import io.onbehalf.conversation.domain.value.AgentRef;
import io.onbehalf.conversation.domain.value.QueueRef;
import io.onbehalf.kit.domain.CommunicationId;
import io.onbehalf.kit.domain.ParticipantId;
import io.onbehalf.kit.domain.QueueId;
import io.onbehalf.kit.domain.UserId;
import io.onbehalf.kit.domain.WrapupPrompt;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What stays the same of a participant.
///
/// @param agent null for the customer and a queue
/// @param queue null for the customer
public record ParticipantFacts(
        ParticipantId participantId,
        CommunicationId communicationId,
        Purpose purpose,
        Direction direction,
        @Nullable AgentRef agent,
        @Nullable QueueRef queue,
        AfterCallTerms afterCall,
        Instant connectedAt) {

    static ParticipantFacts of(ParticipantConnected event, Direction direction, Instant at) {
        return new ParticipantFacts(
                event.participant().participantId(),
                event.participant().communicationId(),
                event.purpose(),
                direction,
                event.agent(),
                event.queue(),
                event.afterCall(),
                at);
    }

    public @Nullable UserId userId() {
        return agent == null ? null : agent.userId();
    }

    public @Nullable String userName() {
        return agent == null ? null : agent.userName();
    }

    public @Nullable QueueId queueId() {
        return queue == null ? null : queue.queueId();
    }

    public @Nullable String queueName() {
        return queue == null ? null : queue.queueName();
    }

    public WrapupPrompt wrapupPrompt() {
        return afterCall.wrapupPrompt();
    }

    public @Nullable Long wrapupTimeoutMs() {
        return afterCall.wrapupTimeoutMs();
    }
}
