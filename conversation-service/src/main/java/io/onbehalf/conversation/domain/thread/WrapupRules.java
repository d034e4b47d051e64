package io.onbehalf.conversation.domain.thread;

import io.onbehalf.conversation.domain.ConversationEvent;
import io.onbehalf.conversation.domain.ConversationReply;
import io.onbehalf.conversation.domain.Participation.InteractionDeallocated;
import io.onbehalf.conversation.domain.Participation.ParticipantWrappedUp;
import io.onbehalf.conversation.domain.Participation.ParticipantWrapupCorrected;
import io.onbehalf.conversation.domain.ThreadRequest.WrapupCompleted;
import io.onbehalf.conversation.domain.ThreadRequest.WrapupCorrected;
import io.onbehalf.conversation.domain.state.Participant.Agent;
import io.onbehalf.conversation.domain.state.ThreadHistory;
import io.onbehalf.conversation.domain.state.ThreadState;
import io.onbehalf.kit.domain.Decision;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A wrap-up that wrapup-service has completed is shown on the participant, and the interaction leaves the
/// agent's list if after-call work has kept it there. A correction is shown too.
final class WrapupRules {

    private WrapupRules() {}

    static Decision<ConversationEvent, ConversationReply> decide(ThreadState state, WrapupCompleted request) {
        return state.ended()
                .of(request.participantId())
                .map(agent ->
                        Decision.<ConversationEvent, ConversationReply>unanswered(events(agent, request)))
                .orElseGet(Decision::nothing);
    }

    static Decision<ConversationEvent, ConversationReply> decide(ThreadState state, WrapupCorrected request) {
        boolean known =
                state.last()
                        .known()
                        .filter(facts ->
                                new ThreadHistory(state.idsUsed(), facts)
                                        .has(request.conversationId(), request.participantId()))
                        .isPresent();
        return known
                ? Decision.unanswered(
                        List.of(
                                new ParticipantWrapupCorrected(
                                        request.conversationId(),
                                        request.participantId(),
                                        request.userId(),
                                        request.wrapup(),
                                        request.correction())))
                : Decision.nothing();
    }

    private static List<ConversationEvent> events(Agent agent, WrapupCompleted request) {
        List<ConversationEvent> events = new ArrayList<>();
        events.add(
                new ParticipantWrappedUp(
                        request.conversationId(),
                        request.participantId(),
                        request.userId(),
                        request.wrapup(),
                        request.durationSeconds(),
                        request.completion(),
                        Optional.of(request.completedBy()),
                        request.reason()));
        if (agent.owed()) {
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
