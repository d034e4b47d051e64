package io.onbehalf.conversation.domain.thread;

import io.onbehalf.conversation.domain.AgentRequest.MessageRequested;
import io.onbehalf.conversation.domain.CarrierRequest.DeliveryReceiptReceived;
import io.onbehalf.conversation.domain.CarrierRequest.InboundSmsReceived;
import io.onbehalf.conversation.domain.CarrierRequest.SmsSubmitConcluded;
import io.onbehalf.conversation.domain.ThreadRequest.ContactConsentChanged;
import io.onbehalf.conversation.domain.ThreadRequest.ThreadTimerExpired;
import io.onbehalf.conversation.domain.consent.AnsweredKeyword;
import io.onbehalf.conversation.domain.consent.ConsentContext;
import io.onbehalf.conversation.domain.consent.ConsentKey;
import io.onbehalf.conversation.domain.consent.ConsentKeyword;
import io.onbehalf.conversation.domain.consent.ConsentScope;
import io.onbehalf.conversation.domain.consent.JudgedText;
import io.onbehalf.conversation.domain.consent.KeywordKind;
import io.onbehalf.conversation.domain.consent.OptOutHint;
import io.onbehalf.conversation.domain.delivery.CarrierError;
import io.onbehalf.conversation.domain.delivery.Delivery;
import io.onbehalf.conversation.domain.delivery.OutboundText;
import io.onbehalf.conversation.domain.delivery.PartOutcome;
import io.onbehalf.conversation.domain.delivery.Receipt;
import io.onbehalf.conversation.domain.delivery.ReceiptState;
import io.onbehalf.conversation.domain.delivery.SubmitOutcome;
import io.onbehalf.conversation.domain.inbound.AwaitedPart;
import io.onbehalf.conversation.domain.inbound.InboundPart;
import io.onbehalf.conversation.domain.inbound.Pdu;
import io.onbehalf.conversation.domain.state.ThreadState;
import io.onbehalf.conversation.domain.value.AppliedTimeline;
import io.onbehalf.conversation.domain.value.Line;
import io.onbehalf.conversation.domain.value.QueueRef;
import io.onbehalf.kit.domain.MessageId;
import io.onbehalf.kit.domain.ThreadIds;
import io.onbehalf.kit.domain.ThreadIds.Kind;
import io.onbehalf.kit.domain.sms.Encoding;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The carrier's reports and deliveries, for specifications.
///
/// After a compose the thread has issued five ids, so the first message is number 6.
final class CarrierFixtures {

    static final String CONTACT_ID = "fedcba9876543210fedc";
    static final long FIRST_MESSAGE = 6;
    static final int RECEIPTS_AWAITED_MINUTES = 60;

    private static final ConsentKey CONSENT = new ConsentKey(CONTACT_ID, ConsentScope.NUMBER);

    private CarrierFixtures() {}

    static MessageId message(long counter) {
        return new MessageId(ThreadIds.of(ThreadSpec.THREAD, Kind.MESSAGE, counter));
    }

    /// A text of several SMS from the agent.
    static MessageRequested send(String agent, int segments) {
        MessageRequested one = ThreadSpec.send(agent);
        String text = "a".repeat(segments == 1 ? 10 : 153 * segments);
        return new MessageRequested(
                one.context(),
                one.requestedBy(),
                one.conversationId(),
                one.communicationId(),
                new OutboundText(text, segments, Encoding.GSM7),
                one.callerQueues(),
                one.quiet());
    }

    static PartOutcome accepted(int part, String id) {
        return new PartOutcome(part, SubmitOutcome.ACCEPTED, Optional.of(id), Optional.empty());
    }

    static PartOutcome rejected(int part, int commandStatus) {
        return new PartOutcome(
                part,
                SubmitOutcome.REJECTED,
                Optional.empty(),
                Optional.of(CarrierError.status(CarrierError.REJECTED, commandStatus)));
    }

    static PartOutcome unknown(int part) {
        return new PartOutcome(
                part,
                SubmitOutcome.OUTCOME_UNKNOWN,
                Optional.empty(),
                Optional.of(CarrierError.of(CarrierError.SUBMIT_UNKNOWN)));
    }

    static PartOutcome retriable(int part) {
        return new PartOutcome(part, SubmitOutcome.RETRIABLE, Optional.empty(), Optional.empty());
    }

    static SmsSubmitConcluded concluded(long minute, PartOutcome... outcomes) {
        return concluded(FIRST_MESSAGE, minute, false, outcomes);
    }

    static SmsSubmitConcluded concluded(
            long message, long minute, boolean optedOut, PartOutcome... outcomes) {
        return new SmsSubmitConcluded(
                ThreadSpec.at(minute),
                ThreadSpec.conversation(1),
                message(message),
                Arrays.asList(outcomes),
                Optional.of(ThreadSpec.minute(minute + RECEIPTS_AWAITED_MINUTES)),
                CONSENT,
                optedOut);
    }

    static DeliveryReceiptReceived receipt(String id, ReceiptState state) {
        return receipt(5, id, state);
    }

