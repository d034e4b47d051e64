package io.onbehalf.conversation.domain.thread;

import io.onbehalf.conversation.domain.AgentRequest.ComposeRequested;
import io.onbehalf.conversation.domain.ConversationEvent;
import io.onbehalf.conversation.domain.ConversationRefusals;
import io.onbehalf.conversation.domain.ConversationReply;
import io.onbehalf.conversation.domain.ConversationReply.QueuedMessage;
import io.onbehalf.conversation.domain.Direction;
import io.onbehalf.conversation.domain.Lifecycle;
import io.onbehalf.conversation.domain.Lifecycle.ConversationResumed;
import io.onbehalf.conversation.domain.Lifecycle.ConversationStarted;
import io.onbehalf.conversation.domain.Messaging.MessageQueued;
import io.onbehalf.conversation.domain.Participation.ParticipantConnected;
import io.onbehalf.conversation.domain.Refused.ComposeRefused;
import io.onbehalf.conversation.domain.ThreadingRule;
import io.onbehalf.conversation.domain.Window;
import io.onbehalf.conversation.domain.delivery.OutboundText;
import io.onbehalf.conversation.domain.state.ConversationFacts;
import io.onbehalf.conversation.domain.state.IdSource;
import io.onbehalf.conversation.domain.state.LastConversation.Open;
import io.onbehalf.conversation.domain.state.Participant.Agent;
import io.onbehalf.conversation.domain.state.Participant.Alerting;
import io.onbehalf.conversation.domain.state.Participant.Waiting;
import io.onbehalf.conversation.domain.state.ThreadState;
import io.onbehalf.conversation.domain.thread.TextRules.Sending;
import io.onbehalf.conversation.domain.thread.TextRules.Verdict;
import io.onbehalf.conversation.domain.value.AgentRef;
import io.onbehalf.conversation.domain.value.ParticipantRef;
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
import java.util.stream.Stream;

/// An agent composes: start, continue, or refuse, by the row of the threading table. The first text is sent
/// with it; if that is refused, nothing happens.
final class ComposeRules {

    private final TextRules texts;

    ComposeRules(TextRules texts) {
        this.texts = texts;
    }

    Decision<ConversationEvent, ConversationReply> decide(ThreadState state, ComposeRequested request) {
        Window window = window(state, request);
        return objection(state, request, window)
                .map(refusal -> refuse(state, request, window, refusal))
                .orElseGet(() -> accept(state, request, window));
    }

    static Window window(ThreadState state, ComposeRequested request) {
        return Threading.ofCompose(
                state.last(),
                request.context().requestedAt(),
                request.timeline(),
                request.composer().requestedBy());
    }

    /// What stands against it, apart from its text.
    static Optional<Refusal> objection(ThreadState state, ComposeRequested request, Window window) {
        if (ConsentRules.optedOut(state, request.knownConsent().consent())) {
            return Optional.of(refusal(state, request, window, ConversationRefusals.OPTED_OUT));
        }
        if (!state.ended().hasRoom()) {
            return Optional.of(refusal(state, request, window, ConversationRefusals.TOO_MANY_WRAPUPS));
        }
        return switch (window.rule()) {
            case NO_CONVERSATION, WINDOW_OVER -> Optional.empty();
            case INSIDE_WINDOW ->
                    request.useExistingConversation()
                            ? Optional.empty()
                            : Optional.of(refusal(state, request, window, ConversationRefusals.IN_WINDOW));
            case CONNECTED_TO_SAME_AGENT, CONNECTED_TO_ANOTHER_AGENT, WAITING_IN_QUEUE, UNKNOWN ->
                    Optional.of(refusal(state, request, window, ConversationRefusals.CONNECTED));
        };
    }

