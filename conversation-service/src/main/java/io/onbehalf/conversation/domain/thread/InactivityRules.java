package io.onbehalf.conversation.domain.thread;

import io.onbehalf.conversation.domain.ConversationChanged.InactivityTermsApplied;
import io.onbehalf.conversation.domain.ConversationEvent;
import io.onbehalf.conversation.domain.ConversationReply;
import io.onbehalf.conversation.domain.DisconnectType;
import io.onbehalf.conversation.domain.RequestContext;
import io.onbehalf.conversation.domain.ThreadRequest.InactivityTermsChanged;
import io.onbehalf.conversation.domain.state.LastConversation.Open;
import io.onbehalf.conversation.domain.state.Participant.Agent;
import io.onbehalf.conversation.domain.state.Queues;
import io.onbehalf.conversation.domain.state.Queues.KnownQueue;
import io.onbehalf.conversation.domain.state.ThreadState;
import io.onbehalf.kit.domain.Decision;
import io.onbehalf.kit.domain.inactivity.InactivityAction;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A connected conversation on which neither side has written for the time of its agent's queue leaves the
/// agent: it is disconnected, or waits in that queue again. The terms that count are those of the queue now.
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

    /// The queue's terms have changed; what is older than what the thread was told already changes nothing.
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
        return agent.silence()
                .told()
                .filter(told -> !told.changedAt().isBefore(request.inactivity().changedAt()))
                .isEmpty();
    }

    private static Optional<Agent> agent(ThreadState state) {
        return state.last() instanceof Open open ? open.agent() : Optional.empty();
    }
}