    /// One whose parameter and text have different ids.
    static DeliveryReceiptReceived receipt(String id, String idInText, ReceiptState state) {
        return receipt(
                5,
                new Receipt(
                        id, Optional.empty(), state, state.name(), Optional.empty(), Optional.of(idInText)),
                false);
    }

    static DeliveryReceiptReceived receipt(long minute, String id, ReceiptState state) {
        return receipt(
                minute, new Receipt(id, Optional.empty(), state, state.name(), Optional.empty()), false);
    }

    static DeliveryReceiptReceived receipt(
            String id,
            @Nullable Integer reference,
            ReceiptState state,
            @Nullable String err,
            boolean optedOut) {
        return receipt(
                5,
                new Receipt(
                        id, Optional.ofNullable(reference), state, state.name(), Optional.ofNullable(err)),
                optedOut);
    }

    private static DeliveryReceiptReceived receipt(long minute, Receipt receipt, boolean optedOut) {
        return new DeliveryReceiptReceived(ThreadSpec.at(minute), receipt, CONSENT, optedOut);
    }

    static ThreadTimerExpired timer(long minute) {
        return new ThreadTimerExpired(ThreadSpec.at(minute));
    }

    static ContactConsentChanged elsewhere(boolean optedOut, long minute) {
        return new ContactConsentChanged(
                ThreadSpec.at(minute), CONTACT_ID, optedOut, ThreadSpec.minute(minute));
    }

    /// Each text in a bind's next PDU, so none is a redelivery.
    static InboundSmsReceived text(long minute, String words) {
        return sms(minute, words, judged(words), pdu(minute, (int) minute));
    }

    static InboundSmsReceived keyword(long minute, KeywordKind kind) {
        return sms(minute, kind.name(), judged(kind), pdu(minute, (int) minute));
    }

    static InboundSmsReceived keyword(long minute, KeywordKind kind, String session, long boundAtMinute) {
        return sms(minute, kind.name(), judged(kind), pdu(minute, session, boundAtMinute, 1));
    }

    /// One that was refused when it was first delivered.
    static InboundSmsReceived refusedBefore(long firstMinute, long minute, KeywordKind kind) {
        return sms(minute, kind.name(), judged(kind), pdu(firstMinute, (int) minute));
    }

    /// The same, sent to a number that no queue owns any more.
    static InboundSmsReceived withoutQueue(InboundSmsReceived one) {
        return new InboundSmsReceived(
                one.context(),
                one.messageId(),
                QueueRef.NONE,
                one.line(),
                one.judged(),
                one.timeline(),
                one.pdu(),
                one.awaited(),
                one.consentContext());
    }

    static InboundSmsReceived part(long minute, int reference, int total, int number, String words) {
        byte[] octets = words.getBytes(StandardCharsets.UTF_16BE);
        return part(minute, new InboundPart(reference, total, number, HexFormat.of().formatHex(octets), 8));
    }

    static InboundSmsReceived part(long minute, InboundPart part) {
        return sms(
                minute,
                part.toString() + part.reference() + part.userData(),
                new JudgedText("", OptOutHint.NONE),
                pdu(minute, (int) minute * 10 + part.number()),
                Optional.of(new AwaitedPart(part, ThreadSpec.minute(minute + 10))));
    }

    static InboundSmsReceived sms(long minute, String identity, JudgedText judged, Pdu pdu) {
        return sms(minute, identity, judged, pdu, Optional.empty());
    }

    private static InboundSmsReceived sms(
            long minute, String identity, JudgedText judged, Pdu pdu, Optional<AwaitedPart> awaited) {
        return new InboundSmsReceived(
                ThreadSpec.at(minute),
                identity,
                ThreadSpec.SUPPORT_QUEUE,
                new Line(ThreadSpec.NUMBER, ThreadSpec.CONTACT, "13175550199"),
                judged,
                AppliedTimeline.ofOrganization(ThreadSpec.WINDOW),
                pdu,
                awaited,
                new ConsentContext(CONTACT_ID, ConsentScope.NUMBER, Optional.empty()));
    }

    /// A text that is no keyword.
    static JudgedText judged(String words) {
        return new JudgedText(words, ThreadSpec.KEYWORDS.hint(words));
    }

    private static JudgedText judged(KeywordKind kind) {
        ConsentKeyword keyword = new ConsentKeyword(kind, kind.name(), "test");
        return new JudgedText(
                kind.name(),
                Optional.of(
                        new AnsweredKeyword(
                                keyword,
                                "automatic answer",
                                Optional.of("still out").filter(_ -> kind == KeywordKind.START))),
                OptOutHint.NONE);
    }

    private static Pdu pdu(long minute, int sequenceNumber) {
        return pdu(minute, "bind-1", 0, sequenceNumber);
    }

    static Pdu pdu(long minute, String session, long boundAtMinute, int sequenceNumber) {
        return new Pdu(session, sequenceNumber, ThreadSpec.minute(boundAtMinute), ThreadSpec.minute(minute));
    }

    static Delivery delivery(ThreadState state, long message) {
        return state.deliveries().of(message(message)).orElseThrow();
    }

    static List<Delivery> deliveries(ThreadState state) {
        return state.deliveries().messages();
    }
}