    private Decision<ConversationEvent, ConversationReply> accept(
            ThreadState state, ComposeRequested request, Window window) {
        IdSource ids = new IdSource(request.context().threadId(), state.idsUsed());
        Optional<OutboundText> text = request.firstText().content();
        if (text.isEmpty()) {
            Connected connected = connect(state, request, window, ids);
            return Decision.of(connected.events(), ConversationReply.done(connected.conversationId()));
        }
        Verdict verdict = texts.judge(state, sending(request));
        return verdict.objection()
                .map(refusal -> refuse(state, request, window, refusal))
                .orElseGet(() ->
                        send(
                                connect(state, request, window, ids),
                                request,
                                text.get(),
                                ids,
                                verdict.quietHoursOverridden()));
    }

    private static Sending sending(ComposeRequested request) {
        return new Sending(
                request.line().outboundNumber(),
                request.line().contactNumber(),
                request.context().requestedAt(),
                request.knownConsent().consent(),
                request.firstText().quiet());
    }

    /// The events by which the agent is connected to the contact.
    private record Connected(List<ConversationEvent> events, ParticipantRef agent) {

        private ConversationId conversationId() {
            return agent.conversationId();
        }
    }

    private static Connected connect(
            ThreadState state, ComposeRequested request, Window window, IdSource ids) {
        Lifecycle opening =
                window.rule() == ThreadingRule.INSIDE_WINDOW
                        ? resumed(state, request, window)
                        : started(request, window, ids);
        ConversationId conversationId = opening.conversationId();
        Instant at = request.context().requestedAt();
        ParticipantRef customer = ids.participant(conversationId);
        ParticipantRef participant = ids.participant(conversationId);
        AgentRef agent = new AgentRef(request.composer().requestedBy(), request.composer().userName());
        return new Connected(
                List.of(
                        opening,
                        ParticipantConnected.customer(at, customer),
                        ParticipantConnected.agent(
                                at, participant, new Stint(agent, request.queue(), request.afterCall()))),
                participant);
    }

    private static ConversationStarted started(ComposeRequested request, Window window, IdSource ids) {
        return new ConversationStarted(
                request.context().thread(),
                ids.conversation(),
                Direction.OUTBOUND,
                request.queue(),
                request.line(),
                window,
                request.knownConsent().consentId());
    }

    private static ConversationResumed resumed(ThreadState state, ComposeRequested request, Window window) {
        return new ConversationResumed(
                state.last().knownId().orElseThrow(),
                Direction.OUTBOUND,
                request.queue(),
                window,
                state.last().known().flatMap(ConversationFacts::lastAgent));
    }

    private static Decision<ConversationEvent, ConversationReply> send(
            Connected connected,
            ComposeRequested request,
            OutboundText text,
            IdSource ids,
            boolean quietHoursOverridden) {
        MessageQueued message =
                new MessageQueued(
                        request.context().requestedAt(),
                        connected.agent(),
                        ids.message(),
                        request.composer().requestedBy(),
                        request.queue(),
                        request.line().outboundNumber(),
                        request.line().contactNumber(),
                        text,
                        quietHoursOverridden);
        return Decision.of(
                Stream.concat(connected.events().stream(), Stream.of(message)).toList(),
                ConversationReply.queued(
                        connected.conversationId(),
                        new QueuedMessage(
                                message.messageId(),
                                connected.agent(),
                                message.outboundNumber(),
                                message.contactNumber())));
    }

    private static Refusal refusal(ThreadState state, ComposeRequested request, Window window, String code) {
        Map<String, String> params = params(state, window);
        if (state.last() instanceof Open open && code.equals(ConversationRefusals.CONNECTED)) {
            params.putAll(held(open, request));
        }
        return new Refusal(code, params);
    }

    private static Decision<ConversationEvent, ConversationReply> refuse(
            ThreadState state, ComposeRequested request, Window window, Refusal refusal) {
        return new ComposeRefused(
                        state.last().knownId(),
                        request.composer().requestedBy(),
                        request.queue().queueId(),
                        refusal,
                        window)
                .decision();
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
                    params.put("windowMinutes", Integer.toString(window.timeline().windowMinutes()));
                });
        return params;
    }
}
