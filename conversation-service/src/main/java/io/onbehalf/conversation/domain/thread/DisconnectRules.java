package io.onbehalf.conversation.domain.thread;

import io.onbehalf.conversation.domain.AgentRequest.DisconnectRequested;
import io.onbehalf.conversation.domain.ConversationEvent;
import io.onbehalf.conversation.domain.ConversationRefusals;
import io.onbehalf.conversation.domain.ConversationReply;
import io.onbehalf.conversation.domain.DisconnectType;
import io.onbehalf.conversation.domain.Refused.DisconnectRefused;
import io.onbehalf.conversation.domain.state.Handover;
import io.onbehalf.conversation.domain.state.LastConversation.Disconnected;
import io.onbehalf.conversation.domain.state.LastConversation.None;
import io.onbehalf.conversation.domain.state.LastConversation.Open;
import io.onbehalf.conversation.domain.state.ThreadHistory;
import io.onbehalf.conversation.domain.state.ThreadState;
import io.onbehalf.kit.domain.Decision;
import io.onbehalf.kit.domain.ParticipantId;
import io.onbehalf.kit.domain.Refusal;
import java.util.List;
import java.util.Map;

/// An agent is disconnected, and with them the conversation: its threading window begins.
///
/// The end of an alert, or of a queue that the agent transfers to, is only the end of that offer: the
/// conversation stays with whoever has it. A transfer that nobody has accepted ends with the conversation.
final class DisconnectRules {

    private DisconnectRules() {}

    static Decision<ConversationEvent, ConversationReply> decide(
            ThreadState state, DisconnectRequested request) {
        return switch (state.last()) {
            case None _ ->
                    Decision.answer(
                            ConversationReply.refused(
                                    refusal(request, ConversationRefusals.CONVERSATION_NOT_FOUND)));
            case Open open when isConnected(open, request) -> disconnect(state, open, request);
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
            ThreadState state, Open open, DisconnectRequested request) {
        Handover handover =
                new Handover(state, open, request.context(), request.requestedBy(), request.reason());
        ParticipantId named = request.participantId();
        boolean own = open.isWith(request.requestedBy()) || request.mayDisconnectOthers();
        if (named == null || open.holder().filter(holder -> holder.is(named)).isPresent()) {
            return own
                    ? done(request, handover.end(DisconnectType.CLIENT))
                    : refuse(request, Refusal.NOT_PARTICIPANT);
        }
        if (open.waiting().filter(waiting -> waiting.is(named)).isPresent()) {
            return own
                    ? done(request, handover.endWaiting(DisconnectType.CLIENT).events())
                    : refuse(request, Refusal.NOT_PARTICIPANT);
        }
        return open.alerting()
                .filter(alert -> alert.is(named))
                .map(alert ->
                        own || alert.isFor(request.requestedBy())
                                ? done(request, handover.endAlert(DisconnectType.CLIENT).events())
                                : refuse(request, Refusal.NOT_PARTICIPANT))
                .orElseGet(() -> refuse(request, Refusal.PARTICIPANT_NOT_FOUND));
    }

    private static Decision<ConversationEvent, ConversationReply> done(
            DisconnectRequested request, List<ConversationEvent> events) {
        return Decision.of(events, ConversationReply.done(request.conversationId()));
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
        return new DisconnectRefused(
                        request.conversationId(), request.participantId(), request.requestedBy(), refusal)
                .decision();
    }

    private static Refusal refusal(DisconnectRequested request, String code) {
        return new Refusal(
                code,
                Map.of(
                        "conversationId", request.conversationId().value(),
                        "userId", request.requestedBy().value()));
    }
}
