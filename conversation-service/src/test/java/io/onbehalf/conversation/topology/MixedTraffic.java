package io.onbehalf.conversation.topology;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.onbehalf.conversation.config.ConversationConfiguration;
import io.onbehalf.conversation.domain.AgentRequest.CallerQueue;
import io.onbehalf.conversation.domain.AgentRequest.ComposeRequested;
import io.onbehalf.conversation.domain.AgentRequest.Composer;
import io.onbehalf.conversation.domain.AgentRequest.DisconnectRequested;
import io.onbehalf.conversation.domain.AgentRequest.FirstText;
import io.onbehalf.conversation.domain.AgentRequest.MessageRequested;
import io.onbehalf.conversation.domain.CarrierRequest.DeliveryReceiptReceived;
import io.onbehalf.conversation.domain.CarrierRequest.InboundSmsReceived;
import io.onbehalf.conversation.domain.CarrierRequest.SmsSubmitConcluded;
import io.onbehalf.conversation.domain.RequestContext;
import io.onbehalf.conversation.domain.consent.ConsentContext;
import io.onbehalf.conversation.domain.consent.ConsentKey;
import io.onbehalf.conversation.domain.consent.ConsentScope;
import io.onbehalf.conversation.domain.consent.JudgedText;
import io.onbehalf.conversation.domain.consent.KnownConsent;
import io.onbehalf.conversation.domain.consent.OptOutHint;
import io.onbehalf.conversation.domain.delivery.OutboundText;
import io.onbehalf.conversation.domain.delivery.PartOutcome;
import io.onbehalf.conversation.domain.delivery.Receipt;
import io.onbehalf.conversation.domain.delivery.ReceiptState;
import io.onbehalf.conversation.domain.delivery.SubmitOutcome;
import io.onbehalf.conversation.domain.inbound.Pdu;
import io.onbehalf.conversation.domain.value.AppliedTimeline;
import io.onbehalf.conversation.domain.value.ContactNumber;
import io.onbehalf.conversation.domain.value.Line;
import io.onbehalf.conversation.domain.value.QueueRef;
import io.onbehalf.conversation.domain.value.QuietTerms;
import io.onbehalf.kit.avro.RecordMapper;
import io.onbehalf.kit.domain.AfterCallTerms;
import io.onbehalf.kit.domain.CommunicationId;
import io.onbehalf.kit.domain.ConversationId;
import io.onbehalf.kit.domain.MessageId;
import io.onbehalf.kit.domain.OrganizationId;
import io.onbehalf.kit.domain.OutboundNumber;
import io.onbehalf.kit.domain.QueueId;
import io.onbehalf.kit.domain.ThreadId;
import io.onbehalf.kit.domain.ThreadIds;
import io.onbehalf.kit.domain.ThreadIds.Kind;
import io.onbehalf.kit.domain.UserId;
import io.onbehalf.kit.domain.WrapupPrompt;
import io.onbehalf.kit.domain.actor.ActorType;
import io.onbehalf.kit.domain.sms.Encoding;
import io.onbehalf.kit.testing.TopologyBench;
import io.onbehalf.schemas.Topics;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/// One thread's traffic on the real topology, with ids as long as real ones: a contact and agents who write
/// to each other. A minute passes with each request.
final class MixedTraffic implements AutoCloseable {

    static final UserId AMY = new UserId("0b0c3e00-0000-4000-8000-000000000001");

    private static final Instant START = Instant.parse("2026-01-02T03:00:00Z");
    private static final ThreadId THREAD = new ThreadId("0123456789abcdef0123");
    private static final OrganizationId ACME = new OrganizationId("0a0c3e00-0000-4000-8000-000000000001");
    private static final QueueRef SUPPORT =
            new QueueRef(new QueueId("0d0c3e00-0000-4000-8000-000000000001"), "Support");
    private static final OutboundNumber NUMBER = new OutboundNumber("+13175550100");
    private static final Line LINE = new Line(NUMBER, new ContactNumber("+13175550199"), "(317) 555-0199");
    private static final String CONTACT = "fedcba9876543210fedc";
    private static final ConsentKey CONSENT = new ConsentKey(CONTACT, ConsentScope.ORGANIZATION);
    private static final ConversationId CONVERSATION =
            new ConversationId(ThreadIds.of(THREAD.value(), Kind.CONVERSATION, 1));
    private static final AppliedTimeline WINDOW = AppliedTimeline.ofOrganization(4_320);
    private static final String TEXT =
            "This is what people write to each other, some hundred characters at a time.";

