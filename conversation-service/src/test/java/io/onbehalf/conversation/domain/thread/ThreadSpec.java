package io.onbehalf.conversation.domain.thread;

import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.conversation.domain.AgentRequest.AfterCallWorkUpdateRequested;
import io.onbehalf.conversation.domain.AgentRequest.AgentlessMessageRequested;
import io.onbehalf.conversation.domain.AgentRequest.AnswerRequested;
import io.onbehalf.conversation.domain.AgentRequest.AssignRequested;
import io.onbehalf.conversation.domain.AgentRequest.CallerQueue;
import io.onbehalf.conversation.domain.AgentRequest.ComposeRequested;
import io.onbehalf.conversation.domain.AgentRequest.Composer;
import io.onbehalf.conversation.domain.AgentRequest.DisconnectRequested;
import io.onbehalf.conversation.domain.AgentRequest.FirstText;
import io.onbehalf.conversation.domain.AgentRequest.MessageRequested;
import io.onbehalf.conversation.domain.AgentRequest.OptOutRequested;
import io.onbehalf.conversation.domain.AgentRequest.ReleaseRequested;
import io.onbehalf.conversation.domain.AgentRequest.StintQueue;
import io.onbehalf.conversation.domain.AgentRequest.TakeoverRequested;
import io.onbehalf.conversation.domain.AgentRequest.TransferRequested;
import io.onbehalf.conversation.domain.AgentRequest.TransferTarget;
import io.onbehalf.conversation.domain.CarrierRequest.InboundSmsReceived;
import io.onbehalf.conversation.domain.ConversationEvent;
import io.onbehalf.conversation.domain.ConversationReply;
import io.onbehalf.conversation.domain.RequestContext;
import io.onbehalf.conversation.domain.ThreadRequest;
import io.onbehalf.conversation.domain.ThreadRequest.AlertRequested;
import io.onbehalf.conversation.domain.ThreadRequest.InactivityTermsChanged;
import io.onbehalf.conversation.domain.ThreadRequest.StintQueueDeleted;
import io.onbehalf.conversation.domain.ThreadRequest.WrapupCompleted;
import io.onbehalf.conversation.domain.ThreadRequest.WrapupCorrected;
import io.onbehalf.conversation.domain.consent.ConsentKeywords;
import io.onbehalf.conversation.domain.consent.ConsentScope;
import io.onbehalf.conversation.domain.consent.KnownConsent;
import io.onbehalf.conversation.domain.delivery.OutboundText;
import io.onbehalf.conversation.domain.state.LastConversation.Open;
import io.onbehalf.conversation.domain.state.QueueTerms;
import io.onbehalf.conversation.domain.state.Queues;
import io.onbehalf.conversation.domain.state.ThreadState;
import io.onbehalf.conversation.domain.value.AgentRef;
import io.onbehalf.conversation.domain.value.AppliedTimeline;
import io.onbehalf.conversation.domain.value.ContactNumber;
import io.onbehalf.conversation.domain.value.Line;
import io.onbehalf.conversation.domain.value.PhoneZones;
import io.onbehalf.conversation.domain.value.QueueInactivity;
import io.onbehalf.conversation.domain.value.QueueRef;
import io.onbehalf.conversation.domain.value.QuietTerms;
import io.onbehalf.conversation.domain.value.Stint;
import io.onbehalf.conversation.domain.value.WrapupContent;
import io.onbehalf.kit.domain.AfterCallTerms;
import io.onbehalf.kit.domain.CommunicationId;
import io.onbehalf.kit.domain.ConversationId;
import io.onbehalf.kit.domain.Decider;
import io.onbehalf.kit.domain.Decision;
import io.onbehalf.kit.domain.OrganizationId;
import io.onbehalf.kit.domain.OutboundNumber;
import io.onbehalf.kit.domain.ParticipantId;
import io.onbehalf.kit.domain.QueueId;
import io.onbehalf.kit.domain.Refusal;
import io.onbehalf.kit.domain.ThreadId;
import io.onbehalf.kit.domain.ThreadIds;
import io.onbehalf.kit.domain.ThreadIds.Kind;
import io.onbehalf.kit.domain.UserId;
import io.onbehalf.kit.domain.WrapupPrompt;
import io.onbehalf.kit.domain.inactivity.InactivityTerms;
import io.onbehalf.kit.domain.sms.Encoding;
import io.onbehalf.kit.domain.wrapup.CompletionType;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// given(requests) -> when(request) -> then(events): a test reads as the specification.
///
/// One thread, the queue Support, the agents amy and ben; a minute is a whole number since [#START].
final class ThreadSpec {

