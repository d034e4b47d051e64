package io.onbehalf.conversation.domain.view;

import io.onbehalf.conversation.domain.Direction;
import io.onbehalf.conversation.domain.DisconnectType;
import io.onbehalf.conversation.domain.ParticipantState;
import io.onbehalf.conversation.domain.Participation.AfterCallWorkUpdated;
import io.onbehalf.conversation.domain.Participation.AgentAlerted;
import io.onbehalf.conversation.domain.Participation.AlertEnded;
import io.onbehalf.conversation.domain.Participation.ParticipantConnected;
import io.onbehalf.conversation.domain.Participation.ParticipantDisconnected;
import io.onbehalf.conversation.domain.Participation.ParticipantWrappedUp;
import io.onbehalf.conversation.domain.Participation.ParticipantWrapupCorrected;
import io.onbehalf.conversation.domain.Purpose;
import io.onbehalf.conversation.domain.value.AgentRef;
import io.onbehalf.conversation.domain.value.QueueRef;
import io.onbehalf.conversation.domain.value.Stint;
import io.onbehalf.kit.domain.AfterCallTerms;
import io.onbehalf.kit.domain.CommunicationId;
import io.onbehalf.kit.domain.ParticipantId;
import io.onbehalf.kit.domain.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A participant of a conversation as it is read back; its messages have rows of their own.
///
/// @param identity who it is; the same as long as it lasts
/// @param direction the side that began the stint; a transfer keeps it
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

    /// The times when it was alerted, connected and disconnected, and the way it disconnected.
    ///
    /// @param alertedAt empty if the conversation was not offered to it
    /// @param alertingTimeoutMs the time that it had to answer the offer
    /// @param connectedAt of an agent who never answered, when they were alerted
    /// @param disconnectedAt empty until then, like its type
    /// @param disconnectedBy the user who ended it; empty where none did
    /// @param disconnectReason why, in the words of the supervisor who ended it; empty if none was given
    public record Timing(
            Optional<Instant> alertedAt,
            Instant connectedAt,
            Optional<Instant> disconnectedAt,
            Optional<DisconnectType> disconnectType,
            Optional<Long> alertingTimeoutMs,
            Optional<UserId> disconnectedBy,
            Optional<String> disconnectReason) {

        static Timing connected(Instant at) {
            return new Timing(Optional.empty(), at, Optional.empty());
        }

        static Timing alerted(Instant at, Instant until) {
            return new Timing(Optional.of(at), at, Optional.of(Duration.between(at, until).toMillis()));
        }

        private Timing(Optional<Instant> alertedAt, Instant connectedAt, Optional<Long> alertingTimeoutMs) {
            this(
                    alertedAt,
                    connectedAt,
                    Optional.empty(),
                    Optional.empty(),
                    alertingTimeoutMs,
                    Optional.empty(),
                    Optional.empty());
        }

        Timing answered(Instant at) {
            return new Timing(alertedAt, at, alertingTimeoutMs);
        }

        Timing after(ParticipantDisconnected event, Instant at) {
            return disconnected(at, event.disconnectType(), event.disconnectedBy(), event.disconnectReason());
        }

        Timing after(AlertEnded event, Instant at) {
            return disconnected(at, event.disconnectType(), event.disconnectedBy(), Optional.empty());
        }

        private Timing disconnected(
                Instant at, DisconnectType type, @Nullable UserId by, Optional<String> reason) {
            return new Timing(
                    alertedAt,
                    connectedAt,
                    Optional.of(at),
                    Optional.of(type),
                    alertingTimeoutMs,
                    Optional.ofNullable(by),
                    reason);
        }
    }

    /// The flags of the participant.
    ///
    /// @param deallocated whether it has left its agent's list
    /// @param possibleOptOut whether one of its messages may mean an opt-out
    /// @param afterCallWorkRequired whether its agent requested after-call work
    public record Flags(boolean deallocated, boolean possibleOptOut, boolean afterCallWorkRequired) {

        static final Flags NONE = new Flags(false, false, false);

        Flags deallocate() {
            return new Flags(true, possibleOptOut, afterCallWorkRequired);
        }

        Flags flag() {
            return new Flags(deallocated, true, afterCallWorkRequired);
        }

        Flags require(boolean afterCallWork) {
            return new Flags(deallocated, possibleOptOut, afterCallWork);
        }
    }

    static ParticipantView of(ParticipantConnected event, Direction direction, Instant at) {
        return new ParticipantView(
                event.participant().participantId(),
                event.participant().communicationId(),
                new Identity(event.purpose(), event.agent(), event.queue()),
                direction,
                event.state(),
                Timing.connected(at),
                event.afterCall(),
                Optional.empty(),
                Flags.NONE);
    }

    static ParticipantView of(AgentAlerted event, Direction direction, Instant at) {
        Stint stint = event.stint();
        return new ParticipantView(
                event.participant().participantId(),
                event.participant().communicationId(),
                new Identity(Purpose.AGENT, Optional.of(stint.agent()), Optional.of(stint.queue())),
                direction,
                ParticipantState.ALERTING,
                Timing.alerted(at, event.alertingUntil()),
                stint.afterCall(),
                Optional.empty(),
                Flags.NONE);
    }

    /// The user who took the conversation from its agent; empty if the agent ended their part themselves, or
    /// nobody did.
    public Optional<UserId> takenBy() {
        return timing.disconnectedBy()
                .filter(user -> identity.agent().filter(agent -> !agent.userId().equals(user)).isPresent());
    }

    /// The queue on whose behalf an agent is connected; empty if none is.
    ///
    /// @param participants of one conversation
    public static Optional<QueueRef> connectedQueue(Collection<ParticipantView> participants) {
        return participants.stream()
                .filter(each -> each.state == ParticipantState.CONNECTED && each.purpose() == Purpose.AGENT)
                .findFirst()
                .flatMap(each -> each.identity.queue());
    }

    public Purpose purpose() {
        return identity.purpose();
    }

    /// True if it is or was connected; an agent who did not answer an alert never was.
    public boolean wasConnected() {
        return timing.alertedAt().filter(timing.connectedAt()::equals).isEmpty();
    }

    /// True if the interaction is in the agent's list: it alerts them, they are connected, or owe a wrap-up.
    public boolean isAllocated() {
        return identity.agent().isPresent() && !flags.deallocated();
    }

    /// True if after-call work follows its stint, or has followed.
    public boolean owesAfterCallWork() {
        return purpose() == Purpose.AGENT && wasConnected() && afterCall.owed(flags.afterCallWorkRequired());
    }

    /// The number of characters of its notes and tags.
    int words() {
        return wrapup.map(ParticipantWrapup::words).orElse(0);
    }

    /// True if its wrap-up was completed before a moment and has notes or tags.
    public boolean hasWordsBefore(Instant moment) {
        return words() > 0 && wrapup.filter(done -> done.completedAt().isBefore(moment)).isPresent();
    }

    /// The same without notes and tags.
    public ParticipantView withoutWords() {
        return new ParticipantView(
                participantId,
                communicationId,
                identity,
                direction,
                state,
                timing,
                afterCall,
                wrapup.map(ParticipantWrapup::withoutWords),
                flags);
    }

    /// When that work was over: when the wrap-up was completed. A code that is given although no work
    /// followed ended none.
    public Optional<Instant> afterCallWorkEndedAt() {
        return wrapup().flatMap(done ->
                owesAfterCallWork() ? Optional.of(done.completedAt()) : timing().disconnectedAt());
    }

    /// True if a code must be given for that work.
    public boolean owesCode() {
        return owesAfterCallWork() && afterCall.codeRequired(flags.afterCallWorkRequired());
    }

    /// The agent answers: the stint begins.
    ParticipantView answer(Instant at) {
        return with(ParticipantState.CONNECTED, timing.answered(at), afterCall, flags);
    }

    ParticipantView after(ParticipantDisconnected event, Instant at) {
        return with(
                ParticipantState.DISCONNECTED,
                timing.after(event, at),
                event.afterCall(),
                flags.require(event.afterCallWorkRequired()));
    }

    ParticipantView after(AlertEnded event, Instant at) {
        return with(ParticipantState.DISCONNECTED, timing.after(event, at), afterCall, flags.deallocate());
    }

    private ParticipantView with(
            ParticipantState reached, Timing changedTiming, AfterCallTerms terms, Flags changed) {
        return new ParticipantView(
                participantId,
                communicationId,
                identity,
                direction,
                reached,
                changedTiming,
                terms,
                wrapup,
                changed);
    }

    ParticipantView after(ParticipantWrappedUp event, Instant at) {
        return with(Optional.of(ParticipantWrapup.of(event, at)), flags);
    }

    ParticipantView after(ParticipantWrapupCorrected event) {
        return with(wrapup.map(completed -> completed.with(event.wrapup())), flags);
    }

    ParticipantView after(AfterCallWorkUpdated event) {
        return with(wrapup, flags.require(event.afterCallWorkRequired()));
    }

    ParticipantView deallocate() {
        return with(wrapup, flags.deallocate());
    }

    ParticipantView flag() {
        return with(wrapup, flags.flag());
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
