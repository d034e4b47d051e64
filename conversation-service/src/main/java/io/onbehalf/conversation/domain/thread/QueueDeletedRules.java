package io.onbehalf.conversation.domain.thread;

import io.onbehalf.conversation.domain.ConversationEvent;
import io.onbehalf.conversation.domain.ConversationReply;
import io.onbehalf.conversation.domain.DisconnectType;
import io.onbehalf.conversation.domain.ThreadRequest.StintQueueDeleted;
import io.onbehalf.conversation.domain.state.Handover;
import io.onbehalf.conversation.domain.state.LastConversation.Open;
import io.onbehalf.conversation.domain.state.Participant.Agent;
import io.onbehalf.conversation.domain.state.ThreadState;
import io.onbehalf.conversation.domain.value.QueueRef;
import io.onbehalf.kit.domain.Decision;
import io.onbehalf.kit.domain.QueueId;
import java.util.List;
import java.util.Optional;

/// A queue was deleted while its conversations were open: each waits in the queue that has its number now or,
/// where none has it, is disconnected. One that its agent offers to another queue waits there. An agent who
/// transfers to the deleted queue keeps the conversation.
final class QueueDeletedRules {

    private QueueDeletedRules() {}

    static Decision<ConversationEvent, ConversationReply> decide(
            ThreadState state, StintQueueDeleted request) {
        return state.last() instanceof Open open
                        && open.facts().conversationId().equals(request.conversationId())
                ? Decision.unanswered(events(state, open, request))
                : Decision.nothing();
    }

    private static List<ConversationEvent> events(ThreadState state, Open open, StintQueueDeleted request) {
        QueueId deleted = request.queueId();
        Handover handover = new Handover(state, open, request.context(), null);
        boolean waits = open.waiting().filter(waiting -> waiting.queueId().equals(deleted)).isPresent();
        boolean held = open.agent().map(Agent::queueId).filter(deleted::equals).isPresent();
        if (!held && open.agent().isPresent()) {
            return waits ? handover.endWaiting(DisconnectType.SYSTEM).events() : List.of();
        }
        if (!held && !waits) {
            return List.of();
        }
        if (held && !waits && open.waiting().isPresent()) {
            return handover.endStint(DisconnectType.SYSTEM).events();
        }
        return successor(open, request)
                .map(successor ->
                        handover.endAlert(DisconnectType.SYSTEM)
                                .endWaiting(DisconnectType.SYSTEM)
                                .endStint(DisconnectType.SYSTEM)
                                .waitIn(successor)
                                .events())
                .orElseGet(() -> handover.end(DisconnectType.SYSTEM));
    }

    /// The queue that the conversation came by, if it was handed on from there; else the one that has the
    /// deleted queue's number.
    private static Optional<QueueRef> successor(Open open, StintQueueDeleted request) {
        QueueRef origin = open.facts().queue();
        return !origin.exists() || origin.queueId().equals(request.queueId())
                ? request.successorId()
                        .map(successor -> new QueueRef(successor, request.successorName().orElse("")))
                : Optional.of(origin);
    }
}
