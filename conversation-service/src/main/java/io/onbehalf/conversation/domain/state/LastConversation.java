package io.onbehalf.conversation.domain.state;

import io.onbehalf.conversation.domain.Lifecycle;
import io.onbehalf.conversation.domain.Lifecycle.ConversationDisconnected;
import io.onbehalf.conversation.domain.Lifecycle.ConversationResumed;
import io.onbehalf.conversation.domain.Lifecycle.ConversationStarted;
import io.onbehalf.conversation.domain.state.Participant.Agent;
import io.onbehalf.conversation.domain.state.Participant.Alerting;
import io.onbehalf.conversation.domain.state.Participant.Api;
import io.onbehalf.conversation.domain.state.Participant.Customer;
import io.onbehalf.conversation.domain.state.Participant.Waiting;
import io.onbehalf.conversation.domain.value.QueueInactivity;
import io.onbehalf.conversation.domain.value.QueueRef;
import io.onbehalf.conversation.domain.value.ThreadRef;
import io.onbehalf.kit.domain.ConversationId;
import io.onbehalf.kit.domain.ParticipantId;
import io.onbehalf.kit.domain.QueueId;
import io.onbehalf.kit.domain.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// The state of a thread's most recent conversation; an earlier one decides nothing any more.
public sealed interface LastConversation {

    /// There was never a conversation.
    ///
    /// @param thread the thread, once anything happened on it
    record None(Optional<ThreadRef> thread) implements LastConversation {}

    /// The conversation is connected to an agent, or waits in a queue for one.
    record Open(ConversationFacts facts, List<Participant> participants) implements LastConversation {

        public Open {
            participants = List.copyOf(participants);
        }

        /// The participant who is answerable for the conversation: the connected agent, else the queue.
        public Optional<Participant> holder() {
            return agent().<Participant>map(agent -> agent).or(this::waiting);
        }

        public Optional<Agent> agent() {
            return only(Agent.class);
        }

        /// The queue that it waits in; beside a connected agent, the one that they transfer it to.
        public Optional<Waiting> waiting() {
            return only(Waiting.class);
        }

        /// The queue on whose behalf it is held: the connected agent's, else the one that it waits in.
        public QueueRef queue() {
            return agent().map(each -> each.stint().queue())
                    .or(() -> waiting().map(Waiting::queue))
                    .orElse(facts.queue());
        }

        /// The agent to whom it is offered.
        public Optional<Alerting> alerting() {
            return only(Alerting.class);
        }

        public Optional<Customer> customer() {
            return only(Customer.class);
        }

        private <T extends Participant> Optional<T> only(Class<T> type) {
            return participants.stream().filter(type::isInstance).map(type::cast).findFirst();
        }

        public boolean isWith(UserId user) {
            return agent().filter(each -> each.userId().equals(user)).isPresent();
        }

        public Optional<Participant> participant(ParticipantId participantId) {
            return participants.stream().filter(each -> each.is(participantId)).findFirst();
        }

        /// The same with another state of its connected agent.
        Open with(Agent changed) {
            return new Open(
                    facts,
                    participants.stream()
                            .map(each -> each.is(changed.ref().participantId()) ? changed : each)
                            .toList());
        }

        private Open plus(Participant added) {
            return new Open(
                    switch (added) {
                        case Agent agent -> facts.withAgent(agent.userId());
                        case Alerting alert -> facts.offeredTo(alert.stint().userId());
                        case Customer _, Waiting _, Api _ -> facts;
                    },
                    Stream.concat(participants.stream(), Stream.of(added)).toList());
        }

        /// The conversation after a change of its silence; nothing changes where no agent is connected.
        private Open withSilence(UnaryOperator<Silence> change) {
            return new Open(
                    facts,
                    participants.stream()
                            .map(each ->
                                    each instanceof Agent agent
                                            ? agent.with(change.apply(agent.silence()))
                                            : each)
                            .toList());
        }

        private Open minus(ParticipantId participantId) {
            return new Open(facts, participants.stream().filter(each -> !each.is(participantId)).toList());
        }
    }

    /// The conversation is disconnected; inside the threading window it may continue.
    record Disconnected(ConversationFacts facts, Instant at) implements LastConversation {

        /// True if a moment lies in the threading window: it begins at the disconnect, and its end is
        /// outside. A window of 0 holds no moment, not even one before the disconnect that was decided first.
        public boolean mayContinueAt(Instant moment, int windowMinutes) {
            return windowMinutes > 0 && moment.isBefore(at.plusSeconds(60L * windowMinutes));
        }
    }

    /// Its facts; empty if there was never a conversation.
    default Optional<ConversationFacts> known() {
        return switch (this) {
            case None _ -> Optional.empty();
            case Open(var facts, _) -> Optional.of(facts);
            case Disconnected(var facts, _) -> Optional.of(facts);
        };
    }

    /// The thread itself; empty if nothing happened on it that it is kept of.
    default Optional<ThreadRef> thread() {
        return this instanceof None(var thread) ? thread : known().map(ConversationFacts::thread);
    }

    /// The conversation after something happened on the thread without one.
    default LastConversation on(ThreadRef thread) {
        return this instanceof None ? new None(Optional.of(thread)) : this;
    }

    default Optional<ConversationId> knownId() {
        return known().map(ConversationFacts::conversationId);
    }

    /// The conversation after an event; an event that does not fit its state leaves it as it is.
    default LastConversation evolve(Lifecycle event) {
        return switch (event) {
            case ConversationStarted started -> new Open(ConversationFacts.of(started), List.of());
            case ConversationResumed resumed ->
                    this instanceof Disconnected(var facts, _)
                            ? new Open(facts.resumed(resumed.queue()), List.of())
                            : this;
            case ConversationDisconnected disconnected ->
                    this instanceof Open(var facts, _)
                            ? new Disconnected(facts, disconnected.occurredAt())
                            : this;
        };
    }

    /// The alert of a participant; empty if it is none.
    default Optional<Alerting> alerting(ParticipantId participantId) {
        return this instanceof Open open
                ? open.alerting().filter(each -> each.is(participantId))
                : Optional.empty();
    }

    default LastConversation with(Participant participant) {
        return this instanceof Open open ? open.plus(participant) : this;
    }

    default LastConversation without(ParticipantId participantId) {
        return this instanceof Open open ? open.minus(participantId) : this;
    }

    /// The conversation after a queue was deleted.
    default LastConversation withoutQueue(QueueId deleted) {
        return this instanceof Open(var facts, var participants) && facts.queue().queueId().equals(deleted)
                ? new Open(facts.withoutQueue(), participants)
                : this;
    }

    default LastConversation withMessage() {
        return this instanceof Open(var facts, var participants)
                ? new Open(facts.withMessage(), participants)
                : this;
    }

    /// The conversation after what ended before a moment was forgotten.
    default LastConversation withoutEndedBefore(Instant moment) {
        return this instanceof Disconnected(var facts, var at) && at.isBefore(moment)
                ? new None(Optional.of(facts.thread()))
                : this;
    }

    /// The conversation after one of its sides wrote.
    default LastConversation writtenAt(Instant moment) {
        return this instanceof Open open ? open.withSilence(silence -> silence.brokenAt(moment)) : this;
    }

    /// The conversation after it was told of its agent's queue's terms.
    default LastConversation told(QueueInactivity terms) {
        return this instanceof Open open ? open.withSilence(silence -> silence.told(terms)) : this;
    }
}
