package io.onbehalf.conversation.domain.thread;

import io.onbehalf.conversation.domain.AgentRequest.DisconnectRequested;
import io.onbehalf.conversation.domain.ConversationEvent;
import io.onbehalf.conversation.domain.ConversationRefusals;
import io.onbehalf.conversation.domain.ConversationReply;
import io.onbehalf.conversation.domain.DisconnectType;
import io.onbehalf.conversation.domain.Lifecycle.ConversationDisconnected;
import io.onbehalf.conversation.domain.Participation.InteractionDeallocated;
import io.onbehalf.conversation.domain.Refused.DisconnectRefused;
import io.onbehalf.conversation.domain.thread.LastConversation.Disconnected;
import io.onbehalf.conversation.domain.thread.LastConversation.None;
import io.onbehalf.conversation.domain.thread.LastConversation.Open;
import io.onbehalf.conversation.domain.thread.Participant.Agent;
import io.onbehalf.kit.domain.Decision;
import io.onbehalf.kit.domain.ParticipantId;
import io.onbehalf.kit.domain.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// An agent is disconnected, and with them the conversation: its threading window begins.
final class DisconnectRules {

    private DisconnectRules() {}

    static Decision<ConversationEvent, ConversationReply> decide(
            ThreadState state, DisconnectRequested request) {
        return switch (state.last()) {
            case None _ ->
                    Decision.answer(
                            ConversationReply.refused(
                                    refusal(request, ConversationRefusals.CONVERSATION_NOT_FOUND)));
            case Open open when isConnected(open, request) -> disconnect(open, request);
            case Open(var facts, _) -> repeat(new ThreadHistory(state.idsUsed(), facts), request);
            case Disconnected(var facts, _) -> repeat(new ThreadHistory(state.idsUsed(), facts), request);
        };
    }

    /// True if the target of the request is connected: the conversation, or a participant of it.
    private static boolean isConnected(Open open, DisconnectRequested request) {
        ParticipantId named = request.participantId();
        return open.facts().conversationId().equals(request.conversationId())
                && (named == null || open.participant(named).isPresent());
    }

    private static Decision<ConversationEvent, ConversationReply> disconnect(
            Open open, DisconnectRequested request) {
        Optional<Participant> holder = open.holder();
        ParticipantId named = request.participantId();
        if (holder.isEmpty() || (named != null && !holder.get().is(named))) {
            return refuse(request, Refusal.PARTICIPANT_NOT_FOUND);
        }
        return open.isWith(request.requestedBy()) || request.mayDisconnectOthers()
                ? Decision.of(
                        events(open, holder.get(), request),
                        ConversationReply.done(open.facts().conversationId()))
                : refuse(request, Refusal.NOT_PARTICIPANT);
    }

    private static List<ConversationEvent> events(
            Open open, Participant holder, DisconnectRequested request) {
        List<ConversationEvent> events = new ArrayList<>();
        events.add(holder.disconnected(DisconnectType.CLIENT, request.requestedBy()));
        open.customer()
                .ifPresent(each -> events.add(each.disconnected(DisconnectType.PEER, request.requestedBy())));
        events.add(
                new ConversationDisconnected(
                        request.context().requestedAt(), request.conversationId(), !open.facts().messaged()));
        if (holder instanceof Agent agent && !agent.afterCall().owed()) {
            events.add(
                    new InteractionDeallocated(
                            request.conversationId(), agent.ref().participantId(), agent.userId()));
        }
        return events;
    }

    /// Answers the disconnect of a target that is disconnected already; nothing changes.
    private static Decision<ConversationEvent, ConversationReply> repeat(
            ThreadHistory history, DisconnectRequested request) {
        ParticipantId named = request.participantId();
        if (!history.has(request.conversationId())) {
            return refuse(request, ConversationRefusals.CONVERSATION_NOT_FOUND);
        }
        if (named != null && !history.has(request.conversationId(), named)) {
            return refuse(request, Refusal.PARTICIPANT_NOT_FOUND);
        }
        boolean stranger = history.isStranger(request.requestedBy(), request.conversationId());
        return stranger && !request.mayDisconnectOthers()
                ? refuse(request, Refusal.NOT_PARTICIPANT)
                : Decision.answer(ConversationReply.done(request.conversationId()));
    }

    private static Decision<ConversationEvent, ConversationReply> refuse(
            DisconnectRequested request, String code) {
        Refusal refusal = refusal(request, code);
        return Decision.of(
                List.of(
                        new DisconnectRefused(
                                request.conversationId(),
                                request.participantId(),
                                request.requestedBy(),
                                refusal)),
                ConversationReply.refused(refusal));
    }

    private static Refusal refusal(DisconnectRequested request, String code) {
        return new Refusal(
                code,
                Map.of(
                        "conversationId", request.conversationId().value(),
                        "userId", request.requestedBy().value()));
    }
}