    static final Instant START = Instant.parse("2026-01-02T03:00:00Z");
    static final String THREAD = "0123456789abcdef0123";
    static final OutboundNumber NUMBER = new OutboundNumber("+13175550100");
    static final ContactNumber CONTACT = new ContactNumber("+13175550199");
    static final QueueId SUPPORT = new QueueId("support");
    static final OrganizationId ACME = new OrganizationId("acme");
    static final QueueRef SUPPORT_QUEUE = new QueueRef(SUPPORT, "Support");
    static final QueueRef SALES_QUEUE = new QueueRef(new QueueId("sales"), "Sales");
    static final OutboundText HELLO = new OutboundText("Hello", 1, Encoding.GSM7);
    static final int WINDOW = 60;
    static final AfterCallTerms MANDATORY = new AfterCallTerms(WrapupPrompt.MANDATORY);
    static final List<StintQueue> STINTS = List.of(new StintQueue(SUPPORT_QUEUE, MANDATORY, 30));

    static final WrapupContent RESOLVED =
            new WrapupContent(
                    Optional.of("resolved"), Optional.of("Resolved"), Optional.of("done"), List.of());
    static final ConsentKeywords KEYWORDS = ConsentKeywords.load();

    /// The contact is in New York; other numbers tell no zone.
    static final PhoneZones ZONES =
            number -> number.equals(CONTACT.value()) ? Set.of(ZoneId.of("America/New_York")) : Set.of();

    static final Decider<ThreadState, ThreadRequest, ConversationEvent, ConversationReply> DECIDER =
            ThreadDecider.of(KEYWORDS, ZONES, Queues.NONE, QueueTerms.UNCHANGED);

    private final Decider<ThreadState, ThreadRequest, ConversationEvent, ConversationReply> decider;
    private ThreadState state = ThreadState.INITIAL;
    private Decision<ConversationEvent, ConversationReply> last = Decision.nothing();

    private ThreadSpec(Queues queues, QueueTerms terms) {
        decider = ThreadDecider.of(KEYWORDS, ZONES, queues, terms);
    }

    static ThreadSpec given(ThreadRequest... history) {
        return given(Queues.NONE, history);
    }

    static ThreadSpec given(Queues queues, ThreadRequest... history) {
        return given(new ThreadSpec(queues, QueueTerms.UNCHANGED), history);
    }

    /// @param terms what queues ask for at the time of each decision
    static ThreadSpec given(QueueTerms terms, ThreadRequest... history) {
        return given(new ThreadSpec(Queues.NONE, terms), history);
    }

    private static ThreadSpec given(ThreadSpec spec, ThreadRequest... history) {
        for (ThreadRequest request : history) {
            spec.when(request);
        }
        return spec;
    }

    ThreadSpec when(ThreadRequest request) {
        last = decider.decide().apply(state, request);
        state = decider.evolveAll(state, last.events());
        return this;
    }

    /// The moment comes that the thread waits for.
    ThreadSpec whenDue() {
        return when(decider.whenDue().apply(state, dueAt().orElseThrow()));
    }

    Optional<Instant> dueAt() {
        return decider.dueAt().apply(state);
    }

