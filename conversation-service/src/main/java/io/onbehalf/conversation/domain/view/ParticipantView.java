package io.onbehalf.conversation.domain.view;

import io.onbehalf.conversation.domain.Direction;
import io.onbehalf.conversation.domain.DisconnectType;
import io.onbehalf.conversation.domain.ParticipantState;
import io.onbehalf.conversation.domain.Participation.ParticipantConnected;
import io.onbehalf.conversation.domain.Participation.ParticipantDisconnected;
import io.onbehalf.conversation.domain.Participation.ParticipantWrappedUp;
import io.onbehalf.conversation.domain.Purpose;
import io.onbehalf.conversation.domain.value.AgentRef;
import io.onbehalf.conversation.domain.value.QueueRef;
import io.onbehalf.kit.domain.AfterCallTerms;
import io.onbehalf.kit.domain.CommunicationId;
import io.onbehalf.kit.domain.ParticipantId;
import java.time.Instant;
import java.util.Optional;

/// A participant of a conversation as it is read back; its messages have rows of their own.
///
/// @param identity who it is; the same as long as it lasts
/// @param wrapup empty until it is wrapped up
public record ParticipantView(
        ParticipantId participantId,
        CommunicationId communicationId,
        Identity identity,
        Direction direction,
        ParticipantState state,
        Timing timing,
        AfterCallTerms afterCall,
        Optional<ParticipantWrapup> wrapup,
        Flags flags) {

    /// The identity of the participant.
    ///
    /// @param agent empty for the customer and a queue
    /// @param queue empty for the customer
    public record Identity(Purpose purpose, Optional<AgentRef> agent, Optional<QueueRef> queue) {}

    /// The times when it connected and disconnected, and the way it disconnected; the latter two are empty
    /// while it is connected.
    public record Timing(
            Instant connectedAt, Optional<Instant> disconnectedAt, Optional<DisconnectType> disconnectType) {}

    /// The flags of the participant.
    ///
    /// @param deallocated whether it has left its agent's list
    /// @param possibleOptOut whether one of its messages may mean an opt-out
    public record Flags(boolean deallocated, boolean possibleOptOut) {}

    static ParticipantView of(ParticipantConnected event, Direction direction, Instant at) {
        return new ParticipantView(
                event.participant().participantId(),
                event.participant().communicationId(),
                new Identity(event.purpose(), event.agent(), event.queue()),
                direction,
                event.state(),
                new Timing(at, Optional.empty(), Optional.empty()),
                event.afterCall(),
                Optional.empty(),
                new Flags(false, false));
    }

    public Purpose purpose() {
        return identity.purpose();
    }

    /// True if the interaction is in the agent's list: they are connected, or owe a wrap-up.
    public boolean isAllocated() {
        return identity.agent().isPresent() && !flags.deallocated();
    }

    ParticipantView after(ParticipantDisconnected event, Instant at) {
        return new ParticipantView(
                participantId,
                communicationId,
                identity,
                direction,
                ParticipantState.DISCONNECTED,
                new Timing(timing.connectedAt(), Optional.of(at), Optional.of(event.disconnectType())),
                afterCall,
                wrapup,
                flags);
    }

    ParticipantView after(ParticipantWrappedUp event, Instant at) {
        ParticipantWrapup given =
                new ParticipantWrapup(
                        Optional.ofNullable(event.code()),
                        Optional.ofNullable(event.codeName()),
                        Optional.ofNullable(event.notes()),
                        event.durationSeconds(),
                        at);
        return with(Optional.of(given), flags);
    }

    ParticipantView deallocate() {
        return with(wrapup, new Flags(true, flags.possibleOptOut()));
    }

    ParticipantView flag() {
        return with(wrapup, new Flags(flags.deallocated(), true));
    }

    private ParticipantView with(Optional<ParticipantWrapup> given, Flags changed) {
        return new ParticipantView(
                participantId,
                communicationId,
                identity,
                direction,
                state,
                timing,
                afterCall,
                given,
                changed);
    }
}
