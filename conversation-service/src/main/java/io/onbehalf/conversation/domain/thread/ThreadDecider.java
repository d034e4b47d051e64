package io.onbehalf.conversation.domain.thread;

import io.onbehalf.conversation.domain.AgentRequest.AfterCallWorkUpdateRequested;
import io.onbehalf.conversation.domain.AgentRequest.AgentlessMessageRequested;
import io.onbehalf.conversation.domain.AgentRequest.AnswerRequested;
import io.onbehalf.conversation.domain.AgentRequest.AssignRequested;
import io.onbehalf.conversation.domain.AgentRequest.ComposeRequested;
import io.onbehalf.conversation.domain.AgentRequest.DisconnectRequested;
import io.onbehalf.conversation.domain.AgentRequest.MessageRequested;
import io.onbehalf.conversation.domain.AgentRequest.OptOutRequested;
import io.onbehalf.conversation.domain.AgentRequest.ReleaseRequested;
import io.onbehalf.conversation.domain.AgentRequest.TakeoverRequested;
import io.onbehalf.conversation.domain.AgentRequest.TransferRequested;
import io.onbehalf.conversation.domain.CarrierRequest.DeliveryReceiptReceived;
import io.onbehalf.conversation.domain.CarrierRequest.InboundSmsReceived;
import io.onbehalf.conversation.domain.CarrierRequest.SmsSubmitConcluded;
import io.onbehalf.conversation.domain.ConversationEvent;
import io.onbehalf.conversation.domain.ConversationReply;
import io.onbehalf.conversation.domain.Participation.ParticipantConnected;
import io.onbehalf.conversation.domain.RequestContext;
import io.onbehalf.conversation.domain.ThreadRequest;
import io.onbehalf.conversation.domain.ThreadRequest.AlertRequested;
import io.onbehalf.conversation.domain.ThreadRequest.ContactConsentChanged;
import io.onbehalf.conversation.domain.ThreadRequest.InactivityTermsChanged;
import io.onbehalf.conversation.domain.ThreadRequest.StintQueueDeleted;
import io.onbehalf.conversation.domain.ThreadRequest.ThreadErasureRequested;
import io.onbehalf.conversation.domain.ThreadRequest.ThreadRetentionDue;
import io.onbehalf.conversation.domain.ThreadRequest.ThreadTimerExpired;
import io.onbehalf.conversation.domain.ThreadRequest.WrapupCompleted;
import io.onbehalf.conversation.domain.ThreadRequest.WrapupCorrected;
import io.onbehalf.conversation.domain.ThreadingRule;
import io.onbehalf.conversation.domain.Window;
import io.onbehalf.conversation.domain.consent.ConsentKeywords;
import io.onbehalf.conversation.domain.delivery.Deliveries;
import io.onbehalf.conversation.domain.inbound.PendingText;
import io.onbehalf.conversation.domain.state.QueueTerms;
import io.onbehalf.conversation.domain.state.Queues;
import io.onbehalf.conversation.domain.state.ThreadState;
import io.onbehalf.conversation.domain.value.PhoneZones;
import io.onbehalf.kit.domain.Decider;
import io.onbehalf.kit.domain.Decision;
import io.onbehalf.kit.domain.Refusal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Decides every request to a thread.
public final class ThreadDecider {

    private final InboundRules inbound;
    private final ComposeRules compose;
    private final MessageRules messages;
    private final AgentlessRules agentless;
    private final InactivityRules inactivity;
    private final SupervisionRules supervision;
    private final QueueTerms terms;

    private ThreadDecider(ConsentKeywords keywords, PhoneZones zones, Queues queues, QueueTerms terms) {
        TextRules texts = new TextRules(zones);
        this.inbound = new InboundRules(keywords);
        this.compose = new ComposeRules(texts);
        this.messages = new MessageRules(texts);
        this.agentless = new AgentlessRules(texts);
        this.inactivity = new InactivityRules(queues);
        this.supervision = new SupervisionRules(queues);
        this.terms = terms;
    }

    /// The decider of threads.
    ///
    /// @param keywords the list that also judges whole texts when they are received
    /// @param zones of contacts, for their quiet hours
    /// @param queues what they are now
    /// @param terms what queues ask for at the moment of a decision
    public static Decider<ThreadState, ThreadRequest, ConversationEvent, ConversationReply> of(
            ConsentKeywords keywords, PhoneZones zones, Queues queues, QueueTerms terms) {
        ThreadDecider decider = new ThreadDecider(keywords, zones, queues, terms);
        return new Decider<>(
                ThreadState.INITIAL,
                decider::decide,
                ThreadState::evolve,
                decider::dueAt,
                ThreadDecider::whenDue);
    }

    /// Decides a request; a refusal is an event and a reply, never an exception. A request for a thread that
    /// is unknown, or another organization's, is only answered: nothing happened on that thread.
    private Decision<ConversationEvent, ConversationReply> decide(ThreadState thread, ThreadRequest request) {
        ThreadState state = current(thread.asSeenBy(request.organizationId()), request);
        return withInactivityTerms(state, decideCurrent(state, request));
    }

