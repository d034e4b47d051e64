package io.onbehalf.conversation.domain.state;

import io.onbehalf.conversation.domain.ConsentChanged;
import io.onbehalf.conversation.domain.ConversationChanged.InactivityTermsApplied;
import io.onbehalf.conversation.domain.ConversationEvent;
import io.onbehalf.conversation.domain.ConversationEvent.Forgotten;
import io.onbehalf.conversation.domain.ConversationEvent.Forgotten.ThreadErased;
import io.onbehalf.conversation.domain.ConversationEvent.Forgotten.ThreadRetentionApplied;
import io.onbehalf.conversation.domain.ConversationReply;
import io.onbehalf.conversation.domain.DisconnectType;
import io.onbehalf.conversation.domain.InboundBuffered;
import io.onbehalf.conversation.domain.InboundBuffered.DeliveryReceiptUnmatched;
import io.onbehalf.conversation.domain.InboundBuffered.InboundPartReceived;
import io.onbehalf.conversation.domain.InboundBuffered.KeywordReceived;
import io.onbehalf.conversation.domain.Lifecycle;
import io.onbehalf.conversation.domain.Lifecycle.ConversationDisconnected;
import io.onbehalf.conversation.domain.Lifecycle.ConversationResumed;
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
import io.onbehalf.conversation.domain.Refused;
import io.onbehalf.conversation.domain.consent.ConsentFact;
import io.onbehalf.conversation.domain.delivery.Deliveries;
import io.onbehalf.conversation.domain.inbound.InboundBuffer;
import io.onbehalf.conversation.domain.state.LastConversation.Disconnected;
import io.onbehalf.conversation.domain.state.LastConversation.None;
import io.onbehalf.conversation.domain.state.LastConversation.Open;
import io.onbehalf.conversation.domain.state.Participant.Agent;
import io.onbehalf.conversation.domain.state.Participant.Alerting;
import io.onbehalf.conversation.domain.value.ThreadRef;
import io.onbehalf.kit.domain.ConversationId;
import io.onbehalf.kit.domain.OrganizationId;
import io.onbehalf.kit.domain.ParticipantId;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/// Everything about a thread that decides what may happen next on it.
///
/// @param idsUsed the thread's counter: how many ids it has given out
/// @param last its most recent conversation
/// @param ended agents who disconnected and whose wrap-up is not completed
/// @param deliveries its outbound messages, and receipts for them
/// @param inbound what it keeps of inbound SMS
/// @param consent the contact's last opt-out or opt-in; empty if there was none
/// @param erasedBy the contact's last erasure; empty if there was none
public record ThreadState(
        long idsUsed,
        LastConversation last,
        EndedAgents ended,
        Deliveries deliveries,
        InboundBuffer inbound,
        Optional<ConsentFact> consent,
        Optional<String> erasedBy) {

    public static final ThreadState INITIAL =
            new ThreadState(
                    0,
                    new None(Optional.empty()),
                    EndedAgents.NONE,
                    Deliveries.NONE,
                    InboundBuffer.EMPTY,
                    Optional.empty(),
                    Optional.empty());

    /// The moment that the thread itself waits for next; empty if it waits for none. That of its silence
    /// depends on the queue.
    public Optional<Instant> dueAt() {
        return Stream.of(deliveries.dueAt(), inbound.dueAt(), alertEndsAt())
                .flatMap(Optional::stream)
                .min(Comparator.naturalOrder());
    }

    private Optional<Instant> alertEndsAt() {
        return last instanceof Open open ? open.alerting().map(Alerting::until) : Optional.empty();
    }

    /// The thread itself, as its conversations or pending texts know it; empty if nothing happened on it.
    public Optional<ThreadRef> ref() {
        return last.thread()
                .or(() -> inbound.pending().stream().map(each -> each.origin().thread()).findFirst());
    }

    /// Where a conversation of the thread stands.
    public Standing standing(ConversationId conversationId) {
        return switch (last) {
            case None _ -> new Standing.NoThread();
            case Open open when open.facts().conversationId().equals(conversationId) ->
                    new Standing.Current(open);
            case Open(var facts, _) -> ended(facts, conversationId);
            case Disconnected(var facts, _) -> ended(facts, conversationId);
        };
    }

    private Standing ended(ConversationFacts facts, ConversationId conversationId) {
        return new ThreadHistory(idsUsed, facts).has(conversationId)
                ? new Standing.Ended()
                : new Standing.Unknown();
    }

    /// The state as an organization may know it: another organization's thread is unknown to it.
    public ThreadState asSeenBy(OrganizationId organization) {
        return last.known().filter(each -> !each.thread().organizationId().equals(organization)).isPresent()
                ? INITIAL
                : this;
    }

    /// The state with what the connected agent's queue asks for now.
    public ThreadState with(QueueTerms terms, OrganizationId organization) {
        return last instanceof Open open
                ? open.agent()
                        .flatMap(agent ->
                                terms.of(organization, agent.queueId())
                                        .map(now -> agent.with(now, agent.afterCallWorkRequired())))
                        .map(agent -> with(open.with(agent)))
                        .orElse(this)
                : this;
    }

    /// The state after events, in order.
    public ThreadState after(Iterable<? extends ConversationEvent> events) {
        ThreadState state = this;
        for (ConversationEvent event : events) {
            state = evolve(state, event);
        }
        return state;
    }

    /// The state after an event. Total: it never fails, because an event has already happened.
    public static ThreadState evolve(ThreadState state, ConversationEvent event) {
        return switch (event) {
            case Lifecycle lifecycle -> state.evolve(lifecycle);
            case Participation participation -> state.evolve(participation);
            case Messaging messaging -> state.evolve(messaging);
            case InactivityTermsApplied applied -> state.with(state.last.told(applied.inactivity()));
            case InboundBuffered buffered -> state.evolve(buffered);
            case ConsentChanged changed -> state.with(changed.fact());
            case Forgotten forgotten -> state.evolve(forgotten);
            case Refused _ -> state;
        };
    }

    private ThreadState evolve(Lifecycle event) {
        ThreadState after = with(last.evolve(event));
        return switch (event) {
            case ConversationStarted _ -> after.using(1);
            case ConversationResumed _ -> after;
            case ConversationDisconnected _ -> after.with(inbound.withoutQueueless());
        };
    }

    private ThreadState evolve(Participation event) {
        return switch (event) {
            case ParticipantConnected connected -> connected(connected);
            case AgentAlerted alerted -> using(2).with(last.with(Alerting.of(alerted)));
            case AlertEnded over -> with(last.without(over.participant().participantId()));
            case ParticipantDisconnected disconnected -> disconnected(disconnected);
            case AfterCallWorkUpdated updated -> updated(updated);
            case ParticipantWrappedUp wrappedUp -> with(ended.without(wrappedUp.participantId()));
            case ParticipantWrapupCorrected _, InteractionDeallocated _ -> this;
        };
    }

    /// An agent who answers keeps the ids of the alert.
    private ThreadState connected(ParticipantConnected event) {
        ParticipantId participantId = event.participant().participantId();
        return last.alerting(participantId)
                .map(alert -> with(last.without(alert.ref().participantId()).with(Agent.of(event, true))))
                .orElseGet(() -> using(2).with(last.with(Participant.of(event))));
    }

    /// Where the system disconnects what is on behalf of a queue, that was deleted; or the contact is erased,
    /// and nothing is kept anyway.
    private ThreadState disconnected(ParticipantDisconnected event) {
        ParticipantId participantId = event.participant().participantId();
        ThreadState after = withEnded(event).with(last.without(participantId));
        return event.disconnectType() == DisconnectType.SYSTEM
                ? event.queueId().map(queue -> after.with(after.last.withoutQueue(queue))).orElse(after)
                : after;
    }

    /// An agent who disconnects may owe a wrap-up, by what their queue asks for then.
    private ThreadState withEnded(ParticipantDisconnected event) {
        return last instanceof Open open
                        && open.participant(event.participant().participantId()).orElse(null)
                                instanceof Agent agent
                ? with(ended.plus(agent.with(event.afterCall(), event.afterCallWorkRequired())))
                : this;
    }

    private ThreadState updated(AfterCallWorkUpdated event) {
        return last instanceof Open open
                        && open.participant(event.participantId()).orElse(null) instanceof Agent agent
                ? with(open.with(agent.with(agent.afterCall(), event.afterCallWorkRequired())))
                : this;
    }

    private ThreadState evolve(Messaging event) {
        return switch (event) {
            case MessageQueued queued ->
                    messaged(queued.occurredAt()).with(CarrierFold.queued(deliveries, queued));
            case AutomaticMessageQueued queued -> messaged().with(CarrierFold.queued(deliveries, queued));
            case AgentlessMessageQueued queued ->
                    messaged(queued.occurredAt()).with(CarrierFold.queued(deliveries, queued));
            case InboundMessageReceived received ->
                    messaged(received.occurredAt()).with(CarrierFold.received(inbound, received));
            case MessageStatusChanged changed -> with(CarrierFold.changed(deliveries, changed));
        };
    }

    private ThreadState evolve(InboundBuffered event) {
        return switch (event) {
            case InboundPartReceived received -> with(CarrierFold.received(inbound, received));
            case KeywordReceived received ->
                    using(IdSource.OUTSIDE)
                            .with(last.on(received.thread()))
                            .with(CarrierFold.received(inbound, received));
            case DeliveryReceiptUnmatched unmatched -> with(CarrierFold.unmatched(deliveries, unmatched));
        };
    }

    /// An automatic answer is no message of either side.
    private ThreadState messaged(Instant at) {
        return messaged().with(last.withMessage().writtenAt(at));
    }

    private ThreadState messaged() {
        return using(1).with(last.withMessage());
    }

    /// Ids are never given out again, an SMS that is delivered again is still known as one, and a contact who
    /// opted out stays so.
    private ThreadState evolve(Forgotten event) {
        return switch (event) {
            case ThreadErased erased ->
                    new ThreadState(
                            idsUsed,
                            new None(Optional.of(erased.thread())),
                            EndedAgents.NONE,
                            Deliveries.NONE,
                            inbound.withoutPending(),
                            consent,
                            Optional.of(erased.erasureId()));
            case ThreadRetentionApplied applied -> with(last.withoutEndedBefore(applied.before()));
        };
    }

    /// A reply that was stored, as it was given: with the contact's number, unless that is forgotten.
    public ConversationReply recalled(ConversationReply stored) {
        return stored.to(last.known().map(ConversationFacts::contactNumber));
    }

    private ThreadState using(int ids) {
        return new ThreadState(idsUsed + ids, last, ended, deliveries, inbound, consent, erasedBy);
    }

    private ThreadState with(LastConversation conversation) {
        return new ThreadState(idsUsed, conversation, ended, deliveries, inbound, consent, erasedBy);
    }

    private ThreadState with(EndedAgents agents) {
        return new ThreadState(idsUsed, last, agents, deliveries, inbound, consent, erasedBy);
    }

    private ThreadState with(Deliveries changed) {
        return new ThreadState(idsUsed, last, ended, changed, inbound, consent, erasedBy);
    }

    private ThreadState with(InboundBuffer changed) {
        return new ThreadState(idsUsed, last, ended, deliveries, changed, consent, erasedBy);
    }

    private ThreadState with(ConsentFact fact) {
        return new ThreadState(idsUsed, last, ended, deliveries, inbound, Optional.of(fact), erasedBy);
    }
}
