package io.onbehalf.conversation.domain.thread;

import static java.util.Objects.requireNonNull;

import io.onbehalf.conversation.domain.ConversationEvent;
import io.onbehalf.conversation.domain.ConversationEvent.ComposeRefused;
import io.onbehalf.conversation.domain.ConversationEvent.ConversationResumed;
import io.onbehalf.conversation.domain.ConversationEvent.ConversationStarted;
import io.onbehalf.conversation.domain.ConversationEvent.ParticipantConnected;
import io.onbehalf.conversation.domain.ConversationRefusals;
import io.onbehalf.conversation.domain.ConversationReply;
import io.onbehalf.conversation.domain.Direction;
import io.onbehalf.conversation.domain.ParticipantState;
import io.onbehalf.conversation.domain.Purpose;
import io.onbehalf.conversation.domain.ThreadRequest.ComposeRequested;
import io.onbehalf.conversation.domain.ThreadingRule;
import io.onbehalf.conversation.domain.thread.LastConversation.Disconnected;
import io.onbehalf.conversation.domain.thread.LastConversation.None;
import io.onbehalf.conversation.domain.thread.LastConversation.Open;
import io.onbehalf.kit.domain.ConversationId;
import io.onbehalf.kit.domain.Decision;
import io.onbehalf.kit.domain.Refusal;
import io.onbehalf.kit.domain.WrapupPrompt;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An agent composes: start, continue, or refuse, by the row of the threading table.
final class Composing {

    private Composing() {}

    static Decision<ConversationEvent, ConversationReply> decide(
            ThreadState state, ComposeRequested compose) {
        Threading threading =
                Threading.of(
                        state.last(), compose.requestedAt(), compose.windowMinutes(), compose.requestedBy());
        if (Consenting.optedOut(state, compose.consent())) {
            return refuse(state, compose, threading, ConversationRefusals.OPTED_OUT);
        }
        if (!state.hasRoom()) {
            return refuse(state, compose, threading, ConversationRefusals.TOO_MANY_WRAPUPS);
        }
        IdSource ids = new IdSource(compose.threadId(), state.idsUsed());
        return switch (threading.rule()) {
            case NO_CONVERSATION, WINDOW_OVER -> start(ids, compose, threading);
            case INSIDE_WINDOW ->
                    compose.useExistingConversation()
                            ? resume(ids, state, compose, threading)
                            : refuse(state, compose, threading, ConversationRefusals.IN_WINDOW);
            case CONNECTED_TO_SAME_AGENT, CONNECTED_TO_ANOTHER_AGENT, WAITING_IN_QUEUE ->
                    refuse(state, compose, threading, ConversationRefusals.CONNECTED);
        };
    }

    private static Decision<ConversationEvent, ConversationReply> start(
            IdSource ids, ComposeRequested compose, Threading threading) {
        ConversationId conversationId = ids.conversation();
        return connected(
                ids,
                compose,
                conversationId,
                new ConversationStarted(
                        compose.organizationId(),
                        compose.threadId(),
                        conversationId,
                        Direction.OUTBOUND,
                        compose.queueId(),
                        compose.queueName(),
                        compose.outboundNumber(),
                        compose.contactNumber(),
                        compose.contactNumberAsTyped(),
                        threading.rule(),
                        compose.windowMinutes(),
                        threading.lastDisconnectedAt(),
                        compose.consentId()));
    }

    private static Decision<ConversationEvent, ConversationReply> resume(
            IdSource ids, ThreadState state, ComposeRequested compose, Threading threading) {
        ConversationId conversationId =
                requireNonNull(conversationOf(state), "a window belongs to a conversation");
        return connected(
                ids,
                compose,
                conversationId,
                new ConversationResumed(
                        conversationId,
                        Direction.OUTBOUND,
                        compose.queueId(),
                        threading.rule(),
                        compose.windowMinutes(),
                        threading.lastDisconnectedAt()));
    }

    private static Decision<ConversationEvent, ConversationReply> connected(
            IdSource ids,
            ComposeRequested compose,
            ConversationId conversationId,
            ConversationEvent opening) {
        return new Decision<>(
                List.of(opening, customer(ids, conversationId), agent(ids, conversationId, compose)),
                ConversationReply.done(conversationId));
    }

    static ParticipantConnected customer(IdSource ids, ConversationId conversationId) {
        return new ParticipantConnected(
                conversationId,
                ids.participant(),
                ids.communication(),
                Purpose.CUSTOMER,
                ParticipantState.CONNECTED,
                null,
                null,
                null,
                null,
                WrapupPrompt.OPTIONAL,
                null);
    }

    private static ParticipantConnected agent(
            IdSource ids, ConversationId conversationId, ComposeRequested compose) {
        return new ParticipantConnected(
                conversationId,
                ids.participant(),
                ids.communication(),
                Purpose.AGENT,
                ParticipantState.CONNECTED,
                compose.requestedBy(),
                compose.userName(),
                compose.queueId(),
                compose.queueName(),
                compose.wrapupPrompt(),
                compose.wrapupTimeoutMs());
    }

    private static Decision<ConversationEvent, ConversationReply> refuse(
            ThreadState state, ComposeRequested compose, Threading threading, String code) {
        boolean another = threading.rule() == ThreadingRule.CONNECTED_TO_ANOTHER_AGENT;
        ConversationId existing = conversationOf(state);
        Map<String, String> params = new LinkedHashMap<>();
        if (existing != null && !another) {
            params.put("conversationId", existing.value());
        }
        if (threading.lastDisconnectedAt() != null) {
            params.put("lastDisconnectedAt", threading.lastDisconnectedAt().toString());
            params.put("windowMinutes", Integer.toString(compose.windowMinutes()));
        }
        Refusal refusal = new Refusal(code, params);
        return new Decision<>(
                List.of(
                        new ComposeRefused(
                                existing,
                                compose.requestedBy(),
                                compose.queueId(),
                                refusal,
                                threading.rule(),
                                compose.windowMinutes(),
                                threading.lastDisconnectedAt())),
                ConversationReply.refused(refusal));
    }

    private static @Nullable ConversationId conversationOf(ThreadState state) {
        return switch (state.last()) {
            case None _ -> null;
            case Open(var about, _) -> about.conversationId();
            case Disconnected(var about, _) -> about.conversationId();
        };
    }
}
