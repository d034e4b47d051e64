package io.onbehalf.conversation.domain.thread;

import io.onbehalf.conversation.domain.ConversationEvent;
import io.onbehalf.conversation.domain.ConversationEvent.MessageQueued;
import io.onbehalf.conversation.domain.ConversationEvent.MessageRefused;
import io.onbehalf.conversation.domain.ConversationRefusals;
import io.onbehalf.conversation.domain.ConversationReply;
import io.onbehalf.conversation.domain.ThreadRequest.CallerQueue;
import io.onbehalf.conversation.domain.ThreadRequest.MessageRequested;
import io.onbehalf.conversation.domain.thread.LastConversation.About;
import io.onbehalf.conversation.domain.thread.LastConversation.Disconnected;
import io.onbehalf.conversation.domain.thread.LastConversation.None;
import io.onbehalf.conversation.domain.thread.LastConversation.Open;
import io.onbehalf.kit.domain.Decision;
import io.onbehalf.kit.domain.MessageId;
import io.onbehalf.kit.domain.Refusal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The connected agent, and nobody else, sends a text, as long as they belong to the queue and it keeps its
/// number.
final class Sending {

    private Sending() {}

    static Decision<ConversationEvent, ConversationReply> decide(
            ThreadState state, MessageRequested message) {
        return switch (state.last()) {
            case None _ ->
                    Decision.answer(
                            ConversationReply.refused(
                                    refusal(message, ConversationRefusals.CONVERSATION_NOT_FOUND)));
            case Disconnected(var last, _) -> refuse(message, over(new Past(state, last), message));
            case Open(var last, _) when !last.conversationId().equals(message.conversationId()) ->
                    refuse(message, over(new Past(state, last), message));
            case Open open when open.agent().isEmpty() -> refuse(message, ConversationRefusals.WAITING);
            case Open open -> send(state, open, open.agent().orElseThrow(), message);
        };
    }

    /// Why nothing can be written there any more.
    private static String over(Past past, MessageRequested message) {
        return past.has(message.conversationId())
                ? ConversationRefusals.DISCONNECTED
                : ConversationRefusals.CONVERSATION_NOT_FOUND;
    }

    private static Decision<ConversationEvent, ConversationReply> send(
            ThreadState state, Open open, Stint agent, MessageRequested message) {
        if (!message.requestedBy().equals(agent.userId())) {
            return refuse(message, ConversationRefusals.NOT_PARTICIPANT);
        }
        if (!message.communicationId().equals(agent.communicationId())) {
            return refuse(message, ConversationRefusals.COMMUNICATION_NOT_FOUND);
        }
        Optional<CallerQueue> queue =
                message.callerQueues().stream()
                        .filter(each -> each.queueId().equals(agent.queueId()))
                        .findFirst();
        if (queue.isEmpty()) {
            return refuse(message, ConversationRefusals.NOT_MEMBER);
        }
        if (!open.about().outboundNumber().equals(queue.get().outboundNumber())) {
            return refuse(message, ConversationRefusals.NUMBER_CHANGED);
        }
        if (Consenting.optedOut(state, null)) {
            return refuse(message, ConversationRefusals.OPTED_OUT);
        }
        if (!state.traffic().hasRoom()) {
            return refuse(message, ConversationRefusals.TOO_MANY_MESSAGES);
        }
        return queue(state, open.about(), agent, message);
    }

    private static Decision<ConversationEvent, ConversationReply> queue(
            ThreadState state, About about, Stint agent, MessageRequested message) {
        MessageId messageId = new IdSource(message.threadId(), state.idsUsed()).message();
        return new Decision<>(
                List.of(
                        new MessageQueued(
                                about.conversationId(),
                                agent.participantId(),
                                agent.communicationId(),
                                messageId,
                                message.requestedBy(),
                                about.outboundNumber(),
                                about.contactNumber(),
                                message.text(),
                                message.segmentCount(),
                                message.encoding())),
                new ConversationReply(
                        null,
                        about.conversationId(),
                        messageId,
                        agent.participantId(),
                        null,
                        about.outboundNumber(),
                        about.contactNumber()));
    }

    private static Decision<ConversationEvent, ConversationReply> refuse(
            MessageRequested message, String code) {
        Refusal refusal = refusal(message, code);
        return new Decision<>(
                List.of(
                        new MessageRefused(
                                message.conversationId(),
                                message.communicationId(),
                                message.requestedBy(),
                                refusal)),
                ConversationReply.refused(refusal));
    }

    private static Refusal refusal(MessageRequested message, String code) {
        return new Refusal(
                code,
                Map.of(
                        "conversationId", message.conversationId().value(),
                        "communicationId", message.communicationId().value(),
                        "userId", message.requestedBy().value()));
    }
}
