package io.onbehalf.conversation.domain.thread;

import io.onbehalf.conversation.domain.ConversationEvent;
import io.onbehalf.conversation.domain.ConversationEvent.Forgotten.ThreadErased;
import io.onbehalf.conversation.domain.ConversationEvent.Forgotten.ThreadRetentionApplied;
import io.onbehalf.conversation.domain.ConversationReply;
import io.onbehalf.conversation.domain.DisconnectType;
import io.onbehalf.conversation.domain.Participation.InteractionDeallocated;
import io.onbehalf.conversation.domain.ThreadRequest.ThreadErasureRequested;
import io.onbehalf.conversation.domain.ThreadRequest.ThreadRetentionDue;
import io.onbehalf.conversation.domain.state.Handover;
import io.onbehalf.conversation.domain.state.LastConversation.Open;
import io.onbehalf.conversation.domain.state.Participant.Agent;
import io.onbehalf.conversation.domain.state.ThreadState;
import io.onbehalf.kit.domain.Decision;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A thread forgets what is personal: all of it when its contact is erased, and by and by what is older than
/// the organization keeps conversations.
final class ForgettingRules {

    private ForgettingRules() {}

    /// A conversation that is open ends first, and no agent's list shows one any more. A repeat of the
    /// request does not erase what the contact has written since.
    static Decision<ConversationEvent, ConversationReply> decide(
            ThreadState state, ThreadErasureRequested request) {
        if (state.erasedBy().filter(request.erasureId()::equals).isPresent()) {
            return Decision.nothing();
        }
        List<ConversationEvent> events = new ArrayList<>();
        if (state.last() instanceof Open open) {
            events.addAll(new Handover(state, open, request.context(), null).end(DisconnectType.SYSTEM));
        }
        state.after(events).ended().agents().stream()
                .filter(Agent::owed)
                .map(ForgettingRules::deallocated)
                .forEach(events::add);
        events.add(new ThreadErased(request.context().thread(), request.consentId(), request.erasureId()));
        return Decision.unanswered(events);
    }

    private static InteractionDeallocated deallocated(Agent agent) {
        return new InteractionDeallocated(
                agent.ref().conversationId(),
                agent.ref().participantId(),
                agent.userId(),
                Optional.of(agent.queueId()));
    }

    static Decision<ConversationEvent, ConversationReply> decide(ThreadRetentionDue request) {
        return Decision.unanswered(
                List.of(new ThreadRetentionApplied(request.context().thread(), request.before())));
    }
}