    /// The types of the events, in order.
    @SafeVarargs
    final ThreadSpec then(Class<? extends ConversationEvent>... types) {
        List<Object> happened = last.events().stream().<Object>map(Object::getClass).toList();
        List<Object> expected = new ArrayList<>();
        for (Class<?> type : types) {
            expected.add(type);
        }
        assertThat(happened).isEqualTo(expected);
        return this;
    }

    ThreadSpec thenNothing() {
        assertThat(last.events()).isEmpty();
        return this;
    }

    ThreadSpec refused(String code) {
        assertThat(answer().refusal().map(Refusal::code)).contains(code);
        return this;
    }

    /// What the refusal names.
    Map<String, String> params() {
        return answer().refusal().orElseThrow().params();
    }

    ThreadSpec accepted() {
        assertThat(answer().refusal()).isEmpty();
        return this;
    }

    <T extends ConversationEvent> T event(Class<T> type) {
        return last.events().stream().filter(type::isInstance).map(type::cast).findFirst().orElseThrow();
    }

    ThreadState state() {
        return state;
    }

    ConversationReply reply() {
        return answer();
    }

    private ConversationReply answer() {
        return last.reply().orElseThrow();
    }

    List<ConversationEvent> events() {
        return last.events();
    }

    Open open() {
        return (Open) state.last();
    }

    static Instant minute(long minute) {
        return START.plusSeconds(60 * minute);
    }

    static RequestContext at(long minute) {
        return new RequestContext(ACME, minute(minute), new ThreadId(THREAD));
    }

    static ComposeRequested compose(String agent, long minute) {
        return compose(agent, minute, false, WrapupPrompt.MANDATORY, WINDOW);
    }

    static ComposeRequested compose(String agent, long minute, QueueRef queue) {
        return compose(agent, minute, queue, false, WrapupPrompt.MANDATORY, WINDOW);
    }

    static ComposeRequested resume(String agent, long minute) {
        return compose(agent, minute, true, WrapupPrompt.MANDATORY, WINDOW);
    }

    static ComposeRequested compose(
            String agent, long minute, boolean existing, WrapupPrompt prompt, int window) {
        return compose(agent, minute, SUPPORT_QUEUE, existing, prompt, window);
    }

    private static ComposeRequested compose(
            String agent, long minute, QueueRef queue, boolean existing, WrapupPrompt prompt, int window) {
        return new ComposeRequested(
                at(minute),
                new Composer(new UserId(agent), agent),
                queue,
                new Line(NUMBER, CONTACT, "(317) 555-0199"),
                existing,
                AppliedTimeline.ofOrganization(window),
                terms(prompt),
                new KnownConsent(CarrierFixtures.CONTACT_ID, Optional.empty()),
                FirstText.NONE);
    }

    /// The same compose with a first text.
    static ComposeRequested withText(ComposeRequested compose, QuietTerms quiet) {
        return new ComposeRequested(
                compose.context(),
                compose.composer(),
                compose.queue(),
                compose.line(),
                compose.useExistingConversation(),
                compose.timeline(),
                compose.afterCall(),
                compose.knownConsent(),
                new FirstText(Optional.of(HELLO), quiet));
    }

    static ComposeRequested withText(ComposeRequested compose) {
        return withText(compose, QuietTerms.NONE);
    }

    /// A text without an agent.
    static AgentlessMessageRequested agentless(long minute, boolean intoOpen, int window, QuietTerms quiet) {
        return new AgentlessMessageRequested(
                at(minute),
                new UserId("crm"),
                SUPPORT_QUEUE,
                new Line(NUMBER, CONTACT, "(317) 555-0199"),
                intoOpen,
                AppliedTimeline.ofOrganization(window),
                new KnownConsent(CarrierFixtures.CONTACT_ID, Optional.empty()),
                HELLO,
                quiet);
    }

    static AgentlessMessageRequested agentless(long minute) {
        return agentless(minute, false, WINDOW, QuietTerms.NONE);
    }

    static AgentlessMessageRequested agentlessIntoOpen(long minute) {
        return agentless(minute, true, WINDOW, QuietTerms.NONE);
    }