    private final TopologyBench bench = TopologyBench.of(ConversationConfiguration.definition());
    private final RecordMapper mapper = RecordMapper.ofCatalogue();
    private int minute;
    private int requests;

    /// The number of ids that the thread has issued.
    private long issued;

    private long communication;

    TopologyBench bench() {
        return bench;
    }

    ConversationStore store() {
        return new ConversationStore(bench.rows(ConversationStore.NAME), CONVERSATION);
    }

    /// An agent composes, or continues the conversation, and will owe a wrap-up.
    void compose(UserId agent) {
        compose(agent, WrapupPrompt.MANDATORY);
    }

    void compose(UserId agent, WrapupPrompt prompt) {
        pipe(
                new ComposeRequested(
                        context(),
                        new Composer(agent, "Amy Agent"),
                        SUPPORT,
                        LINE,
                        issued > 0,
                        WINDOW,
                        new AfterCallTerms(prompt),
                        new KnownConsent(CONTACT, Optional.empty()),
                        FirstText.NONE),
                agent.value());
        issued += issued > 0 ? 4 : 5;
        communication = issued;
    }

    void disconnect(UserId agent) {
        pipe(
                new DisconnectRequested(context(), agent, CONVERSATION, null, false, Optional.empty()),
                agent.value());
    }

    /// The contact writes.
    ///
    /// @return the bytes of the request
    long inbound() {
        issued++;
        var pdu = new Pdu("account-a/bind-1", minute, START, at());
        return pipe(
                new InboundSmsReceived(
                        context(),
                        "%064x".formatted(issued),
                        SUPPORT,
                        LINE,
                        new JudgedText(TEXT, OptOutHint.NONE),
                        WINDOW,
                        pdu,
                        Optional.empty(),
                        new ConsentContext(CONTACT, ConsentScope.ORGANIZATION, Optional.empty())),
                "carrier");
    }

    /// The agent writes; the text is submitted, and its receipt comes.
    void outbound(UserId agent) {
        issued++;
        MessageId message = message(issued);
        String smscId = "SMSC-%010d".formatted(issued);
        pipe(
                new MessageRequested(
                        context(),
                        agent,
                        CONVERSATION,
                        new CommunicationId(ThreadIds.of(THREAD.value(), Kind.COMMUNICATION, communication)),
                        new OutboundText(TEXT, 1, Encoding.GSM7),
                        List.of(new CallerQueue(SUPPORT.queueId(), NUMBER)),
                        QuietTerms.NONE),
                agent.value());
        pipe(
                new SmsSubmitConcluded(
                        context(),
                        CONVERSATION,
                        message,
                        List.of(
                                new PartOutcome(
                                        1, SubmitOutcome.ACCEPTED, Optional.of(smscId), Optional.empty())),
                        Optional.of(at().plusSeconds(86_400)),
                        CONSENT,
                        false),
                "carrier");
        pipe(
                new DeliveryReceiptReceived(
                        context(),
                        new Receipt(
                                smscId,
                                Optional.empty(),
                                ReceiptState.DELIVERED,
                                "DELIVRD",
                                Optional.of("000")),
                        CONSENT,
                        false),
                "carrier");
    }

    /// The message that has the thread's n-th id.
    static MessageId message(long n) {
        return new MessageId(ThreadIds.of(THREAD.value(), Kind.MESSAGE, n));
    }

    /// A user whose id is as long as a real one.
    static UserId user(int number) {
        return new UserId(new UUID(1, number).toString());
    }

    private long pipe(Record request, String by) {
        minute++;
        requests++;
        SpecificRecord avro =
                mapper.toAvro(
                        request,
                        Map.of(
                                "requestId",
                                new UUID(0, requests).toString(),
                                "fingerprint",
                                "",
                                "requestedBy",
                                by,
                                "awaitedUntil",
                                Optional.empty(),
                                "actorType",
                                ActorType.CARRIER,
                                "actor",
                                Optional.empty(),
                                "outboundNumber",
                                NUMBER.value(),
                                "attempt",
                                1));
        bench.pipe(Topics.CONVERSATION_REQUESTS, THREAD.value(), avro, headers());
        return 66L + THREAD.value().length() + bench.bytes(Topics.CONVERSATION_REQUESTS, avro).length;
    }

    private static Headers headers() {
        return new RecordHeaders()
                .add("traceparent", ("00-" + "a".repeat(32) + "-" + "b".repeat(16) + "-01").getBytes(UTF_8));
    }

    private RequestContext context() {
        return new RequestContext(ACME, at(), THREAD);
    }

    private Instant at() {
        return START.plusSeconds(60L * minute);
    }

    @Override
    public void close() {
        bench.close();
    }
}
