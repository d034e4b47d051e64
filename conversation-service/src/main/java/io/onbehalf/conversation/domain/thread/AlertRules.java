package io.onbehalf.conversation.domain.thread;

import io.onbehalf.conversation.domain.AgentRequest.AnswerRequested;
import io.onbehalf.conversation.domain.ConversationEvent;
import io.onbehalf.conversation.domain.ConversationRefusals;
import io.onbehalf.conversation.domain.ConversationReply;
import io.onbehalf.conversation.domain.DisconnectType;
import io.onbehalf.conversation.domain.Refused.AnswerRefused;
import io.onbehalf.conversation.domain.ThreadRequest.AlertRequested;
import io.onbehalf.conversation.domain.state.Handover;
import io.onbehalf.conversation.domain.state.LastConversation;
import io.onbehalf.conversation.domain.state.LastConversation.Open;
import io.onbehalf.conversation.domain.state.Participant.Alerting;
import io.onbehalf.conversation.domain.state.Standing.Current;
import io.onbehalf.conversation.domain.state.Standing.Ended;
import io.onbehalf.conversation.domain.state.Standing.NoThread;
import io.onbehalf.conversation.domain.state.Standing.Unknown;
import io.onbehalf.conversation.domain.state.ThreadHistory;
import io.onbehalf.conversation.domain.state.ThreadState;
import io.onbehalf.kit.domain.Decision;
import io.onbehalf.kit.domain.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// A conversation is offered to an agent, who answers within the time of the queue. Until then the queue or
/// the agent who transfers it has it, so there is no moment in which nobody does.
final class AlertRules {

    private AlertRules() {}

    /// Offers what waits to an agent; a conversation that somebody else has got is left alone.
    static Decision<ConversationEvent, ConversationReply> decide(ThreadState state, AlertRequested request) {
        return state.last() instanceof Open open && waitsFor(open, request)
                ? Decision.unanswered(
                        new Handover(state, open, request.context(), null)
                                .alert(request.stint(), request.alertingTimeoutSeconds())
                                .events())
                : Decision.nothing();
    }

    private static boolean waitsFor(Open open, AlertRequested request) {
        return open.facts().conversationId().equals(request.conversationId())
                && open.agent().isEmpty()
                && open.alerting().isEmpty()
                && open.waiting()
                        .filter(waiting -> waiting.queueId().equals(request.stint().queueId()))
                        .isPresent();
    }

    static Decision<ConversationEvent, ConversationReply> decide(ThreadState state, AnswerRequested request) {
        return switch (state.standing(request.conversationId())) {
            case NoThread _ ->
                    Decision.answer(
                            ConversationReply.refused(
                                    refusal(request, ConversationRefusals.CONVERSATION_NOT_FOUND)));
            case Unknown _ -> refuse(request, ConversationRefusals.CONVERSATION_NOT_FOUND);
            case Ended _ -> refuse(request, ConversationRefusals.DISCONNECTED);
            case Current(var open) -> answer(state, open, request);
        };
    }

    private static Decision<ConversationEvent, ConversationReply> answer(
            ThreadState state, Open open, AnswerRequested request) {
        if (open.agent()
                .filter(agent ->
                        agent.is(request.participantId()) && agent.userId().equals(request.requestedBy()))
                .isPresent()) {
            return Decision.answer(ConversationReply.done(request.conversationId()));
        }
        if (!new ThreadHistory(state.idsUsed(), open.facts())
                .has(request.conversationId(), request.participantId())) {
            return refuse(request, Refusal.PARTICIPANT_NOT_FOUND);
        }
        LastConversation last = open;
        return last.alerting(request.participantId())
                .map(alert -> answer(state, open, alert, request))
                .orElseGet(() -> refuse(request, ConversationRefusals.NOT_ALERTING));
    }

    private static Decision<ConversationEvent, ConversationReply> answer(
            ThreadState state, Open open, Alerting alert, AnswerRequested request) {
        if (!alert.isFor(request.requestedBy())) {
            return refuse(request, Refusal.NOT_PARTICIPANT);
        }
        if (!state.ended().hasRoom()) {
            return refuse(request, ConversationRefusals.TOO_MANY_WRAPUPS);
        }
        return Decision.of(
                new Handover(state, open, request.context(), request.requestedBy())
                        .endWaiting(DisconnectType.TRANSFER)
                        .endStint(DisconnectType.TRANSFER)
                        .connect(alert.ref(), alert.stint())
                        .events(),
                ConversationReply.done(request.conversationId()));
    }

    /// The agent did not answer in time: whoever has the conversation keeps it.
    static List<ConversationEvent> whenDue(ThreadState state, Instant now) {
        return state.last() instanceof Open open
                ? open
                        .alerting()
                        .filter(alert -> !alert.until().isAfter(now))
                        .<ConversationEvent>map(
                                alert -> Handover.ended(alert, DisconnectType.TRANSFER_NOANSWER, null))
                        .stream()
                        .toList()
                : List.of();
    }

    private static Decision<ConversationEvent, ConversationReply> refuse(
            AnswerRequested request, String code) {
        Refusal refusal = refusal(request, code);
        return new AnswerRefused(
                        request.conversationId(), request.participantId(), request.requestedBy(), refusal)
                .decision();
    }

    private static Refusal refusal(AnswerRequested request, String code) {
        return new Refusal(
                code,
                Map.of(
                        "conversationId", request.conversationId().value(),
                        "participantId", request.participantId().value(),
                        "userId", request.requestedBy().value()));
    }
}
