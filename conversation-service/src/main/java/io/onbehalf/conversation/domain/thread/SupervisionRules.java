package io.onbehalf.conversation.domain.thread;

import io.onbehalf.conversation.domain.AgentRequest.ReleaseRequested;
import io.onbehalf.conversation.domain.AgentRequest.StintQueue;
import io.onbehalf.conversation.domain.AgentRequest.TakeoverRequested;
import io.onbehalf.conversation.domain.ConversationEvent;
import io.onbehalf.conversation.domain.ConversationRefusals;
import io.onbehalf.conversation.domain.ConversationReply;
import io.onbehalf.conversation.domain.DisconnectType;
import io.onbehalf.conversation.domain.Refused.ReleaseRefused;
import io.onbehalf.conversation.domain.Refused.TakeoverRefused;
import io.onbehalf.conversation.domain.state.Handover;
import io.onbehalf.conversation.domain.state.LastConversation.Open;
import io.onbehalf.conversation.domain.state.Participant.Agent;
import io.onbehalf.conversation.domain.state.Queues;
import io.onbehalf.conversation.domain.state.Standing.Current;
import io.onbehalf.conversation.domain.state.Standing.Ended;
import io.onbehalf.conversation.domain.state.Standing.NoThread;
import io.onbehalf.conversation.domain.state.Standing.Unknown;
import io.onbehalf.conversation.domain.state.ThreadHistory;
import io.onbehalf.conversation.domain.state.ThreadState;
import io.onbehalf.conversation.domain.value.AgentRef;
import io.onbehalf.conversation.domain.value.Stint;
import io.onbehalf.kit.domain.ConversationId;
import io.onbehalf.kit.domain.Decision;
import io.onbehalf.kit.domain.ParticipantId;
import io.onbehalf.kit.domain.Refusal;
import io.onbehalf.kit.domain.UserId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// A supervisor ends an agent's stint: released, the conversation waits in its queue again; taken over, the
/// supervisor has it.
///
/// Both name the stint. Whoever is late finds that it is over, and leaves alone what came after it.
final class SupervisionRules {

    private final Queues queues;

    SupervisionRules(Queues queues) {
        this.queues = queues;
    }

    Decision<ConversationEvent, ConversationReply> decide(ThreadState state, ReleaseRequested request) {
        return switch (state.standing(request.conversationId())) {
            case NoThread _ ->
                    Decision.answer(
                            ConversationReply.refused(
                                    refusal(request, ConversationRefusals.CONVERSATION_NOT_FOUND)));
            case Unknown _ -> refuse(request, ConversationRefusals.CONVERSATION_NOT_FOUND);
            case Ended _ -> refuse(request, ConversationRefusals.DISCONNECTED);
            case Current(var open) ->
                    open.agent()
                            .filter(agent -> agent.is(request.participantId()))
                            .map(agent -> release(state, open, agent, request))
                            .orElseGet(() -> refuse(request, absence(state, open, request.participantId())));
        };
    }

    private Decision<ConversationEvent, ConversationReply> release(
            ThreadState state, Open open, Agent agent, ReleaseRequested request) {
        return open.waiting().isEmpty() && isWithoutMembers(agent)
                ? refuse(
                        request,
                        new Refusal(
                                ConversationRefusals.WITHOUT_MEMBERS,
                                Map.of(
                                        "conversationId", request.conversationId().value(),
                                        "queueId", agent.queueId().value())))
                : Decision.of(
                        new Handover(
                                        state,
                                        open,
                                        request.context(),
                                        request.requestedBy(),
                                        Optional.of(request.reason()))
                                .endStintAndWait(DisconnectType.TRANSFER)
                                .events(),
                        ConversationReply.done(request.conversationId()));
    }

    /// Nobody would see the conversation there; a deleted queue's are moved on.
    private boolean isWithoutMembers(Agent agent) {
        return queues.find(agent.queueId()).filter(queue -> !queue.hasMembers()).isPresent();
    }

