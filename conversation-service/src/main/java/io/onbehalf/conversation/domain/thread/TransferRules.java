package io.onbehalf.conversation.domain.thread;

import io.onbehalf.conversation.domain.AgentRequest.StintQueue;
import io.onbehalf.conversation.domain.AgentRequest.TransferRequested;
import io.onbehalf.conversation.domain.AgentRequest.TransferTarget;
import io.onbehalf.conversation.domain.ConversationEvent;
import io.onbehalf.conversation.domain.ConversationRefusals;
import io.onbehalf.conversation.domain.ConversationReply;
import io.onbehalf.conversation.domain.DisconnectType;
import io.onbehalf.conversation.domain.Refused.TransferRefused;
import io.onbehalf.conversation.domain.state.Handover;
import io.onbehalf.conversation.domain.state.LastConversation.Open;
import io.onbehalf.conversation.domain.state.Participant.Agent;
import io.onbehalf.conversation.domain.state.Participant.Waiting;
import io.onbehalf.conversation.domain.state.Standing.Current;
import io.onbehalf.conversation.domain.state.Standing.Ended;
import io.onbehalf.conversation.domain.state.Standing.NoThread;
import io.onbehalf.conversation.domain.state.Standing.Unknown;
import io.onbehalf.conversation.domain.state.ThreadHistory;
import io.onbehalf.conversation.domain.state.ThreadState;
import io.onbehalf.conversation.domain.value.AgentRef;
import io.onbehalf.conversation.domain.value.QueueRef;
import io.onbehalf.conversation.domain.value.Stint;
import io.onbehalf.kit.domain.Decision;
import io.onbehalf.kit.domain.QueueId;
import io.onbehalf.kit.domain.Refusal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// A conversation is handed on to an agent or to a queue.
///
/// Unattended, the agent leaves it: it waits in the queue until the other takes it. Attended, the agent keeps
/// it until then. A second transfer replaces one that nobody has accepted.
final class TransferRules {

    /// For queues that the user who transfers does not belong to.
    private static final int ALERTING_SECONDS = 30;

    private TransferRules() {}

    static Decision<ConversationEvent, ConversationReply> decide(
            ThreadState state, TransferRequested request) {
        return switch (state.standing(request.conversationId())) {
            case NoThread _ ->
                    Decision.answer(
                            ConversationReply.refused(
                                    refusal(request, ConversationRefusals.CONVERSATION_NOT_FOUND)));
            case Unknown _ -> refuse(request, ConversationRefusals.CONVERSATION_NOT_FOUND);
            case Ended _ -> refuse(request, ConversationRefusals.TRANSFER_NOT_CONNECTED);
            case Current(var open) -> transfer(state, open, request);
        };
    }

    private static Decision<ConversationEvent, ConversationReply> transfer(
            ThreadState state, Open open, TransferRequested request) {
        Optional<Agent> agent = open.agent();
        if (agent.isPresent() && agent.get().is(request.participantId())) {
            return transfer(state, open, agent.get(), request);
        }
        if (agent.isEmpty()) {
            Optional<Waiting> waiting = open.waiting().filter(each -> each.is(request.participantId()));
            if (waiting.isPresent()) {
                return transfer(state, open, waiting.get(), request);
            }
        }
        boolean known =
                new ThreadHistory(state.idsUsed(), open.facts())
                        .has(request.conversationId(), request.participantId());
        return refuse(
                request, known ? ConversationRefusals.TRANSFER_NOT_CONNECTED : Refusal.PARTICIPANT_NOT_FOUND);
    }

