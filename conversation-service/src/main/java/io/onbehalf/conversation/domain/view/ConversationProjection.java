package io.onbehalf.conversation.domain.view;

import io.onbehalf.conversation.domain.ConsentChanged;
import io.onbehalf.conversation.domain.ConversationChanged;
import io.onbehalf.conversation.domain.ConversationChanged.InactivityTermsApplied;
import io.onbehalf.conversation.domain.Lifecycle;
import io.onbehalf.conversation.domain.Lifecycle.ConversationStarted;
import io.onbehalf.conversation.domain.Messaging;
import io.onbehalf.conversation.domain.Messaging.AgentlessMessageQueued;
import io.onbehalf.conversation.domain.Messaging.AutomaticMessageQueued;
import io.onbehalf.conversation.domain.Messaging.InboundMessageReceived;
import io.onbehalf.conversation.domain.Messaging.MessageQueued;
import io.onbehalf.conversation.domain.Messaging.MessageStatusChanged;
import io.onbehalf.conversation.domain.Participation;
import io.onbehalf.conversation.domain.Participation.AfterCallWorkUpdated;
import io.onbehalf.conversation.domain.Participation.AgentAlerted;
import io.onbehalf.conversation.domain.Participation.AlertEnded;
import io.onbehalf.conversation.domain.Participation.InteractionDeallocated;
import io.onbehalf.conversation.domain.Participation.ParticipantConnected;
import io.onbehalf.conversation.domain.Participation.ParticipantDisconnected;
import io.onbehalf.conversation.domain.Participation.ParticipantWrappedUp;
import io.onbehalf.conversation.domain.Participation.ParticipantWrapupCorrected;
import io.onbehalf.kit.domain.ParticipantId;
import io.onbehalf.kit.domain.QueueId;
import io.onbehalf.kit.domain.UserId;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Folds a thread's events into the rows that are read back; each event touches the conversation's row and at
/// most one participant's, one message's, and one agent's access.
public final class ConversationProjection {

    private final Rows rows;

    public ConversationProjection(Rows rows) {
        this.rows = rows;
    }

    /// The rows of one conversation.
    public interface Rows {

        Optional<ConversationView> conversation();

        /// Whether the contact has opted out, as the thread's last conversation says.
        boolean contactOptedOut();

        Optional<ParticipantView> participant(ParticipantId participantId);

        Optional<MessageView> message(Messaging event);

        void put(ConversationView conversation);

        /// Keeps a participant, and in whose list it is.
        void put(ParticipantView participant);

        void put(MessageView message);

        /// Keeps how far an agent may read in the conversation, and in what the queue of their stint writes
        /// on the thread.
        void put(UserId agent, QueueId queue, StintAccess access);
    }

    /// Applies an event to the rows of its conversation; nothing before it was started.
    ///
    /// @param sequence the event's number on its thread
    /// @return the conversation after the event
    public Optional<ConversationView> apply(ConversationChanged event, long sequence, Instant at) {
        Optional<ConversationView> before =
                event instanceof ConversationStarted started
                        ? Optional.of(ConversationView.of(started, rows.contactOptedOut(), at))
                        : rows.conversation();
        Optional<ConversationView> after =
                before.map(conversation -> apply(conversation, event, at).at(sequence));
        after.ifPresent(rows::put);
        return after;
    }

    /// Applies a contact's opt-out or opt-in to the thread's last conversation, whose rows these are.
    ///
    /// @param sequence the event's number on its thread
    /// @return the conversation after the event; empty if it changes nothing
    public Optional<ConversationView> apply(ConsentChanged event, long sequence) {
        boolean optedOut = event.fact().optedOut();
        Optional<ConversationView> after =
                rows.conversation()
                        .filter(before -> before.contactOptedOut() != optedOut)
                        .map(before -> before.withContactOptedOut(optedOut).at(sequence));
        after.ifPresent(rows::put);
        return after;
    }

    private ConversationView apply(ConversationView before, ConversationChanged event, Instant at) {
        return switch (event) {
            case Lifecycle lifecycle -> before.after(lifecycle, at);
            case Participation participation -> apply(before, participation, at);
            case Messaging messaging -> apply(before, messaging, at);
            case InactivityTermsApplied applied -> before.silentSince(applied.inactivity().changedAt());
        };
    }

    private ConversationView apply(ConversationView before, Participation event, Instant at) {
        switch (event) {
            case ParticipantConnected connected -> {
                return connect(before, connected, at);
            }
            case AgentAlerted alerted -> {
                rows.put(ParticipantView.of(alerted, before.direction(), at));
                return before.withParticipant();
            }
            case AlertEnded ended ->
                    change(ended.participant().participantId(), participant -> participant.after(ended, at));
            case ParticipantDisconnected disconnected -> disconnect(before, disconnected, at);
            case ParticipantWrappedUp wrappedUp ->
                    change(wrappedUp.participantId(), participant -> participant.after(wrappedUp, at));
            case ParticipantWrapupCorrected corrected ->
                    change(corrected.participantId(), participant -> participant.after(corrected));
            case AfterCallWorkUpdated updated ->
                    change(updated.participantId(), participant -> participant.after(updated));
            case InteractionDeallocated deallocated ->
                    change(deallocated.participantId(), ParticipantView::deallocate);
        }
        return before;
    }

    /// An agent who answers an alert is a participant already.
    private ConversationView connect(ConversationView before, ParticipantConnected event, Instant at) {
        Optional<ParticipantView> alerted = rows.participant(event.participant().participantId());
        rows.put(
                alerted.map(participant -> participant.answer(at))
                        .orElseGet(() -> ParticipantView.of(event, before.direction(), at)));
        event.agent()
                .ifPresent(agent ->
                        rows.put(agent.userId(), event.queue().orElseThrow().queueId(), StintAccess.OPEN));
        ConversationView after = alerted.isPresent() ? before : before.withParticipant();
        return event.agent().isPresent() ? after.activeAt(at) : after;
    }

    private void disconnect(ConversationView before, ParticipantDisconnected event, Instant at) {
        ParticipantId id = event.participant().participantId();
        change(id, participant -> participant.after(event, at));
        event.userId()
                .ifPresent(agent ->
                        rows.put(
                                agent,
                                event.queueId().orElseThrow(),
                                StintAccess.ended(id, before.lastMessage())));
    }

    private ConversationView apply(ConversationView before, Messaging event, Instant at) {
        return switch (event) {
            case MessageQueued queued -> before.withMessage(add(MessageView.of(queued, at))).activeAt(at);
            case AutomaticMessageQueued queued -> before.withMessage(add(MessageView.of(queued, at)));
            case AgentlessMessageQueued queued -> before.withMessage(add(MessageView.of(queued, at)));
            case InboundMessageReceived received -> {
                if (received.hint().possibleOptOut()) {
                    change(received.participant().participantId(), ParticipantView::flag);
                }
                yield before.withMessage(add(MessageView.of(received, at))).activeAt(at);
            }
            case MessageStatusChanged changed ->
                    rows.message(changed)
                            .map(message -> before.withProgress(add(message.after(changed))))
                            .orElse(before);
        };
    }

    private MessageSummary add(MessageView message) {
        rows.put(message);
        return message.summary();
    }

    private void change(ParticipantId participantId, UnaryOperator<ParticipantView> change) {
        rows.participant(participantId).map(change).ifPresent(rows::put);
    }
}
