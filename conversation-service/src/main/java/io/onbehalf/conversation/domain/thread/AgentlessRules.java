package io.onbehalf.conversation.domain.thread;

import io.onbehalf.conversation.domain.AgentRequest.AgentlessMessageRequested;
import io.onbehalf.conversation.domain.ConversationEvent;
import io.onbehalf.conversation.domain.ConversationRefusals;
import io.onbehalf.conversation.domain.ConversationReply;
import io.onbehalf.conversation.domain.ConversationReply.QueuedMessage;
import io.onbehalf.conversation.domain.Direction;
import io.onbehalf.conversation.domain.DisconnectType;
import io.onbehalf.conversation.domain.Lifecycle;
import io.onbehalf.conversation.domain.Lifecycle.ConversationDisconnected;
import io.onbehalf.conversation.domain.Lifecycle.ConversationResumed;
import io.onbehalf.conversation.domain.Lifecycle.ConversationStarted;
import io.onbehalf.conversation.domain.Messaging.AgentlessMessageQueued;
import io.onbehalf.conversation.domain.Participation.ParticipantConnected;
import io.onbehalf.conversation.domain.Refused.AgentlessMessageRefused;
import io.onbehalf.conversation.domain.ThreadingRule;
import io.onbehalf.conversation.domain.Window;
import io.onbehalf.conversation.domain.state.IdSource;
import io.onbehalf.conversation.domain.state.LastConversation.Disconnected;
import io.onbehalf.conversation.domain.state.LastConversation.None;
import io.onbehalf.conversation.domain.state.LastConversation.Open;
import io.onbehalf.conversation.domain.state.Participant;
import io.onbehalf.conversation.domain.state.Participant.Api;
import io.onbehalf.conversation.domain.state.Participant.Customer;
import io.onbehalf.conversation.domain.state.Participant.Ending;
import io.onbehalf.conversation.domain.state.ThreadState;
import io.onbehalf.conversation.domain.thread.TextRules.Sending;
import io.onbehalf.conversation.domain.thread.TextRules.Verdict;
import io.onbehalf.conversation.domain.value.ParticipantRef;
import io.onbehalf.conversation.domain.value.QueueRef;
import io.onbehalf.kit.domain.ConversationId;
import io.onbehalf.kit.domain.Decision;
import io.onbehalf.kit.domain.Refusal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A text is sent without an agent: it starts a conversation or continues a recent one, which is disconnected
/// again at once, so that its threading window begins and the contact's answer finds it.
///
/// It goes into an open conversation only where the caller says so; whoever has it keeps it.
final class AgentlessRules {

    private final TextRules texts;

    AgentlessRules(TextRules texts) {
        this.texts = texts;
    }

    Decision<ConversationEvent, ConversationReply> decide(
            ThreadState state, AgentlessMessageRequested request) {
        Window window = Threading.ofText(state.last(), request.context().requestedAt(), request.timeline());
        if (state.last() instanceof Open(var facts, _) && !request.useExistingActiveConversation()) {
            return refuse(
                    state,
                    request,
                    window,
                    new Refusal(
                            ConversationRefusals.CONNECTED,
                            Map.of("conversationId", facts.conversationId().value())));
        }
        Verdict verdict =
                texts.judge(
                        state,
                        new Sending(
                                request.line().outboundNumber(),
                                request.line().contactNumber(),
                                request.context().requestedAt(),
                                request.knownConsent().consent(),
                                request.quiet()));
        return verdict.objection()
                .map(refusal -> refuse(state, request, window, refusal))
                .orElseGet(() -> send(state, request, window, verdict.quietHoursOverridden()));
    }

    private static Decision<ConversationEvent, ConversationReply> send(
            ThreadState state, AgentlessMessageRequested request, Window window, boolean overridden) {
        IdSource ids = new IdSource(request.context().threadId(), state.idsUsed());
        return switch (state.last()) {
            case Open open ->
                    message(request, open.facts().conversationId(), open.queue(), ids, overridden)
                            .decision(List.of(), List.of());
            case Disconnected(var facts, _) when window.rule() == ThreadingRule.INSIDE_WINDOW ->
                    between(
                            new ConversationResumed(
                                    facts.conversationId(),
                                    Direction.OUTBOUND,
                                    request.queue(),
                                    window,
                                    facts.lastAgent()),
                            request,
                            ids,
                            overridden);
            case None _, Disconnected _ ->
                    between(
                            new ConversationStarted(
                                    request.context().thread(),
                                    ids.conversation(),
                                    Direction.OUTBOUND,
                                    request.queue(),
                                    request.line(),
                                    window,
                                    request.knownConsent().consentId()),
                            request,
                            ids,
                            overridden);
        };
    }

    /// The text between the beginning of its conversation and the end.
    private static Decision<ConversationEvent, ConversationReply> between(
            Lifecycle opening, AgentlessMessageRequested request, IdSource ids, boolean overridden) {
        Instant at = request.context().requestedAt();
        ConversationId conversationId = opening.conversationId();
        Customer customer = new Customer(ids.participant(conversationId));
        return message(request, conversationId, request.queue(), ids, overridden)
                .decision(
                        List.of(opening, ParticipantConnected.customer(at, customer.ref())),
                        List.of(
                                Participant.disconnected(
                                        customer, new Ending(DisconnectType.PEER, request.requestedBy())),
                                new ConversationDisconnected(at, conversationId, false)));
    }

    /// The text, with the stint of the client that sends it.
    private record Sent(
            ParticipantConnected connected, AgentlessMessageQueued message, ConversationEvent disconnected) {

        private Decision<ConversationEvent, ConversationReply> decision(
                List<? extends ConversationEvent> before, List<? extends ConversationEvent> after) {
            List<ConversationEvent> events = new ArrayList<>(before);
            events.addAll(List.of(connected, message, disconnected));
            events.addAll(after);
            return Decision.of(
                    events,
                    ConversationReply.queued(
                            message.conversationId(),
                            new QueuedMessage(
                                    message.messageId(),
                                    message.participant(),
                                    message.outboundNumber(),
                                    message.contactNumber())));
        }
    }

    private static Sent message(
            AgentlessMessageRequested request,
            ConversationId conversationId,
            QueueRef queue,
            IdSource ids,
            boolean quietHoursOverridden) {
        ParticipantRef client = ids.participant(conversationId);
        return new Sent(
                ParticipantConnected.api(request.context().requestedAt(), client, queue),
                new AgentlessMessageQueued(
                        request.context().requestedAt(),
                        client,
                        ids.message(),
                        request.requestedBy(),
                        queue,
                        request.line().outboundNumber(),
                        request.line().contactNumber(),
                        request.content(),
                        quietHoursOverridden),
                Participant.disconnected(
                        new Api(client, queue), new Ending(DisconnectType.CLIENT, request.requestedBy())));
    }

    private static Decision<ConversationEvent, ConversationReply> refuse(
            ThreadState state, AgentlessMessageRequested request, Window window, Refusal refusal) {
        return new AgentlessMessageRefused(
                        state.last().knownId(),
                        request.requestedBy(),
                        request.queue().queueId(),
                        refusal,
                        window)
                .decision();
    }
}