    /// What an agent has.
    private static Decision<ConversationEvent, ConversationReply> transfer(
            ThreadState state, Open open, Agent agent, TransferRequested request) {
        if (!agent.userId().equals(request.requestedBy()) && !request.mayTransferOthers()) {
            return refuse(request, Refusal.NOT_PARTICIPANT);
        }
        if (request.target().agent().filter(to -> to.userId().equals(agent.userId())).isPresent()) {
            return refuse(request, ConversationRefusals.TRANSFER_SAME_PARTY);
        }
        if (request.attended() && isOffered(open, request.target())) {
            return Decision.answer(ConversationReply.done(request.conversationId()));
        }
        Handover handover =
                new Handover(state, open, request.context(), request.requestedBy(), request.reason())
                        .endTransfer(DisconnectType.TRANSFER);
        if (!request.attended()) {
            handover.endStint(DisconnectType.TRANSFER);
        }
        request.target().queue().ifPresent(handover::waitIn);
        request.target()
                .agent()
                .ifPresent(to -> {
                    if (!request.attended()) {
                        handover.waitIn(agent.stint().queue());
                    }
                    Stint stint = new Stint(to, agent.stint().queue(), agent.afterCall());
                    handover.alert(stint, alertingSeconds(request, agent.queueId()));
                });
        return done(request, handover);
    }

    /// True if the agent has begun this transfer already, and nobody has accepted it.
    private static boolean isOffered(Open open, TransferTarget target) {
        return target.agent()
                        .flatMap(agent -> open.alerting().filter(alert -> alert.isFor(agent.userId())))
                        .isPresent()
                || target.queue()
                        .flatMap(queue ->
                                open.waiting().filter(waiting -> waiting.queueId().equals(queue.queueId())))
                        .isPresent();
    }

    /// What waits in a queue.
    private static Decision<ConversationEvent, ConversationReply> transfer(
            ThreadState state, Open open, Waiting waiting, TransferRequested request) {
        if (!request.mayTransferOthers()) {
            return refuse(request, Refusal.NOT_PARTICIPANT);
        }
        Handover handover =
                new Handover(state, open, request.context(), request.requestedBy(), request.reason());
        Optional<QueueRef> queue = request.target().queue();
        if (queue.isPresent()) {
            return queue.get().queueId().equals(waiting.queueId())
                    ? refuse(request, ConversationRefusals.TRANSFER_SAME_PARTY)
                    : done(
                            request,
                            handover.endAlert(DisconnectType.TRANSFER)
                                    .endWaiting(DisconnectType.TRANSFER)
                                    .waitIn(queue.get()));
        }
        AgentRef agent = request.target().agent().orElseThrow();
        if (open.alerting().filter(alert -> alert.isFor(agent.userId())).isPresent()) {
            return refuse(request, ConversationRefusals.TRANSFER_SAME_PARTY);
        }
        return queue(request, waiting.queueId())
                .map(on ->
                        done(
                                request,
                                handover.endAlert(DisconnectType.TRANSFER)
                                        .alert(
                                                new Stint(agent, on.queue(), on.afterCall()),
                                                on.alertingTimeoutSeconds())))
                .orElseGet(() -> refuse(request, ConversationRefusals.NOT_MEMBER));
    }

    private static int alertingSeconds(TransferRequested request, QueueId queueId) {
        return queue(request, queueId).map(StintQueue::alertingTimeoutSeconds).orElse(ALERTING_SECONDS);
    }

    private static Optional<StintQueue> queue(TransferRequested request, QueueId queueId) {
        return request.queues().stream().filter(each -> each.queue().queueId().equals(queueId)).findFirst();
    }

    private static Decision<ConversationEvent, ConversationReply> done(
            TransferRequested request, Handover handover) {
        return Decision.of(handover.events(), ConversationReply.done(request.conversationId()));
    }

    private static Decision<ConversationEvent, ConversationReply> refuse(
            TransferRequested request, String code) {
        Refusal refusal = refusal(request, code);
        return new TransferRefused(
                        request.conversationId(), request.participantId(), request.requestedBy(), refusal)
                .decision();
    }

    private static Refusal refusal(TransferRequested request, String code) {
        Map<String, String> params = new LinkedHashMap<>();
        params.put("conversationId", request.conversationId().value());
        params.put("participantId", request.participantId().value());
        params.put("userId", request.requestedBy().value());
        request.target().agent().ifPresent(agent -> params.put("targetId", agent.userId().value()));
        request.target().queue().ifPresent(queue -> params.put("targetId", queue.queueId().value()));
        return new Refusal(code, params);
    }
}
