package io.onbehalf.conversation.domain.thread;

import io.onbehalf.conversation.domain.DisconnectType;
import io.onbehalf.conversation.domain.Participation.ParticipantConnected;
import io.onbehalf.conversation.domain.Participation.ParticipantDisconnected;
import io.onbehalf.conversation.domain.Purpose;
import io.onbehalf.conversation.domain.value.ParticipantRef;
import io.onbehalf.kit.domain.AfterCallTerms;
import io.onbehalf.kit.domain.ParticipantId;
import io.onbehalf.kit.domain.QueueId;
import io.onbehalf.kit.domain.UserId;
import java.util.Optional;

/// A participant of a conversation, as far as it decides what may happen next.
public sealed interface Participant {

    ParticipantRef ref();

    record Customer(ParticipantRef ref) implements Participant {}

    /// An agent, on behalf of a queue.
    record Agent(ParticipantRef ref, UserId userId, QueueId queueId, AfterCallTerms afterCall)
            implements Participant {}

    /// The queue that the conversation waits in.
    record Waiting(ParticipantRef ref, QueueId queueId) implements Participant {}

    static Participant of(ParticipantConnected event) {
        ParticipantRef ref = event.participant();
        return switch (event.purpose()) {
            case CUSTOMER -> new Customer(ref);
            case ACD -> new Waiting(ref, event.queue().orElseThrow().queueId());
            case AGENT ->
                    new Agent(
                            ref,
                            event.agent().orElseThrow().userId(),
                            event.queue().orElseThrow().queueId(),
                            event.afterCall());
        };
    }

    default ParticipantDisconnected disconnected(DisconnectType type, UserId by) {
        return switch (this) {
            case Customer(var ref) -> ParticipantDisconnected.customer(ref, type, by);
            case Waiting(var ref, var queueId) -> ParticipantDisconnected.waiting(ref, queueId, type, by);
            case Agent(var ref, var userId, var queueId, var afterCall) ->
                    new ParticipantDisconnected(
                            ref,
                            Purpose.AGENT,
                            Optional.of(userId),
                            Optional.of(queueId),
                            type,
                            by,
                            afterCall);
        };
    }

    default boolean is(ParticipantId participantId) {
        return ref().participantId().equals(participantId);
    }
}