    /// What a queue asks for, with a limit where there is one.
    static AfterCallTerms terms(WrapupPrompt prompt) {
        return new AfterCallTerms(prompt, Optional.of(5_000L).filter(_ -> prompt != WrapupPrompt.MANDATORY));
    }

    /// The thread's ids are its counter: conversation 1, customer 2 and 3, agent 4 and 5, then messages.
    static ConversationId conversation(long counter) {
        return new ConversationId(ThreadIds.of(THREAD, Kind.CONVERSATION, counter));
    }

    static ParticipantId participant(long counter) {
        return new ParticipantId(ThreadIds.of(THREAD, Kind.PARTICIPANT, counter));
    }

    static CommunicationId communication(long counter) {
        return new CommunicationId(ThreadIds.of(THREAD, Kind.COMMUNICATION, counter));
    }

    static MessageRequested send(String agent) {
        return send(agent, 5, List.of(new CallerQueue(SUPPORT, NUMBER)));
    }

    static MessageRequested send(String agent, long communication, List<CallerQueue> queues) {
        return send(agent, conversation(1), communication, queues);
    }

    static MessageRequested send(
            String agent, ConversationId conversation, long communication, List<CallerQueue> queues) {
        return new MessageRequested(
                at(1),
                new UserId(agent),
                conversation,
                communication(communication),
                HELLO,
                queues,
                QuietTerms.NONE);
    }

    /// The first agent's text at a minute, with the organization's quiet hours.
    static MessageRequested send(String agent, long minute, QuietTerms quiet) {
        MessageRequested plain = send(agent);
        return new MessageRequested(
                at(minute),
                plain.requestedBy(),
                plain.conversationId(),
                plain.communicationId(),
                plain.content(),
                plain.callerQueues(),
                quiet);
    }

    /// The agent, a member of Support, takes the first conversation.
    static AssignRequested assign(String agent, long minute) {
        return assign(agent, minute, conversation(1), STINTS);
    }

    static AssignRequested assign(
            String agent, long minute, ConversationId conversation, List<StintQueue> queues) {
        return new AssignRequested(at(minute), new Composer(new UserId(agent), agent), conversation, queues);
    }

    /// The conversation is offered to the agent for 30 seconds.
    static AlertRequested alert(String agent, long minute) {
        return alert(agent, minute, conversation(1));
    }

    static AlertRequested alert(String agent, long minute, ConversationId conversation) {
        Stint stint = new Stint(agent(agent), SUPPORT_QUEUE, MANDATORY);
        return new AlertRequested(at(minute), conversation, stint, 30);
    }

    static AnswerRequested answer(String agent, long minute, ParticipantId participant) {
        return answer(agent, minute, conversation(1), participant);
    }

    static AnswerRequested answer(
            String agent, long minute, ConversationId conversation, ParticipantId participant) {
        return new AnswerRequested(at(minute), new UserId(agent), conversation, participant);
    }

    static TransferTarget toAgent(String agent) {
        return new TransferTarget(Optional.of(agent(agent)), Optional.empty());
    }

    static TransferTarget toQueue(QueueRef queue) {
        return new TransferTarget(Optional.empty(), Optional.of(queue));
    }

    /// By a member of Support, of their own stint in the first conversation.
    static TransferRequested transfer(
            String agent, long minute, ParticipantId participant, TransferTarget target, boolean attended) {
        return transfer(agent, minute, conversation(1), participant, target, attended, false);
    }

    static TransferRequested transfer(
            String user,
            long minute,
            ConversationId conversation,
            ParticipantId participant,
            TransferTarget target,
            boolean attended,
            boolean others) {
        return new TransferRequested(
                at(minute),
                new UserId(user),
                conversation,
                participant,
                target,
                attended,
                STINTS,
                others,
                Optional.of("a customer of theirs").filter(_ -> others));
    }

