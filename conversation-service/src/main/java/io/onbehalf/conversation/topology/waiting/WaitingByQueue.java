package io.onbehalf.conversation.topology.waiting;

import io.onbehalf.conversation.domain.Participation;
import io.onbehalf.conversation.domain.Participation.InteractionDeallocated;
import io.onbehalf.conversation.domain.Participation.ParticipantConnected;
import io.onbehalf.conversation.domain.Participation.ParticipantDisconnected;
import io.onbehalf.conversation.domain.Participation.ParticipantWrappedUp;
import io.onbehalf.conversation.domain.Purpose;
import io.onbehalf.kit.domain.QueueId;
import io.onbehalf.kit.domain.ThreadId;
import io.onbehalf.kit.streams.OnbehalfHeaders;
import io.onbehalf.kit.topology.EventHeader;
import io.onbehalf.kit.topology.EventSerdes.Received;
import java.util.Optional;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;

/// Sends what changes a queue's list of waiting conversations to the queue's partition.
public final class WaitingByQueue
        extends ContextualProcessor<String, Received<Participation>, String, WaitingChange> {

    @Override
    public void process(Record<String, Received<Participation>> event) {
        EventHeader header = event.value().header();
        switch (event.value().event()) {
            case ParticipantConnected connected when connected.purpose() == Purpose.ACD ->
                    forward(
                            event,
                            connected.queue().orElseThrow().queueId(),
                            Optional.of(
                                    new WaitingConversation(
                                            connected.conversationId(),
                                            connected.participant().participantId(),
                                            header.occurredAt())));
            case ParticipantDisconnected disconnected when disconnected.purpose() == Purpose.ACD ->
                    forward(event, disconnected.queueId().orElseThrow(), Optional.empty());
            case ParticipantConnected _,
                    ParticipantDisconnected _,
                    ParticipantWrappedUp _,
                    InteractionDeallocated _ -> {
                // Changes nobody's waiting.
            }
        }
    }

    private void forward(
            Record<String, Received<Participation>> event,
            QueueId queue,
            Optional<WaitingConversation> waiting) {
        EventHeader header = event.value().header();
        var change = new WaitingChange(waiting, new ThreadId(header.key()), header.sequence());
        context()
                .forward(
                        new Record<>(
                                queue.value(),
                                change,
                                event.timestamp(),
                                OnbehalfHeaders.trace(event.headers())));
    }
}
