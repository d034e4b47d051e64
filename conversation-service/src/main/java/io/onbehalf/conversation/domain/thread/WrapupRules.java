package io.onbehalf.conversation.domain.thread;

import io.onbehalf.conversation.domain.ConversationEvent;
import io.onbehalf.conversation.domain.ConversationReply;
import io.onbehalf.conversation.domain.Participation.InteractionDeallocated;
import io.onbehalf.conversation.domain.Participation.ParticipantWrappedUp;
import io.onbehalf.conversation.domain.ThreadRequest.WrapupCompleted;
import io.onbehalf.conversation.domain.state.Participant.Agent;
import io.onbehalf.conversation.domain.state.ThreadState;
import io.onbehalf.kit.domain.Decision;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A wrap-up that wrapup-service has completed is shown on the participant; if it was owed, the interaction
/// leaves the agent's list.
final class WrapupRules {

    private WrapupRules() {}

    static Decision<ConversationEvent, ConversationReply> decide(ThreadState state, WrapupCompleted request) {
        return state.ended()
                .of(request.participantId())
                .map(agent ->
                        Decision.<ConversationEvent, ConversationReply>unanswered(events(agent, request)))
                .orElseGet(Decision::nothing);
    }

    private static List<ConversationEvent> events(Agent agent, WrapupCompleted request) {
        List<ConversationEvent> events = new ArrayList<>();
        events.add(
                new ParticipantWrappedUp(
                        request.conversationId(),
                        request.participantId(),
                        request.userId(),
                        request.code(),
                        request.codeName(),
                        request.notes(),
                        request.durationSeconds()));
        if (agent.afterCall().owed()) {
            events.add(
                    new InteractionDeallocated(
                            request.conversationId(),
                            request.participantId(),
                            request.userId(),
                            Optional.of(agent.queueId())));
        }
        return events;
    }
}
