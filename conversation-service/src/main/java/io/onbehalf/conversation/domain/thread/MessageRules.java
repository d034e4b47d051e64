package io.onbehalf.conversation.domain.thread;

import io.onbehalf.conversation.domain.AgentRequest.CallerQueue;
import io.onbehalf.conversation.domain.AgentRequest.MessageRequested;
import io.onbehalf.conversation.domain.ConversationEvent;
import io.onbehalf.conversation.domain.ConversationRefusals;
import io.onbehalf.conversation.domain.ConversationReply;
import io.onbehalf.conversation.domain.ConversationReply.QueuedMessage;
import io.onbehalf.conversation.domain.Messaging.MessageQueued;
import io.onbehalf.conversation.domain.Refused.MessageRefused;
import io.onbehalf.conversation.domain.state.ConversationFacts;
import io.onbehalf.conversation.domain.state.IdSource;
import io.onbehalf.conversation.domain.state.LastConversation.Open;
import io.onbehalf.conversation.domain.state.Participant.Agent;
import io.onbehalf.conversation.domain.state.Standing.Current;
import io.onbehalf.conversation.domain.state.Standing.Ended;
import io.onbehalf.conversation.domain.state.Standing.NoThread;
import io.onbehalf.conversation.domain.state.Standing.Unknown;
import io.onbehalf.conversation.domain.state.ThreadState;
import io.onbehalf.conversation.domain.thread.TextRules.Sending;
import io.onbehalf.conversation.domain.thread.TextRules.Verdict;
import io.onbehalf.kit.domain.Decision;
import io.onbehalf.kit.domain.MessageId;
import io.onbehalf.kit.domain.Refusal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Only the connected agent sends a text, as long as they belong to the queue or the conversation was offered
/// to them, and the number is still there.
final class MessageRules {

    private final TextRules texts;

    MessageRules(TextRules texts) {
        this.texts = texts;
    }

    Decision<ConversationEvent, ConversationReply> decide(ThreadState state, MessageRequested request) {
        return switch (state.standing(request.conversationId())) {
            case NoThread _ ->
                    Decision.answer(
                            ConversationReply.refused(
                                    refusal(request, ConversationRefusals.CONVERSATION_NOT_FOUND, Map.of())));
            case Unknown _ -> refuse(request, ConversationRefusals.CONVERSATION_NOT_FOUND);
            case Ended _ -> refuse(request, ConversationRefusals.DISCONNECTED);
            case Current(var open) ->
                    open.agent()
                            .map(agent -> send(state, open, agent, request))
                            .orElseGet(() -> refuse(request, ConversationRefusals.WAITING));
        };
    }

    private Decision<ConversationEvent, ConversationReply> send(
            ThreadState state, Open open, Agent agent, MessageRequested request) {
        return objection(open, agent, request)
                .map(code -> refuse(request, code))
                .orElseGet(() -> send(state, open.facts(), agent, request));
    }

    private Decision<ConversationEvent, ConversationReply> send(
            ThreadState state, ConversationFacts facts, Agent agent, MessageRequested request) {
        Verdict verdict =
                texts.judge(
                        state,
                        new Sending(
                                facts.outboundNumber(),
                                facts.contactNumber(),
                                request.context().requestedAt(),
                                Optional.empty(),
                                request.quiet()));
        return verdict.objection()
                .map(refusal -> refuse(request, refusal(request, refusal.code(), refusal.params())))
                .orElseGet(() -> queue(state, facts, agent, request, verdict.quietHoursOverridden()));
    }

    private static Optional<String> objection(Open open, Agent agent, MessageRequested request) {
        if (!request.requestedBy().equals(agent.userId())) {
            return Optional.of(Refusal.NOT_PARTICIPANT);
        }
        if (!request.communicationId().equals(agent.ref().communicationId())) {
            return Optional.of(ConversationRefusals.COMMUNICATION_NOT_FOUND);
        }
        Optional<CallerQueue> queue =
                request.callerQueues().stream()
                        .filter(each -> each.queueId().equals(agent.queueId()))
                        .findFirst();
        if (queue.isEmpty() && !agent.offered()) {
            return Optional.of(ConversationRefusals.NOT_MEMBER);
        }
        return queue.filter(each -> isNumberGone(open.facts(), each))
                .map(_ -> ConversationRefusals.NUMBER_CHANGED);
    }

    /// True if the queue that the conversation came by has another number now. The number of a conversation
    /// that was handed on is not its queue's own; the carrier link checks that the organization still has it.
    private static boolean isNumberGone(ConversationFacts facts, CallerQueue queue) {
        return facts.queue().queueId().equals(queue.queueId())
                && !facts.outboundNumber().equals(queue.outboundNumber());
    }

    private static Decision<ConversationEvent, ConversationReply> queue(
            ThreadState state,
            ConversationFacts facts,
            Agent agent,
            MessageRequested request,
            boolean quietHoursOverridden) {
        MessageId messageId = new IdSource(request.context().threadId(), state.idsUsed()).message();
        return Decision.of(
                List.of(
                        new MessageQueued(
                                request.context().requestedAt(),
                                agent.ref(),
                                messageId,
                                request.requestedBy(),
                                agent.stint().queue(),
                                facts.outboundNumber(),
                                facts.contactNumber(),
                                request.content(),
                                quietHoursOverridden)),
                ConversationReply.queued(
                        facts.conversationId(),
                        new QueuedMessage(
                                messageId, agent.ref(), facts.outboundNumber(), facts.contactNumber())));
    }

    private static Decision<ConversationEvent, ConversationReply> refuse(
            MessageRequested request, String code) {
        return refuse(request, refusal(request, code, Map.of()));
    }

    private static Decision<ConversationEvent, ConversationReply> refuse(
            MessageRequested request, Refusal refusal) {
        return new MessageRefused(
                        request.conversationId(), request.communicationId(), request.requestedBy(), refusal)
                .decision();
    }

    private static Refusal refusal(MessageRequested request, String code, Map<String, String> more) {
        Map<String, String> params = new HashMap<>(more);
        params.put("conversationId", request.conversationId().value());
        params.put("communicationId", request.communicationId().value());
        params.put("userId", request.requestedBy().value());
        return new Refusal(code, params);
    }
}
