package io.onbehalf.conversation.domain.thread;

import io.onbehalf.conversation.domain.AgentRequest.AssignRequested;
import io.onbehalf.conversation.domain.AgentRequest.StintQueue;
import io.onbehalf.conversation.domain.ConversationEvent;
import io.onbehalf.conversation.domain.ConversationRefusals;
import io.onbehalf.conversation.domain.ConversationReply;
import io.onbehalf.conversation.domain.DisconnectType;
import io.onbehalf.conversation.domain.Refused.AssignRefused;
import io.onbehalf.conversation.domain.state.Handover;
import io.onbehalf.conversation.domain.state.LastConversation.Open;
import io.onbehalf.conversation.domain.state.Participant.Agent;
import io.onbehalf.conversation.domain.state.Standing.Current;
import io.onbehalf.conversation.domain.state.Standing.Ended;
import io.onbehalf.conversation.domain.state.Standing.NoThread;
import io.onbehalf.conversation.domain.state.Standing.Unknown;
import io.onbehalf.conversation.domain.state.ThreadState;
import io.onbehalf.conversation.domain.value.AgentRef;
import io.onbehalf.conversation.domain.value.Stint;
import io.onbehalf.kit.domain.Decision;
import io.onbehalf.kit.domain.Refusal;
import io.onbehalf.kit.domain.UserId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// An agent takes a conversation that waits in one of their queues: of several who try, the first gets it,
/// and the others are told who did. Who is not a member of the queue is told nothing of the holder.
final class AssignRules {

    private AssignRules() {}

    static Decision<ConversationEvent, ConversationReply> decide(ThreadState state, AssignRequested request) {
        return switch (state.standing(request.conversationId())) {
            case NoThread _ ->
                    Decision.answer(
                            ConversationReply.refused(
                                    refusal(
                                            request,
                                            ConversationRefusals.CONVERSATION_NOT_FOUND,
                                            Optional.empty())));
            case Unknown _ -> refuse(request, ConversationRefusals.CONVERSATION_NOT_FOUND);
            case Ended _ -> refuse(request, ConversationRefusals.DISCONNECTED);
            case Current(var open) -> assign(state, open, request);
        };
    }

    private static Decision<ConversationEvent, ConversationReply> assign(
            ThreadState state, Open open, AssignRequested request) {
        Optional<Agent> agent = open.agent();
        if (agent.filter(each -> each.userId().equals(request.agent().requestedBy())).isPresent()) {
            return Decision.answer(ConversationReply.done(request.conversationId()));
        }
        Optional<StintQueue> queue = open.waiting().flatMap(waiting -> request.queue(waiting.queueId()));
        if (queue.isPresent()) {
            return connect(state, open, queue.get(), request);
        }
        return agent.filter(each -> request.queue(each.queueId()).isPresent())
                .map(_ -> refuse(request, ConversationRefusals.ASSIGNED, agent))
                .orElseGet(() -> refuse(request, ConversationRefusals.NOT_MEMBER));
    }

    private static Decision<ConversationEvent, ConversationReply> connect(
            ThreadState state, Open open, StintQueue queue, AssignRequested request) {
        if (!state.ended().hasRoom()) {
            return refuse(request, ConversationRefusals.TOO_MANY_WRAPUPS);
        }
        UserId user = request.agent().requestedBy();
        AgentRef agent = new AgentRef(user, request.agent().userName());
        return Decision.of(
                new Handover(state, open, request.context(), user)
                        .endAlert(DisconnectType.TRANSFER)
                        .endWaiting(DisconnectType.TRANSFER)
                        .endStint(DisconnectType.TRANSFER)
                        .connect(new Stint(agent, queue.queue(), queue.afterCall()))
                        .events(),
                ConversationReply.done(request.conversationId()));
    }

    private static Decision<ConversationEvent, ConversationReply> refuse(
            AssignRequested request, String code) {
        return refuse(request, code, Optional.empty());
    }

    private static Decision<ConversationEvent, ConversationReply> refuse(
            AssignRequested request, String code, Optional<Agent> holder) {
        Refusal refusal = refusal(request, code, holder);
        return new AssignRefused(request.conversationId(), request.agent().requestedBy(), refusal).decision();
    }

    private static Refusal refusal(AssignRequested request, String code, Optional<Agent> holder) {
        Map<String, String> params = new LinkedHashMap<>();
        params.put("conversationId", request.conversationId().value());
        params.put("userId", request.agent().requestedBy().value());
        holder.ifPresent(agent -> {
            params.put("holderId", agent.userId().value());
            params.put("holderName", agent.stint().agent().userName());
        });
        return new Refusal(code, params);
    }
}
