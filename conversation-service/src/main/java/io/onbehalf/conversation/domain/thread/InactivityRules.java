package io.onbehalf.conversation.domain.thread;

import io.onbehalf.conversation.domain.ConversationChanged.InactivityTermsApplied;
import io.onbehalf.conversation.domain.ConversationEvent;
import io.onbehalf.conversation.domain.ConversationReply;
import io.onbehalf.conversation.domain.DisconnectType;
import io.onbehalf.conversation.domain.RequestContext;
import io.onbehalf.conversation.domain.ThreadRequest.InactivityTermsChanged;
import io.onbehalf.conversation.domain.state.Handover;
import io.onbehalf.conversation.domain.state.LastConversation.Open;
import io.onbehalf.conversation.domain.state.Participant.Agent;
import io.onbehalf.conversation.domain.state.Queues;
import io.onbehalf.conversation.domain.state.Queues.KnownQueue;
import io.onbehalf.conversation.domain.state.ThreadState;
import io.onbehalf.conversation.domain.value.QueueInactivity;
import io.onbehalf.kit.domain.Decision;
import io.onbehalf.kit.domain.inactivity.InactivityAction;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A connected conversation on which neither side has written for the time of its agent's queue leaves the
/// agent: it is disconnected, or waits in that queue again. The terms that count are those of the queue now;
/// what was due before they changed leaves the agent at that time.
///
/// What waits is not silent: the contact waits for an agent. Automatic answers are no messages here.
final class InactivityRules {

    private final Queues queues;

    InactivityRules(Queues queues) {
        this.queues = queues;
    }

    /// When the conversation leaves its agent, if nobody writes; empty if it does not.
    Optional<Instant> dueAt(ThreadState state) {
        return agent(state)
                .flatMap(agent ->
                        queues.find(agent.queueId())
                                .flatMap(queue -> agent.silence().dueAt(queue.inactivity())));
    }

    List<ConversationEvent> whenDue(ThreadState state, RequestContext context) {
        return dueAt(state).filter(due -> !due.isAfter(context.requestedAt())).isPresent()
                        && state.last() instanceof Open open
                ? leave(open, new Handover(state, open, context, null))
                : List.of();
    }

    private List<ConversationEvent> leave(Open open, Handover handover) {
        Agent agent = open.agent().orElseThrow();
        return staysOpen(agent)
                ? handover.endStintAndWait(DisconnectType.INACTIVITY).events()
                : handover.end(DisconnectType.INACTIVITY);
    }

    /// Without members nobody could take it.
    private boolean staysOpen(Agent agent) {
        return queues.find(agent.queueId())
                .filter(KnownQueue::hasMembers)
                .map(queue -> agent.silence().terms(queue.inactivity()).terms().inactivityAction())
                .filter(InactivityAction.SEND_TO_QUEUE::equals)
                .isPresent();
    }

    /// The terms that a conversation's agent begins with, as an event, where there is a timeout: without them
    /// nobody would know afterwards by which terms it was due.
    ///
    /// @param state after the other events of a decision
    List<ConversationEvent> terms(ThreadState state) {
        return agent(state)
                .filter(agent -> agent.silence().told().isEmpty())
                .flatMap(agent ->
                        queues.find(agent.queueId())
                                .map(KnownQueue::inactivity)
                                .filter(inactivity -> inactivity.terms().timeout().isPresent())
                                .<ConversationEvent>map(inactivity ->
                                        new InactivityTermsApplied(
                                                agent.ref().conversationId(), agent.queueId(), inactivity)))
                .stream()
                .toList();
    }

    /// The queue's terms have changed; what is older than the terms that the thread has changes nothing, nor
    /// does a change after the silence was due.
    static Decision<ConversationEvent, ConversationReply> decide(
            ThreadState state, InactivityTermsChanged request) {
        return agent(state)
                .filter(agent -> agent.ref().conversationId().equals(request.conversationId()))
                .filter(agent -> agent.queueId().equals(request.queueId()))
                .filter(agent -> isNews(agent, request))
                .map(_ ->
                        Decision.<ConversationEvent, ConversationReply>unanswered(
                                List.of(
                                        new InactivityTermsApplied(
                                                request.conversationId(),
                                                request.queueId(),
                                                request.inactivity()))))
                .orElseGet(Decision::nothing);
    }

    private static boolean isNews(Agent agent, InactivityTermsChanged request) {
        Optional<QueueInactivity> told = agent.silence().told();
        return told.isEmpty()
                || (told.get().changedAt().isBefore(request.inactivity().changedAt())
                        && !agent.silence().terms(request.inactivity()).equals(told.get()));
    }

    private static Optional<Agent> agent(ThreadState state) {
        return state.last() instanceof Open open ? open.agent() : Optional.empty();
    }
}
