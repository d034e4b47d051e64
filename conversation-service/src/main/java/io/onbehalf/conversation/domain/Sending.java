package io.onbehalf.conversation.domain;

import io.onbehalf.conversation.domain.ConversationEvent.MessageQueued;
import io.onbehalf.conversation.domain.ConversationEvent.MessageRefused;
import io.onbehalf.conversation.domain.Ids.MessageId;
import io.onbehalf.conversation.domain.LastConversation.About;
import io.onbehalf.conversation.domain.LastConversation.Disconnected;
import io.onbehalf.conversation.domain.LastConversation.None;
import io.onbehalf.conversation.domain.LastConversation.Open;
import io.onbehalf.conversation.domain.ThreadRequest.CallerQueue;
import io.onbehalf.conversation.domain.ThreadRequest.MessageRequested;
import io.onbehalf.kit.domain.Decision;
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
                            ConversationReply.refused(refusal(message, Refusal.CONVERSATION_NOT_FOUND)));
            case Disconnected(var last, _) -> refuse(message, over(new Past(state, last), message));
            case Open(var last, _) when !last.conversationId().equals(message.conversationId()) ->
                    refuse(message, over(new Past(state, last), message));
            case Open open when open.agent().isEmpty() -> refuse(message, Refusal.WAITING);
            case Open open -> send(state, open, open.agent().orElseThrow(), message);
        };
    }

    /// Why nothing can be written there any more.
    private static String over(Past past, MessageRequested message) {
        return past.has(message.conversationId()) ? Refusal.DISCONNECTED : Refusal.CONVERSATION_NOT_FOUND;
    }

    private static Decision<ConversationEvent, ConversationReply> send(
            ThreadState state, Open open, Stint agent, MessageRequested message) {
        if (!message.requestedBy().equals(agent.userId())) {
            return refuse(message, Refusal.NOT_PARTICIPANT);
        }
        if (!message.communicationId().equals(agent.communicationId())) {
            return refuse(message, Refusal.COMMUNICATION_NOT_FOUND);
        }
        Optional<CallerQueue> queue =
                message.callerQueues().stream()
                        .filter(each -> each.queueId().equals(agent.queueId()))
                        .findFirst();
        if (queue.isEmpty()) {
            return refuse(message, Refusal.NOT_MEMBER);
        }
        if (!open.about().outboundNumber().equals(queue.get().outboundNumber())) {
            return refuse(message, Refusal.NUMBER_CHANGED);
        }
        if (Consenting.optedOut(state, null)) {
            return refuse(message, Refusal.OPTED_OUT);
        }
        if (!state.traffic().hasRoom()) {
            return refuse(message, Refusal.TOO_MANY_MESSAGES);
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
