package io.onbehalf.conversation.topology;

import static java.util.Objects.requireNonNull;

import io.onbehalf.conversation.domain.ConsentChanged;
import io.onbehalf.conversation.domain.ConversationEvent;
import io.onbehalf.conversation.domain.InboundBuffered;
import io.onbehalf.conversation.domain.Lifecycle;
import io.onbehalf.conversation.domain.Messaging;
import io.onbehalf.conversation.domain.Participation;
import io.onbehalf.conversation.domain.Participation.InteractionDeallocated;
import io.onbehalf.conversation.domain.Participation.ParticipantConnected;
import io.onbehalf.conversation.domain.Participation.ParticipantDisconnected;
import io.onbehalf.conversation.domain.Participation.ParticipantWrappedUp;
import io.onbehalf.conversation.domain.Refused;
import io.onbehalf.kit.domain.ConversationId;
import io.onbehalf.kit.domain.ParticipantId;
import io.onbehalf.kit.domain.UserId;
import io.onbehalf.kit.store.PrefixedStore;
import io.onbehalf.kit.streams.OnbehalfHeaders;
import io.onbehalf.kit.topology.Decided;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/// Sends what changes an agent's list of interactions to the agent's partition; a message changes none.
///
/// It runs behind [ConversationViewProcessor], whose rows it reads.
final class InteractionsByUser
        extends ContextualProcessor<String, Decided<ConversationEvent>, String, InteractionChange> {

    private @Nullable PrefixedStore rows;

    @Override
    public void init(ProcessorContext<String, InteractionChange> context) {
        super.init(context);
        rows = new PrefixedStore(context.getStateStore(ConversationStore.NAME));
    }

    @Override
    public void process(Record<String, Decided<ConversationEvent>> event) {
        switch (event.value().event()) {
            case Participation participation -> process(event, participation);
            case Lifecycle _, Messaging _, InboundBuffered _, ConsentChanged _, Refused _ -> {
                // Changes no list.
            }
        }
    }

    private void process(Record<String, Decided<ConversationEvent>> event, Participation participation) {
        switch (participation) {
            case ParticipantConnected connected when connected.agent().isPresent() ->
                    forward(
                            event,
                            connected.agent().get().userId(),
                            connected.conversationId(),
                            connected.participant().participantId(),
                            true);
            case InteractionDeallocated deallocated ->
                    forward(
                            event,
                            deallocated.userId(),
                            deallocated.conversationId(),
                            deallocated.participantId(),
                            false);
            case ParticipantConnected _, ParticipantDisconnected _, ParticipantWrappedUp _ -> {
                // In the list it stays until it is deallocated.
            }
        }
    }

    private void forward(
            Record<String, Decided<ConversationEvent>> event,
            UserId userId,
            ConversationId conversationId,
            ParticipantId participantId,
            boolean allocated) {
        new ConversationStore(requireNonNull(rows), conversationId)
                .conversation()
                .map(conversation ->
                        new Interaction(
                                conversation.thread().organizationId(),
                                conversationId,
                                participantId,
                                conversation.startedAt()))
                .ifPresent(interaction ->
                        context()
                                .forward(
                                        new Record<>(
                                                userId.value(),
                                                new InteractionChange(interaction, allocated),
                                                event.timestamp(),
                                                OnbehalfHeaders.trace(event.headers()))));
    }
}
