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
import io.onbehalf.conversation.domain.ThreadingRule;
import io.onbehalf.conversation.domain.Window;
import io.onbehalf.conversation.domain.value.AgentRef;
import io.onbehalf.kit.domain.ConversationId;
import io.onbehalf.kit.domain.Decision;
import io.onbehalf.kit.domain.Refusal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
                        request.queue().queueId(),
                        window));
    }

    private static Decision<ConversationEvent, ConversationReply> connect(
            IdSource ids, ComposeRequested request, Lifecycle opening) {
        ConversationId conversationId = opening.conversationId();
        AgentRef agent = new AgentRef(request.composer().requestedBy(), request.composer().userName());
        return Decision.of(
                List.of(
                        opening,
                        ParticipantConnected.customer(ids.participant(conversationId)),
                        ParticipantConnected.agent(
                                ids.participant(conversationId),
                                agent,
                                request.queue(),
                                request.afterCall())),
                ConversationReply.done(conversationId));
    }

    private static Decision<ConversationEvent, ConversationReply> refuse(
            ThreadState state, ComposeRequested request, Window window, String code) {
        Map<String, String> params = params(state, window);
        if (code.equals(ConversationRefusals.CONNECTED)) {
            params.put("held", held(window.rule()));
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

    /// Who has the open conversation; what waits can be taken.
    private static String held(ThreadingRule rule) {
        return switch (rule) {
            case CONNECTED_TO_SAME_AGENT -> "mine";
            case WAITING_IN_QUEUE -> "waiting";
            case CONNECTED_TO_ANOTHER_AGENT, NO_CONVERSATION, INSIDE_WINDOW, WINDOW_OVER -> "another";
        };
    }

    /// Another agent's conversation is not named.
    private static Map<String, String> params(ThreadState state, Window window) {
        Map<String, String> params = new LinkedHashMap<>();
        if (window.rule() != ThreadingRule.CONNECTED_TO_ANOTHER_AGENT) {
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
