package io.onbehalf.conversation.topology.lists;

import io.onbehalf.conversation.domain.Participation;
import io.onbehalf.conversation.domain.Participation.AfterCallWorkUpdated;
import io.onbehalf.conversation.domain.Participation.AgentAlerted;
import io.onbehalf.conversation.domain.Participation.AlertEnded;
import io.onbehalf.conversation.domain.Participation.InteractionDeallocated;
import io.onbehalf.conversation.domain.Participation.ParticipantConnected;
import io.onbehalf.conversation.domain.Participation.ParticipantDisconnected;
import io.onbehalf.conversation.domain.Participation.ParticipantWrappedUp;
import io.onbehalf.conversation.domain.Participation.ParticipantWrapupCorrected;
import io.onbehalf.conversation.domain.Purpose;
import io.onbehalf.conversation.domain.value.AgentRef;
import io.onbehalf.conversation.topology.lists.QueueEntry.State;
import io.onbehalf.kit.domain.OrganizationId;
import io.onbehalf.kit.domain.ParticipantId;
import io.onbehalf.kit.domain.QueueId;
import io.onbehalf.kit.domain.ThreadId;
import io.onbehalf.kit.domain.UserId;
import io.onbehalf.kit.topology.EventHeader;
import io.onbehalf.kit.topology.EventSerdes.Received;
import io.onbehalf.kit.topology.FollowUp;
import java.util.Optional;

/// Sends what changes a queue's lists to the queue's partition. A text that is sent without an agent on
/// behalf of the queue is no work of its.
public final class OpenByQueue {

    private OpenByQueue() {}

    public static Optional<FollowUp<QueueFact>> of(Received<Participation> received) {
        return switch (received.event()) {
            case ParticipantConnected connected when connected.purpose() == Purpose.API -> Optional.empty();
            case ParticipantDisconnected disconnected when disconnected.purpose() == Purpose.API ->
                    Optional.empty();
            case ParticipantConnected connected ->
                    connected
                            .queue()
                            .flatMap(queue ->
                                    change(
                                            received,
                                            queue.queueId(),
                                            connected.participant().participantId(),
                                            Optional.of(entry(received, connected))));
            case ParticipantDisconnected disconnected ->
                    disconnected
                            .queueId()
                            .flatMap(queue ->
                                    change(
                                            received,
                                            queue,
                                            disconnected.participant().participantId(),
                                            owed(received, disconnected)));
            case InteractionDeallocated deallocated ->
                    deallocated
                            .queueId()
                            .flatMap(queue ->
                                    change(received, queue, deallocated.participantId(), Optional.empty()));
            case AgentAlerted _,
                    AlertEnded _,
                    AfterCallWorkUpdated _,
                    ParticipantWrappedUp _,
                    ParticipantWrapupCorrected _ ->
                    Optional.empty();
        };
    }

    private static QueueEntry entry(Received<Participation> received, ParticipantConnected event) {
        Optional<UserId> user = event.agent().map(AgentRef::userId);
        return entry(
                received,
                user.isPresent() ? State.CONNECTED : State.WAITING,
                event.participant().participantId(),
                user);
    }

    /// The after-call work that follows the agent's stint.
    private static Optional<QueueEntry> owed(
            Received<Participation> received, ParticipantDisconnected event) {
        return event.userId().isPresent() && event.owed()
                ? Optional.of(
                        entry(received, State.WRAPUP, event.participant().participantId(), event.userId()))
                : Optional.empty();
    }

    private static QueueEntry entry(
            Received<Participation> received, State state, ParticipantId participant, Optional<UserId> user) {
        return new QueueEntry(
                state, received.event().conversationId(), participant, user, received.header().occurredAt());
    }

    private static Optional<FollowUp<QueueFact>> change(
            Received<Participation> received,
            QueueId queue,
            ParticipantId participant,
            Optional<QueueEntry> entry) {
        EventHeader header = received.header();
        return Optional.of(
                new FollowUp<>(
                        queue.value(),
                        new QueueChange(
                                new OrganizationId(header.organizationId()),
                                participant,
                                entry,
                                new ThreadId(header.key()),
                                header.sequence())));
    }
}
