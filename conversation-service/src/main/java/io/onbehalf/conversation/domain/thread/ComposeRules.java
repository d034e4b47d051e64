package io.onbehalf.conversation.domain.thread;

import io.onbehalf.conversation.domain.AgentRequest.ComposeRequested;
import io.onbehalf.conversation.domain.ConversationEvent;
import io.onbehalf.conversation.domain.ConversationRefusals;
import io.onbehalf.conversation.domain.ConversationReply;
import io.onbehalf.conversation.domain.Direction;
import io.onbehalf.conversation.domain.Lifecycle;
import io.onbehalf.conversation.domain.Lifecycle.ConversationResumed;
import io.onbehalf.conversation.domain.Lifecycle.ConversationStarted;
import io.onbehalf.conversation.domain.Participation.ParticipantConnected;
import io.onbehalf.conversation.domain.Refused.ComposeRefused;
import io.onbehalf.conversation.domain.Window;
import io.onbehalf.conversation.domain.state.ConversationFacts;
import io.onbehalf.conversation.domain.state.IdSource;
import io.onbehalf.conversation.domain.state.LastConversation.Open;
import io.onbehalf.conversation.domain.state.Participant.Agent;
import io.onbehalf.conversation.domain.state.Participant.Alerting;
import io.onbehalf.conversation.domain.state.Participant.Waiting;
import io.onbehalf.conversation.domain.state.ThreadState;
import io.onbehalf.conversation.domain.value.AgentRef;
import io.onbehalf.conversation.domain.value.Stint;
import io.onbehalf.kit.domain.ConversationId;
import io.onbehalf.kit.domain.Decision;
import io.onbehalf.kit.domain.Refusal;
import io.onbehalf.kit.domain.UserId;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// An agent composes: start, continue, or refuse, by the row of the threading table.
final class ComposeRules {

    private ComposeRules() {}

    static Decision<ConversationEvent, ConversationReply> decide(
            ThreadState state, ComposeRequested request) {
        Window window =
                Threading.ofCompose(
                        state.last(),
                        request.context().requestedAt(),
                        request.windowMinutes(),
                        request.composer().requestedBy());
        if (ConsentRules.optedOut(state, request.consent())) {
            return refuse(state, request, window, ConversationRefusals.OPTED_OUT);
        }
        if (!state.ended().hasRoom()) {
            return refuse(state, request, window, ConversationRefusals.TOO_MANY_WRAPUPS);
        }
        return switch (window.rule()) {
            case NO_CONVERSATION, WINDOW_OVER -> start(state, request, window);
            case INSIDE_WINDOW ->
                    request.useExistingConversation()
                            ? resume(state, request, window)
                            : refuse(state, request, window, ConversationRefusals.IN_WINDOW);
            case CONNECTED_TO_SAME_AGENT, CONNECTED_TO_ANOTHER_AGENT, WAITING_IN_QUEUE ->
                    refuse(state, request, window, ConversationRefusals.CONNECTED);
        };
    }

    private static Decision<ConversationEvent, ConversationReply> start(
            ThreadState state, ComposeRequested request, Window window) {
        IdSource ids = new IdSource(request.context().threadId(), state.idsUsed());
        ConversationId conversationId = ids.conversation();
        return connect(
                ids,
                request,
                new ConversationStarted(
                        request.context().thread(),
                        conversationId,
                        Direction.OUTBOUND,
                        request.queue(),
                        request.line(),
                        window,
                        request.consentId()));
    }

    private static Decision<ConversationEvent, ConversationReply> resume(
            ThreadState state, ComposeRequested request, Window window) {
        return connect(
                new IdSource(request.context().threadId(), state.idsUsed()),
                request,
                new ConversationResumed(
                        state.last().knownId().orElseThrow(),
                        Direction.OUTBOUND,
                        request.queue(),
                        window,
                        state.last().known().flatMap(ConversationFacts::lastAgent)));
    }

    private static Decision<ConversationEvent, ConversationReply> connect(
            IdSource ids, ComposeRequested request, Lifecycle opening) {
        ConversationId conversationId = opening.conversationId();
        Instant at = request.context().requestedAt();
        AgentRef agent = new AgentRef(request.composer().requestedBy(), request.composer().userName());
        return Decision.of(
                List.of(
                        opening,
                        ParticipantConnected.customer(at, ids.participant(conversationId)),
                        ParticipantConnected.agent(
                                at,
                                ids.participant(conversationId),
                                new Stint(agent, request.queue(), request.afterCall()))),
                ConversationReply.done(conversationId));
    }

    private static Decision<ConversationEvent, ConversationReply> refuse(
            ThreadState state, ComposeRequested request, Window window, String code) {
        Map<String, String> params = params(state, window);
        if (state.last() instanceof Open open && code.equals(ConversationRefusals.CONNECTED)) {
            params.putAll(held(open, request));
        }
        Refusal refusal = new Refusal(code, params);
        return Decision.of(
                List.of(
                        new ComposeRefused(
                                state.last().knownId(),
                                request.composer().requestedBy(),
                                request.queue().queueId(),
                                refusal,
                                window)),
                ConversationReply.refused(refusal));
    }

    /// Who has the open conversation. Another agent is named to whoever composes on behalf of the same queue;
    /// what waits is named with the time since when, because it can be taken.
    private static Map<String, String> held(Open open, ComposeRequested request) {
        UserId user = request.composer().requestedBy();
        Optional<Stint> stint =
                open.alerting()
                        .filter(alert -> alert.isFor(user))
                        .map(Alerting::stint)
                        .or(() -> open.agent().map(Agent::stint))
                        .or(() -> open.alerting().map(Alerting::stint));
        if (stint.isEmpty()) {
            return open.waiting().map(ComposeRules::waiting).orElse(Map.of());
        }
        if (stint.get().userId().equals(user)) {
            return Map.of("held", "mine", "conversationId", open.facts().conversationId().value());
        }
        return stint.get().queueId().equals(request.queue().queueId())
                ? Map.of(
                        "held", "another",
                        "holderId", stint.get().userId().value(),
                        "holderName", stint.get().agent().userName())
                : Map.of("held", "another");
    }

    private static Map<String, String> waiting(Waiting waiting) {
        return Map.of(
                "held", "waiting",
                "conversationId", waiting.ref().conversationId().value(),
                "queueId", waiting.queueId().value(),
                "waitingSince", waiting.since().toString());
    }

    /// A conversation that is open is named only by [#held].
    private static Map<String, String> params(ThreadState state, Window window) {
        Map<String, String> params = new LinkedHashMap<>();
        if (!(state.last() instanceof Open)) {
            state.last().knownId().ifPresent(id -> params.put("conversationId", id.value()));
        }
        window.lastDisconnectedAt()
                .ifPresent(at -> {
                    params.put("lastDisconnectedAt", at.toString());
                    params.put("windowMinutes", Integer.toString(window.windowMinutes()));
                });
        return params;
    }
}
