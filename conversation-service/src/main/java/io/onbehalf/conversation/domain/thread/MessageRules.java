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
import io.onbehalf.kit.domain.Decision;
import io.onbehalf.kit.domain.MessageId;
import io.onbehalf.kit.domain.Refusal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Only the connected agent sends a text, as long as they belong to the queue or the conversation was offered
/// to them, and the number is still there.
final class MessageRules {

    private MessageRules() {}

    static Decision<ConversationEvent, ConversationReply> decide(
            ThreadState state, MessageRequested request) {
        return switch (state.standing(request.conversationId())) {
            case NoThread _ ->
                    Decision.answer(
                            ConversationReply.refused(
                                    refusal(request, ConversationRefusals.CONVERSATION_NOT_FOUND)));
            case Unknown _ -> refuse(request, ConversationRefusals.CONVERSATION_NOT_FOUND);
            case Ended _ -> refuse(request, ConversationRefusals.DISCONNECTED);
            case Current(var open) ->
                    open.agent()
                            .map(agent -> send(state, open, agent, request))
                            .orElseGet(() -> refuse(request, ConversationRefusals.WAITING));
        };
    }

    private static Decision<ConversationEvent, ConversationReply> send(
            ThreadState state, Open open, Agent agent, MessageRequested request) {
        return objection(state, open, agent, request)
                .map(code -> refuse(request, code))
                .orElseGet(() -> queue(state, open.facts(), agent, request));
    }

    private static Optional<String> objection(
            ThreadState state, Open open, Agent agent, MessageRequested request) {
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
        if (queue.filter(each -> isNumberGone(open.facts(), each)).isPresent()) {
            return Optional.of(ConversationRefusals.NUMBER_CHANGED);
        }
        if (ConsentRules.optedOut(state)) {
            return Optional.of(ConversationRefusals.OPTED_OUT);
        }
        return state.deliveries().hasRoom()
                ? Optional.empty()
                : Optional.of(ConversationRefusals.TOO_MANY_MESSAGES);
    }

    /// True if the queue that the conversation came by has another number now. The number of a conversation
    /// that was handed on is not its queue's own; the carrier link checks that the organization still has it.
    private static boolean isNumberGone(ConversationFacts facts, CallerQueue queue) {
        return facts.queue().queueId().equals(queue.queueId())
                && !facts.outboundNumber().equals(queue.outboundNumber());
    }

    private static Decision<ConversationEvent, ConversationReply> queue(
            ThreadState state, ConversationFacts facts, Agent agent, MessageRequested request) {
        MessageId messageId = new IdSource(request.context().threadId(), state.idsUsed()).message();
        return Decision.of(
                List.of(
                        new MessageQueued(
                                agent.ref(),
                                messageId,
                                request.requestedBy(),
                                agent.stint().queue(),
                                facts.outboundNumber(),
                                facts.contactNumber(),
                                request.content())),
                ConversationReply.queued(
                        facts.conversationId(),
                        new QueuedMessage(
                                messageId,
                                agent.ref().participantId(),
                                facts.outboundNumber(),
                                facts.contactNumber())));
    }

    private static Decision<ConversationEvent, ConversationReply> refuse(
            MessageRequested request, String code) {
        Refusal refusal = refusal(request, code);
        return Decision.of(
                List.of(
                        new MessageRefused(
                                request.conversationId(),
                                request.communicationId(),
                                request.requestedBy(),
                                refusal)),
                ConversationReply.refused(refusal));
    }

    private static Refusal refusal(MessageRequested request, String code) {
        return new Refusal(
                code,
                Map.of(
                        "conversationId", request.conversationId().value(),
                        "communicationId", request.communicationId().value(),
                        "userId", request.requestedBy().value()));
    }
}
