package io.onbehalf.conversation.domain;

import static java.util.Objects.requireNonNull;

import io.onbehalf.conversation.domain.ConversationEvent.ConversationResumed;
import io.onbehalf.conversation.domain.ConversationEvent.ConversationStarted;
import io.onbehalf.conversation.domain.ConversationEvent.InboundMessageReceived;
import io.onbehalf.conversation.domain.ConversationEvent.ParticipantConnected;
import io.onbehalf.conversation.domain.Ids.CommunicationId;
import io.onbehalf.conversation.domain.Ids.ConversationId;
import io.onbehalf.conversation.domain.Ids.ParticipantId;
import io.onbehalf.conversation.domain.LastConversation.Disconnected;
import io.onbehalf.conversation.domain.LastConversation.None;
import io.onbehalf.conversation.domain.LastConversation.Open;
import io.onbehalf.conversation.domain.ThreadRequest.InboundSmsReceived;
import io.onbehalf.kit.domain.Decision;
import java.util.List;
import java.util.Optional;

/// A contact's text arrives: it joins the open conversation, continues a recent one, or starts one; without
/// an agent it waits in the queue.
final class Receiving {

    private Receiving() {}

    static Decision<ConversationEvent, ConversationReply> decide(
            ThreadState state, InboundSmsReceived inbound) {
        Threading threading =
                Threading.of(state.last(), inbound.requestedAt(), inbound.windowMinutes(), null);
        IdSource ids = new IdSource(inbound.threadId(), state.idsUsed());
        return switch (state.last()) {
            case None _ -> start(ids, inbound, threading);
            case Open open -> new Decision<>(List.of(append(ids, open, inbound)), null);
            case Disconnected(var about, _) when threading.rule() == ThreadingRule.INSIDE_WINDOW ->
                    resume(ids, about.conversationId(), inbound, threading);
            case Disconnected _ -> start(ids, inbound, threading);
        };
    }

    private static Decision<ConversationEvent, ConversationReply> start(
            IdSource ids, InboundSmsReceived inbound, Threading threading) {
        ConversationId conversationId = ids.conversation();
        return waiting(
                ids,
                inbound,
                conversationId,
                new ConversationStarted(
                        inbound.organizationId(),
                        inbound.threadId(),
                        conversationId,
                        Direction.INBOUND,
                        inbound.queueId(),
                        inbound.queueName(),
                        inbound.outboundNumber(),
                        inbound.contactNumber(),
                        inbound.contactNumberAsTyped(),
                        threading.rule(),
                        inbound.windowMinutes(),
                        threading.lastDisconnectedAt()));
    }

    private static Decision<ConversationEvent, ConversationReply> resume(
            IdSource ids, ConversationId conversationId, InboundSmsReceived inbound, Threading threading) {
        return waiting(
                ids,
                inbound,
                conversationId,
                new ConversationResumed(
                        conversationId,
                        Direction.INBOUND,
                        inbound.queueId(),
                        threading.rule(),
                        inbound.windowMinutes(),
                        threading.lastDisconnectedAt()));
    }

    private static Decision<ConversationEvent, ConversationReply> waiting(
            IdSource ids,
            InboundSmsReceived inbound,
            ConversationId conversationId,
            ConversationEvent opening) {
        ParticipantConnected customer = Composing.customer(ids, conversationId);
        ParticipantConnected queue = queue(ids, conversationId, inbound);
        InboundMessageReceived message =
                message(ids, conversationId, customer.participantId(), customer.communicationId(), inbound);
        return new Decision<>(List.of(opening, customer, queue, message), null);
    }

    private static ParticipantConnected queue(
            IdSource ids, ConversationId conversationId, InboundSmsReceived inbound) {
        return new ParticipantConnected(
                conversationId,
                ids.participant(),
                ids.communication(),
                Purpose.ACD,
                ParticipantState.CONNECTED,
                null,
                null,
                inbound.queueId(),
                inbound.queueName(),
                WrapupPrompt.OPTIONAL,
                null);
    }

    private static InboundMessageReceived append(IdSource ids, Open open, InboundSmsReceived inbound) {
        Optional<Stint> customer = open.customer();
        Stint from = requireNonNull(customer.orElse(null), "an open conversation has its customer");
        return message(
                ids, open.about().conversationId(), from.participantId(), from.communicationId(), inbound);
    }

    private static InboundMessageReceived message(
            IdSource ids,
            ConversationId conversationId,
            ParticipantId participantId,
            CommunicationId communicationId,
            InboundSmsReceived inbound) {
        return new InboundMessageReceived(
                conversationId, participantId, communicationId, ids.message(), inbound.text());
    }
}
