package io.onbehalf.conversation.domain.thread;

import io.onbehalf.conversation.domain.AgentRequest.AssignRequested;
import io.onbehalf.conversation.domain.AgentRequest.StintQueue;
import io.onbehalf.conversation.domain.ConversationEvent;
import io.onbehalf.conversation.domain.ConversationRefusals;
import io.onbehalf.conversation.domain.ConversationReply;
import io.onbehalf.conversation.domain.DisconnectType;
import io.onbehalf.conversation.domain.Participation.ParticipantConnected;
import io.onbehalf.conversation.domain.Refused.AssignRefused;
import io.onbehalf.conversation.domain.thread.LastConversation.Disconnected;
import io.onbehalf.conversation.domain.thread.LastConversation.None;
import io.onbehalf.conversation.domain.thread.LastConversation.Open;
import io.onbehalf.conversation.domain.thread.Participant.Agent;
import io.onbehalf.conversation.domain.thread.Participant.Customer;
import io.onbehalf.conversation.domain.thread.Participant.Waiting;
import io.onbehalf.conversation.domain.value.AgentRef;
import io.onbehalf.conversation.domain.value.ParticipantRef;
import io.onbehalf.kit.domain.ConversationId;
import io.onbehalf.kit.domain.Decision;
import io.onbehalf.kit.domain.Refusal;
import io.onbehalf.kit.domain.UserId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// An agent takes a conversation that waits in one of their queues: of several who try, the first gets it,
/// and the others hear who did. Who is not a member of the queue hears nothing of the holder.
final class AssignRules {

    private AssignRules() {}

    static Decision<ConversationEvent, ConversationReply> decide(ThreadState state, AssignRequested request) {
        return switch (state.last()) {
            case None _ ->
                    Decision.answer(
                            ConversationReply.refused(
                                    refusal(
                                            request,
                                            ConversationRefusals.CONVERSATION_NOT_FOUND,
                                            Optional.empty())));
            case Open open when isOf(open.facts(), request) -> assign(state, open, request);
            case Open(var facts, _) -> refuseEnded(new ThreadHistory(state.idsUsed(), facts), request);
            case Disconnected(var facts, _) ->
                    refuseEnded(new ThreadHistory(state.idsUsed(), facts), request);
        };
    }

    private static boolean isOf(ConversationFacts facts, AssignRequested request) {
        return facts.conversationId().equals(request.conversationId());
    }

    private static Decision<ConversationEvent, ConversationReply> assign(
            ThreadState state, Open open, AssignRequested request) {
        return open.holder()
                .map(holder -> take(state, holder, request))
                .orElseGet(() -> refuse(request, ConversationRefusals.NOT_MEMBER));
    }

    private static Decision<ConversationEvent, ConversationReply> take(
            ThreadState state, Participant holder, AssignRequested request) {
        return switch (holder) {
            case Waiting waiting ->
                    request.queue(waiting.queueId())
                            .map(queue -> connect(state, waiting, queue, request))
                            .orElseGet(() -> refuse(request, ConversationRefusals.NOT_MEMBER));
            case Agent agent when agent.userId().equals(request.agent().requestedBy()) ->
                    Decision.answer(ConversationReply.done(request.conversationId()));
            case Agent agent when request.queue(agent.queueId()).isPresent() ->
                    refuse(request, ConversationRefusals.ASSIGNED, Optional.of(agent.userId()));
            case Agent _ -> refuse(request, ConversationRefusals.NOT_MEMBER);
            case Customer _ -> refuse(request, ConversationRefusals.NOT_MEMBER);
        };
    }

    private static Decision<ConversationEvent, ConversationReply> connect(
            ThreadState state, Waiting waiting, StintQueue queue, AssignRequested request) {
        if (!state.ended().hasRoom()) {
            return refuse(request, ConversationRefusals.TOO_MANY_WRAPUPS);
        }
        ConversationId conversationId = request.conversationId();
        UserId user = request.agent().requestedBy();
        ParticipantRef agent =
                new IdSource(request.context().threadId(), state.idsUsed()).participant(conversationId);
        return Decision.of(
                List.of(
                        waiting.disconnected(DisconnectType.TRANSFER, user),
                        ParticipantConnected.agent(
                                agent,
                                new AgentRef(user, request.agent().userName()),
                                queue.queue(),
                                queue.afterCall())),
                ConversationReply.done(conversationId));
    }

    private static Decision<ConversationEvent, ConversationReply> refuseEnded(
            ThreadHistory history, AssignRequested request) {
        return refuse(
                request,
                history.has(request.conversationId())
                        ? ConversationRefusals.DISCONNECTED
                        : ConversationRefusals.CONVERSATION_NOT_FOUND);
    }

    private static Decision<ConversationEvent, ConversationReply> refuse(
            AssignRequested request, String code) {
        return refuse(request, code, Optional.empty());
    }

    private static Decision<ConversationEvent, ConversationReply> refuse(
            AssignRequested request, String code, Optional<UserId> holder) {
        Refusal refusal = refusal(request, code, holder);
        return Decision.of(
                List.of(new AssignRefused(request.conversationId(), request.agent().requestedBy(), refusal)),
                ConversationReply.refused(refusal));
    }

    private static Refusal refusal(AssignRequested request, String code, Optional<UserId> holder) {
        Map<String, String> params = new LinkedHashMap<>();
        params.put("conversationId", request.conversationId().value());
        params.put("userId", request.agent().requestedBy().value());
        holder.ifPresent(user -> params.put("holderId", user.value()));
        return new Refusal(code, params);
    }
}