    /// An agent's stint begins with the inactivity timeout of its queue.
    private Decision<ConversationEvent, ConversationReply> withInactivityTerms(
            ThreadState state, Decision<ConversationEvent, ConversationReply> decision) {
        if (decision.events().stream().noneMatch(ParticipantConnected.class::isInstance)) {
            return decision;
        }
        List<ConversationEvent> terms = inactivity.terms(state.after(decision.events()));
        return terms.isEmpty()
                ? decision
                : new Decision<>(
                        Stream.concat(decision.events().stream(), terms.stream()).toList(), decision.reply());
    }

    private Decision<ConversationEvent, ConversationReply> decideCurrent(
            ThreadState state, ThreadRequest request) {
        return switch (request) {
            case ComposeRequested composed -> compose.decide(state, composed);
            case MessageRequested message -> messages.decide(state, message);
            case AgentlessMessageRequested message -> agentless.decide(state, message);
            case DisconnectRequested disconnect -> DisconnectRules.decide(state, disconnect);
            case AssignRequested assign -> AssignRules.decide(state, assign);
            case TransferRequested transfer -> TransferRules.decide(state, transfer);
            case ReleaseRequested release -> supervision.decide(state, release);
            case TakeoverRequested takeover -> SupervisionRules.decide(state, takeover);
            case OptOutRequested optOut -> ConsentRules.decide(state, optOut);
            case AnswerRequested answer -> AlertRules.decide(state, answer);
            case AlertRequested alert -> AlertRules.decide(state, alert);
            case InactivityTermsChanged changed -> InactivityRules.decide(state, changed);
            case StintQueueDeleted deleted -> QueueDeletedRules.decide(state, deleted);
            case InboundSmsReceived sms -> inbound.decide(state, sms);
            case SmsSubmitConcluded concluded -> ReceiptRules.decide(state, concluded);
            case DeliveryReceiptReceived receipt -> ReceiptRules.decide(state, receipt);
            case ContactConsentChanged changed -> ConsentRules.decide(state, changed);
            case ThreadErasureRequested erasure -> ForgettingRules.decide(state, erasure);
            case ThreadRetentionDue due -> ForgettingRules.decide(due);
            case ThreadTimerExpired expired -> expire(state, expired.context());
            case AfterCallWorkUpdateRequested update -> AfterCallWorkRules.decide(state, update);
            case WrapupCompleted completed -> WrapupRules.decide(state, completed);
            case WrapupCorrected corrected -> WrapupRules.decide(state, corrected);
        };
    }

    /// The answer to a compose before it is made.
    ///
    /// @param refusal empty if the agent would be connected; that of a text is left out
    /// @param continuesConversation whether they would be connected in the conversation that there is
    public record ComposeOutlook(Optional<Refusal> refusal, boolean continuesConversation) {}

    /// What a compose would lead to now.
    ///
    /// @param thread of which nothing is changed
    public static ComposeOutlook outlook(ThreadState thread, ComposeRequested request) {
        ThreadState state = thread.asSeenBy(request.organizationId());
        Window window = ComposeRules.window(state, request);
        return new ComposeOutlook(
                ComposeRules.objection(state, request, window), window.rule() == ThreadingRule.INSIDE_WINDOW);
    }

    /// The state with what the agent's queue asks for now, where a stint may end by the request.
    private ThreadState current(ThreadState state, ThreadRequest request) {
        return switch (request) {
            case DisconnectRequested _,
                    AssignRequested _,
                    TransferRequested _,
                    ReleaseRequested _,
                    TakeoverRequested _,
                    AnswerRequested _,
                    AfterCallWorkUpdateRequested _,
                    StintQueueDeleted _,
                    ThreadErasureRequested _,
                    ThreadTimerExpired _ ->
                    state.with(terms, request.organizationId());
            case ComposeRequested _,
                    OptOutRequested _,
                    MessageRequested _,
                    AgentlessMessageRequested _,
                    AlertRequested _,
                    InactivityTermsChanged _,
                    InboundSmsReceived _,
                    SmsSubmitConcluded _,
                    DeliveryReceiptReceived _,
                    ContactConsentChanged _,
                    ThreadRetentionDue _,
                    WrapupCompleted _,
                    WrapupCorrected _ ->
                    state;
        };
    }

    /// A moment came that the thread was waiting for: receipts, parts or answers that never came are given
    /// up, and a conversation that is silent leaves its agent.
    private Decision<ConversationEvent, ConversationReply> expire(ThreadState state, RequestContext context) {
        Instant now = context.requestedAt();
        Deliveries deliveries = state.deliveries();
        List<ConversationEvent> events =
                new ArrayList<>(ReceiptRules.changes(deliveries, deliveries.expiredAt(now)));
        events.addAll(AlertRules.whenDue(state, now));
        ThreadState reached = state.after(events);
        for (PendingText text : state.inbound().expiredAt(now)) {
            List<ConversationEvent> shown = inbound.incomplete(reached, text, now);
            events.addAll(shown);
            reached = reached.after(shown);
        }
        events.addAll(inactivity.whenDue(reached, context));
        return Decision.unanswered(events);
    }

    /// The moment that a thread waits for next; empty if it waits for none.
    private Optional<Instant> dueAt(ThreadState state) {
        return Stream.of(state.dueAt(), inactivity.dueAt(state))
                .flatMap(Optional::stream)
                .min(Comparator.naturalOrder());
    }

    /// The request for a thread whose moment has come.
    public static ThreadRequest whenDue(ThreadState state, Instant now) {
        return new ThreadTimerExpired(new RequestContext(state.ref().orElseThrow(), now));
    }
}
