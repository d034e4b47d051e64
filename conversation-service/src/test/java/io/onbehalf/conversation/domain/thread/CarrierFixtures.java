package io.onbehalf.conversation.domain.thread;

import io.onbehalf.conversation.domain.ThreadRequest.ContactConsentChanged;
import io.onbehalf.conversation.domain.ThreadRequest.DeliveryReceiptReceived;
import io.onbehalf.conversation.domain.ThreadRequest.InboundSmsReceived;
import io.onbehalf.conversation.domain.ThreadRequest.MessageRequested;
import io.onbehalf.conversation.domain.ThreadRequest.SmsSubmitSettled;
import io.onbehalf.conversation.domain.ThreadRequest.ThreadTimerExpired;
import io.onbehalf.conversation.domain.consent.ConsentKeyword;
import io.onbehalf.conversation.domain.consent.ConsentScope;
import io.onbehalf.conversation.domain.consent.KeywordKind;
import io.onbehalf.conversation.domain.delivery.CarrierError;
import io.onbehalf.conversation.domain.delivery.Delivery;
import io.onbehalf.conversation.domain.delivery.Encoding;
import io.onbehalf.conversation.domain.delivery.PartOutcome;
import io.onbehalf.conversation.domain.delivery.ReceiptState;
import io.onbehalf.conversation.domain.delivery.SubmitOutcome;
import io.onbehalf.conversation.domain.inbound.InboundPart;
import io.onbehalf.kit.domain.MessageId;
import io.onbehalf.kit.domain.QueueId;
import io.onbehalf.kit.domain.ThreadId;
import io.onbehalf.kit.domain.ThreadIds;
import io.onbehalf.kit.domain.ThreadIds.Kind;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the mobile network says and brings, for specifications.
///
/// After a compose the thread has given out five ids, so the first message is number 6.
final class CarrierFixtures {

    static final String CONTACT_ID = "fedcba9876543210fedc";
    static final long FIRST_MESSAGE = 6;
    static final int RECEIPTS_AWAITED_MINUTES = 60;

    private CarrierFixtures() {}

    static MessageId message(long counter) {
        return new MessageId(ThreadIds.of(ThreadSpec.THREAD, Kind.MESSAGE, counter));
    }

    /// A text of so many SMS from the agent.
    static MessageRequested send(String agent, int segments) {
        MessageRequested one = ThreadSpec.send(agent);
        return new MessageRequested(
                one.organizationId(),
                one.requestedBy(),
                one.threadId(),
                one.conversationId(),
                one.communicationId(),
                "a".repeat(segments == 1 ? 10 : 153 * segments),
                segments,
                Encoding.GSM7,
                one.callerQueues());
    }

    static PartOutcome accepted(int part, String id) {
        return new PartOutcome(part, SubmitOutcome.ACCEPTED, id, null);
    }

    static PartOutcome rejected(int part, int commandStatus) {
        return new PartOutcome(
                part,
                SubmitOutcome.REJECTED,
                null,
                CarrierError.status(CarrierError.REJECTED, commandStatus));
    }

    static PartOutcome unknown(int part) {
        return new PartOutcome(
                part, SubmitOutcome.OUTCOME_UNKNOWN, null, CarrierError.of(CarrierError.SUBMIT_UNKNOWN));
    }

    static PartOutcome retriable(int part) {
        return new PartOutcome(part, SubmitOutcome.RETRIABLE, null, null);
    }

    static SmsSubmitSettled settled(long minute, PartOutcome... outcomes) {
        return settled(FIRST_MESSAGE, minute, false, outcomes);
    }

    static SmsSubmitSettled settled(long message, long minute, boolean optedOut, PartOutcome... outcomes) {
        return new SmsSubmitSettled(
                ThreadSpec.ACME,
                ThreadSpec.minute(minute),
                ThreadSpec.conversation(1),
                message(message),
                Arrays.asList(outcomes),
                ThreadSpec.minute(minute + RECEIPTS_AWAITED_MINUTES),
                CONTACT_ID,
                ConsentScope.NUMBER,
                optedOut);
    }

    static DeliveryReceiptReceived receipt(String id, ReceiptState state) {
        return receipt(id, null, state, null, false);
    }

    static DeliveryReceiptReceived receipt(long minute, String id, ReceiptState state) {
        return receipt(minute, id, null, state, null, false);
    }

    static DeliveryReceiptReceived receipt(
            String id,
            @Nullable Integer reference,
            ReceiptState state,
            @Nullable String err,
            boolean optedOut) {
        return receipt(5, id, reference, state, err, optedOut);
    }

    private static DeliveryReceiptReceived receipt(
            long minute,
            String id,
            @Nullable Integer reference,
            ReceiptState state,
            @Nullable String err,
            boolean optedOut) {
        return new DeliveryReceiptReceived(
                ThreadSpec.ACME,
                ThreadSpec.minute(minute),
                new ThreadId(ThreadSpec.THREAD),
                id,
                reference,
                state,
                state.name(),
                err,
                CONTACT_ID,
                ConsentScope.NUMBER,
                optedOut);
    }

