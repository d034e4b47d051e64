package io.onbehalf.conversation.topology;

import io.onbehalf.conversation.domain.Participation;
import io.onbehalf.conversation.domain.Participation.InteractionDeallocated;
import io.onbehalf.conversation.domain.Participation.ParticipantConnected;
import io.onbehalf.conversation.domain.Participation.ParticipantDisconnected;
import io.onbehalf.conversation.domain.Participation.ParticipantWrappedUp;
import io.onbehalf.kit.domain.ConversationId;
import io.onbehalf.kit.domain.OrganizationId;
import io.onbehalf.kit.domain.ParticipantId;
import io.onbehalf.kit.domain.ThreadId;
import io.onbehalf.kit.domain.UserId;
import io.onbehalf.kit.streams.OnbehalfHeaders;
import io.onbehalf.kit.topology.EventHeader;
import io.onbehalf.kit.topology.EventSerdes.Received;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;

/// Sends what changes an agent's list of interactions to the agent's partition.
final class InteractionsByUser
        extends ContextualProcessor<String, Received<Participation>, String, InteractionChange> {

    @Override
    public void process(Record<String, Received<Participation>> event) {
        switch (event.value().event()) {
            case ParticipantConnected connected ->
                    connected
                            .agent()
                            .ifPresent(agent ->
                                    forward(
                                            event,
                                            agent.userId(),
                                            connected.conversationId(),
                                            connected.participant().participantId(),
                                            true));
            case InteractionDeallocated deallocated ->
                    forward(
                            event,
                            deallocated.userId(),
                            deallocated.conversationId(),
                            deallocated.participantId(),
                            false);
            case ParticipantDisconnected _, ParticipantWrappedUp _ -> {
                // In the list it stays until it is deallocated.
            }
        }
    }

    private void forward(
            Record<String, Received<Participation>> event,
            UserId userId,
            ConversationId conversation,
            ParticipantId participant,
            boolean allocated) {
        EventHeader header = event.value().header();
        var interaction =
                new Interaction(
                        new OrganizationId(header.organizationId()),
                        conversation,
                        participant,
                        header.occurredAt());
        context()
                .forward(
                        new Record<>(
                                userId.value(),
                                new InteractionChange(
                                        interaction,
                                        allocated,
                                        new ThreadId(header.key()),
                                        header.sequence()),
                                event.timestamp(),
                                OnbehalfHeaders.trace(event.headers())));
    }
}
