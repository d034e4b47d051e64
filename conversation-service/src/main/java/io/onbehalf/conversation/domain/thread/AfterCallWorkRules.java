package io.onbehalf.conversation.domain.thread;

import io.onbehalf.conversation.domain.AgentRequest.AfterCallWorkUpdateRequested;
import io.onbehalf.conversation.domain.ConversationEvent;
import io.onbehalf.conversation.domain.ConversationRefusals;
import io.onbehalf.conversation.domain.ConversationReply;
import io.onbehalf.conversation.domain.Participation.AfterCallWorkUpdated;
import io.onbehalf.conversation.domain.Refused.AfterCallWorkRefused;
import io.onbehalf.conversation.domain.state.LastConversation.Open;
import io.onbehalf.conversation.domain.state.Participant.Agent;
import io.onbehalf.conversation.domain.state.Standing.Current;
import io.onbehalf.conversation.domain.state.Standing.Ended;
import io.onbehalf.conversation.domain.state.Standing.NoThread;
import io.onbehalf.conversation.domain.state.Standing.Unknown;
import io.onbehalf.conversation.domain.state.ThreadHistory;
import io.onbehalf.conversation.domain.state.ThreadState;
import io.onbehalf.kit.domain.Decision;
import io.onbehalf.kit.domain.Refusal;
import io.onbehalf.kit.domain.WrapupPrompt;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A connected agent requests that after-call work follows their stint, where the queue leaves it to them.
final class AfterCallWorkRules {

    private AfterCallWorkRules() {}

    static Decision<ConversationEvent, ConversationReply> decide(
            ThreadState state, AfterCallWorkUpdateRequested request) {
        return switch (state.standing(request.conversationId())) {
            case NoThread _ ->
                    Decision.answer(
                            ConversationReply.refused(
                                    refusal(request, ConversationRefusals.CONVERSATION_NOT_FOUND)));
            case Unknown _ -> refuse(request, ConversationRefusals.CONVERSATION_NOT_FOUND);
            case Ended _ -> refuse(request, ConversationRefusals.NOT_CONNECTED);
            case Current(var open) ->
                    open.agent()
                            .filter(agent -> agent.is(request.participantId()))
                            .map(agent -> update(agent, request))
                            .orElseGet(() -> refuse(request, absence(state, open, request)));
        };
    }

    private static String absence(ThreadState state, Open open, AfterCallWorkUpdateRequested request) {
        return new ThreadHistory(state.idsUsed(), open.facts())
                        .has(request.conversationId(), request.participantId())
                ? ConversationRefusals.NOT_CONNECTED
                : Refusal.PARTICIPANT_NOT_FOUND;
    }

    private static Decision<ConversationEvent, ConversationReply> update(
            Agent agent, AfterCallWorkUpdateRequested request) {
        return objection(agent, request)
                .map(code -> refuse(request, code, agent.afterCall().wrapupPrompt()))
                .orElseGet(() ->
                        Decision.of(
                                events(agent, request), ConversationReply.done(request.conversationId())));
    }

    private static Optional<String> objection(Agent agent, AfterCallWorkUpdateRequested request) {
        if (!agent.userId().equals(request.requestedBy()) && !request.mayUpdateOthers()) {
            return Optional.of(Refusal.NOT_PARTICIPANT);
        }
        if (!agent.ref().communicationId().equals(request.communicationId())) {
            return Optional.of(ConversationRefusals.COMMUNICATION_NOT_FOUND);
        }
        return request.afterCallWorkRequired()
                        && agent.afterCall().wrapupPrompt() != WrapupPrompt.AGENT_REQUESTED
                ? Optional.of(ConversationRefusals.NOT_REQUESTABLE)
                : Optional.empty();
    }

    private static List<ConversationEvent> events(Agent agent, AfterCallWorkUpdateRequested request) {
        return agent.afterCallWorkRequired() == request.afterCallWorkRequired()
                ? List.of()
                : List.of(
                        new AfterCallWorkUpdated(
                                request.conversationId(),
                                request.participantId(),
                                agent.userId(),
                                agent.queueId(),
                                request.requestedBy(),
                                request.afterCallWorkRequired()));
    }

    private static Decision<ConversationEvent, ConversationReply> refuse(
            AfterCallWorkUpdateRequested request, String code) {
        return refuse(request, refusal(request, code));
    }

    private static Decision<ConversationEvent, ConversationReply> refuse(
            AfterCallWorkUpdateRequested request, String code, WrapupPrompt prompt) {
        return refuse(
                request,
                code.equals(ConversationRefusals.NOT_REQUESTABLE)
                        ? new Refusal(
                                code,
                                Map.of(
                                        "participantId", request.participantId().value(),
                                        "wrapupPrompt", prompt.name()))
                        : refusal(request, code));
    }

    private static Decision<ConversationEvent, ConversationReply> refuse(
            AfterCallWorkUpdateRequested request, Refusal refusal) {
        return new AfterCallWorkRefused(
                        request.conversationId(), request.participantId(), request.requestedBy(), refusal)
                .decision();
    }

    private static Refusal refusal(AfterCallWorkUpdateRequested request, String code) {
        return new Refusal(
                code,
                Map.of(
                        "conversationId", request.conversationId().value(),
                        "participantId", request.participantId().value(),
                        "communicationId", request.communicationId().value(),
                        "userId", request.requestedBy().value()));
    }
}