    static ThreadTimerExpired timer(long minute) {
        return new ThreadTimerExpired(
                ThreadSpec.ACME, ThreadSpec.minute(minute), new ThreadId(ThreadSpec.THREAD));
    }

    static ContactConsentChanged elsewhere(boolean optedOut, long minute) {
        return new ContactConsentChanged(
                ThreadSpec.ACME,
                new ThreadId(ThreadSpec.THREAD),
                CONTACT_ID,
                optedOut,
                ThreadSpec.minute(minute));
    }

    /// Each text in a bind's next PDU, so none is a redelivery.
    static InboundSmsReceived text(long minute, String words) {
        return sms(minute, words, words, "bind-1", (int) minute, null, null);
    }

    static InboundSmsReceived keyword(long minute, KeywordKind kind) {
        return sms(
                minute,
                kind.name(),
                kind.name(),
                "bind-1",
                (int) minute,
                null,
                new ConsentKeyword(kind, kind.name(), "test"));
    }

    static InboundSmsReceived keyword(long minute, KeywordKind kind, String session, long boundAtMinute) {
        return sms(
                minute,
                kind.name(),
                kind.name(),
                session,
                boundAtMinute,
                1,
                null,
                new ConsentKeyword(kind, kind.name(), "test"));
    }

    /// One that was refused when it first came.
    static InboundSmsReceived refusedBefore(long firstMinute, long minute, KeywordKind kind) {
        return sms(
                minute,
                ThreadSpec.minute(firstMinute),
                kind.name(),
                kind.name(),
                "bind-1",
                0,
                (int) minute,
                null,
                new ConsentKeyword(kind, kind.name(), "test"));
    }

    /// The same, sent to a number that no queue owns any more.
    static InboundSmsReceived withoutQueue(InboundSmsReceived one) {
        return new InboundSmsReceived(
                one.organizationId(),
                one.requestedAt(),
                one.threadId(),
                one.messageId(),
                new QueueId(""),
                "",
                one.outboundNumber(),
                one.contactNumber(),
                one.contactNumberAsTyped(),
                one.text(),
                one.windowMinutes(),
                one.session(),
                one.sequenceNumber(),
                one.boundAt(),
                one.firstCameAt(),
                one.part(),
                one.partsDueAt(),
                one.keyword(),
                one.automaticText(),
                one.consentId(),
                one.consentScope(),
                one.consent());
    }

    static InboundSmsReceived part(long minute, int reference, int total, int number, String words) {
        byte[] octets = words.getBytes(StandardCharsets.UTF_16BE);
        return part(minute, new InboundPart(reference, total, number, HexFormat.of().formatHex(octets), 8));
    }

    static InboundSmsReceived part(long minute, InboundPart part) {
        return sms(
                minute,
                part.toString() + part.reference() + part.userData(),
                "",
                "bind-1",
                (int) minute * 10 + part.number(),
                part,
                null);
    }

    static InboundSmsReceived sms(
            long minute,
            String identity,
            String words,
            String session,
            int sequenceNumber,
            @Nullable InboundPart part,
            @Nullable ConsentKeyword keyword) {
        return sms(minute, identity, words, session, 0, sequenceNumber, part, keyword);
    }

    static InboundSmsReceived sms(
            long minute,
            String identity,
            String words,
            String session,
            long boundAtMinute,
            int sequenceNumber,
            @Nullable InboundPart part,
            @Nullable ConsentKeyword keyword) {
        return sms(
                minute,
                ThreadSpec.minute(minute),
                identity,
                words,
                session,
                boundAtMinute,
                sequenceNumber,
                part,
                keyword);
    }

    private static InboundSmsReceived sms(
            long minute,
            @Nullable Instant firstCameAt,
            String identity,
            String words,
            String session,
            long boundAtMinute,
            int sequenceNumber,
            @Nullable InboundPart part,
            @Nullable ConsentKeyword keyword) {
        return new InboundSmsReceived(
                ThreadSpec.ACME,
                ThreadSpec.minute(minute),
                new ThreadId(ThreadSpec.THREAD),
                identity,
                ThreadSpec.SUPPORT,
                "Support",
                ThreadSpec.NUMBER,
                ThreadSpec.CONTACT,
                "13175550199",
                words,
                ThreadSpec.WINDOW,
                session,
                sequenceNumber,
                ThreadSpec.minute(boundAtMinute),
                firstCameAt,
                part,
                part == null ? null : ThreadSpec.minute(minute + 10),
                keyword,
                keyword == null ? null : "automatic answer",
                CONTACT_ID,
                ConsentScope.NUMBER,
                null);
    }

    static Delivery delivery(ThreadState state, long message) {
        return state.traffic().delivery(message(message)).orElseThrow();
    }

    static List<Delivery> deliveries(ThreadState state) {
        return state.traffic().deliveries();
    }
}