    /// Support's inactivity timeout was changed.
    static InactivityTermsChanged termsChanged(
            long minute, ConversationId conversation, InactivityTerms terms) {
        return new InactivityTermsChanged(
                at(minute), conversation, SUPPORT, new QueueInactivity(terms, minute(minute)));
    }

    /// Support was deleted.
    ///
    /// @param successor the queue that has its number now; null if none has
    static StintQueueDeleted deleted(long minute, @Nullable QueueRef successor) {
        return deleted(minute, conversation(1), successor);
    }

    static StintQueueDeleted deleted(long minute, ConversationId conversation, @Nullable QueueRef successor) {
        return deleted(minute, conversation, SUPPORT, successor);
    }

    static StintQueueDeleted deleted(
            long minute, ConversationId conversation, QueueId queue, @Nullable QueueRef successor) {
        Optional<QueueRef> next = Optional.ofNullable(successor);
        return new StintQueueDeleted(
                at(minute), conversation, queue, next.map(QueueRef::queueId), next.map(QueueRef::queueName));
    }

    static AgentRef agent(String name) {
        return new AgentRef(new UserId(name), name);
    }

    static DisconnectRequested disconnect(String agent, long minute) {
        return disconnect(agent, minute, participant(4), false);
    }

    static DisconnectRequested disconnect(
            String user, long minute, @Nullable ParticipantId participant, boolean others) {
        return disconnect(user, minute, conversation(1), participant, others);
    }

    static DisconnectRequested disconnect(
            String user,
            long minute,
            ConversationId conversation,
            @Nullable ParticipantId participant,
            boolean others) {
        return new DisconnectRequested(
                at(minute), new UserId(user), conversation, participant, others, Optional.empty());
    }

    /// By a supervisor, of the stint of a participant.
    static ReleaseRequested release(String supervisor, long minute, ParticipantId participant) {
        return release(supervisor, minute, conversation(1), participant);
    }

    static ReleaseRequested release(
            String supervisor, long minute, ConversationId conversation, ParticipantId participant) {
        return new ReleaseRequested(at(minute), new UserId(supervisor), conversation, participant, "stuck");
    }

    /// By a supervisor who is a member of Support, of the stint of a participant.
    static TakeoverRequested takeOver(String supervisor, long minute, ParticipantId participant) {
        return takeOver(supervisor, minute, conversation(1), participant, STINTS);
    }

    static TakeoverRequested takeOver(
            String supervisor,
            long minute,
            ConversationId conversation,
            ParticipantId participant,
            List<StintQueue> queues) {
        return new TakeoverRequested(
                at(minute),
                new Composer(new UserId(supervisor), supervisor),
                conversation,
                participant,
                "angry",
                queues);
    }

    static WrapupCompleted wrappedUp(String agent, ParticipantId participant) {
        return new WrapupCompleted(
                ACME,
                conversation(1),
                participant,
                new UserId(agent),
                RESOLVED,
                12,
                CompletionType.GIVEN,
                new UserId(agent),
                Optional.empty());
    }

    static WrapupCorrected corrected(String agent, ParticipantId participant, int correction) {
        return new WrapupCorrected(
                ACME, conversation(1), participant, new UserId(agent), RESOLVED, correction);
    }

    static AfterCallWorkUpdateRequested requestWork(
            String user, ParticipantId participant, boolean required) {
        return new AfterCallWorkUpdateRequested(
                at(1),
                new UserId(user),
                conversation(1),
                participant,
                communication(5),
                required,
                user.equals("sue"));
    }

    static OptOutRequested optOut(String user, long minute) {
        return optOut(user, minute, conversation(1));
    }

    static OptOutRequested optOut(String user, long minute, ConversationId conversation) {
        return new OptOutRequested(
                at(minute), new UserId(user), conversation, ConsentScope.ORGANIZATION, user.equals("sue"));
    }

    static InboundSmsReceived inbound(long minute) {
        return CarrierFixtures.text(minute, "Hi there");
    }
}
