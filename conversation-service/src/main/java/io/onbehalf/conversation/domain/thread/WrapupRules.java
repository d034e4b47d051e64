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
import io.onbehalf.kit.domain.ConversationId;
import io.onbehalf.kit.domain.Decision;
import io.onbehalf.kit.domain.ParticipantId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A wrap-up that wrapup-service has completed is shown on the participant, and the interaction leaves the
/// agent's list if after-call work has kept it there. A correction is shown too.
final class WrapupRules {

    private WrapupRules() {}

    static Decision<ConversationEvent, ConversationReply> decide(ThreadState state, WrapupCompleted request) {
        Optional<Agent> agent = state.ended().of(request.participantId());
        boolean forgotten =
                state.ended().mayHaveForgotten(request.participantId())
                        && isKnown(state, request.conversationId(), request.participantId());
        return agent.isPresent() || forgotten
                ? Decision.unanswered(events(agent.filter(Agent::owed), request))
                : Decision.nothing();
    }

    static Decision<ConversationEvent, ConversationReply> decide(ThreadState state, WrapupCorrected request) {
        return isKnown(state, request.conversationId(), request.participantId())
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

    private static boolean isKnown(
            ThreadState state, ConversationId conversation, ParticipantId participant) {
        return state.last()
                .known()
                .filter(facts -> new ThreadHistory(state.idsUsed(), facts).has(conversation, participant))
                .isPresent();
    }

    /// @param owing empty if after-call work does not keep the interaction in the agent's list
    private static List<ConversationEvent> events(Optional<Agent> owing, WrapupCompleted request) {
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
        owing.ifPresent(agent ->
                events.add(
                        new InteractionDeallocated(
                                request.conversationId(),
                                request.participantId(),
                                request.userId(),
                                Optional.of(agent.queueId()))));
        return events;
    }
}