    static Decision<ConversationEvent, ConversationReply> decide(
            ThreadState state, TakeoverRequested request) {
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
            case Current(var open) when open.isWith(request.supervisor().requestedBy()) ->
                    Decision.answer(ConversationReply.done(request.conversationId()));
            case Current(var open) ->
                    open.agent()
                            .filter(agent -> agent.is(request.participantId()))
                            .map(agent -> takeOver(state, open, agent, request))
                            .orElseGet(() -> refuseLate(state, open, request));
        };
    }

    private static Decision<ConversationEvent, ConversationReply> takeOver(
            ThreadState state, Open open, Agent agent, TakeoverRequested request) {
        Optional<StintQueue> queue = request.queue(agent.queueId());
        if (queue.isEmpty()) {
            return refuse(request, ConversationRefusals.NOT_MEMBER);
        }
        if (!state.ended().hasRoom()) {
            return refuse(request, ConversationRefusals.TOO_MANY_WRAPUPS);
        }
        UserId user = request.supervisor().requestedBy();
        AgentRef supervisor = new AgentRef(user, request.supervisor().userName());
        return Decision.of(
                new Handover(state, open, request.context(), user, Optional.of(request.reason()))
                        .endTransfer(DisconnectType.TRANSFER)
                        .endStint(DisconnectType.TAKEOVER)
                        .connect(new Stint(supervisor, queue.get().queue(), queue.get().afterCall()))
                        .events(),
                ConversationReply.done(request.conversationId()));
    }

    /// The stint is over. Members of the queue are told who has the conversation now.
    private static Decision<ConversationEvent, ConversationReply> refuseLate(
            ThreadState state, Open open, TakeoverRequested request) {
        Optional<Agent> holder = open.agent().filter(agent -> request.queue(agent.queueId()).isPresent());
        String absence = absence(state, open, request.participantId());
        return holder.isPresent() && absence.equals(ConversationRefusals.NOT_CONNECTED)
                ? refuse(request, refusal(request, ConversationRefusals.ASSIGNED, holder))
                : refuse(request, absence);
    }

    /// Why a participant of an open conversation is not its connected agent.
    private static String absence(ThreadState state, Open open, ParticipantId participant) {
        return new ThreadHistory(state.idsUsed(), open.facts())
                        .has(open.facts().conversationId(), participant)
                ? ConversationRefusals.NOT_CONNECTED
                : Refusal.PARTICIPANT_NOT_FOUND;
    }

    private static Decision<ConversationEvent, ConversationReply> refuse(
            ReleaseRequested request, String code) {
        return refuse(request, refusal(request, code));
    }

    private static Decision<ConversationEvent, ConversationReply> refuse(
            ReleaseRequested request, Refusal refusal) {
        return new ReleaseRefused(
                        request.conversationId(), request.participantId(), request.requestedBy(), refusal)
                .decision();
    }

    private static Decision<ConversationEvent, ConversationReply> refuse(
            TakeoverRequested request, String code) {
        return refuse(request, refusal(request, code, Optional.empty()));
    }

    private static Decision<ConversationEvent, ConversationReply> refuse(
            TakeoverRequested request, Refusal refusal) {
        return new TakeoverRefused(
                        request.conversationId(),
                        request.participantId(),
                        request.supervisor().requestedBy(),
                        refusal)
                .decision();
    }

    private static Refusal refusal(ReleaseRequested request, String code) {
        return new Refusal(
                code, params(request.conversationId(), request.participantId(), request.requestedBy()));
    }

    /// @param holder who has the conversation; empty where the supervisor is not told
    private static Refusal refusal(TakeoverRequested request, String code, Optional<Agent> holder) {
        Map<String, String> params =
                params(request.conversationId(), request.participantId(), request.supervisor().requestedBy());
        holder.ifPresent(agent -> {
            params.put("holderId", agent.userId().value());
            params.put("holderName", agent.stint().agent().userName());
        });
        return new Refusal(code, params);
    }

    private static Map<String, String> params(
            ConversationId conversation, ParticipantId participant, UserId user) {
        Map<String, String> params = new LinkedHashMap<>();
        params.put("conversationId", conversation.value());
        params.put("participantId", participant.value());
        params.put("userId", user.value());
        return params;
    }
}
