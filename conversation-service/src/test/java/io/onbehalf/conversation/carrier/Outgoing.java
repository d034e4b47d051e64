package io.onbehalf.conversation.carrier;

import io.onbehalf.conversation.directory.ThreadIdentity;
import io.onbehalf.conversation.domain.delivery.CarrierError;
import io.onbehalf.conversation.domain.delivery.SubmitOutcome;
import io.onbehalf.kit.domain.ThreadIds;
import io.onbehalf.kit.domain.ThreadIds.Kind;
import io.onbehalf.schemas.carrier.SmsSubmitRequested;
import io.onbehalf.schemas.conversation.Encoding;
import java.time.Instant;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/// Messages on their way out, and what becomes of them, for specifications.
final class Outgoing {

    static final String SLOW = "+13175550100";
    static final String FAST = "+442071838750";
    static final String CONTACT = "+13175550199";
    static final String THREAD = "0123456789abcdef0123";
    static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");

    private static final int PARTITION = 3;
    private static final OutboundRecords RECORDS =
            new OutboundRecords(Settings.defaults(), new ThreadIdentity("a secret of sixteen"));

    private Outgoing() {}

    /// The message at an offset of `carrier.outbound`, of so many SMS; each of its own thread.
    static OutboundMessage message(long offset, String number, int segments) {
        return message(offset, number, text(segments));
    }

    static OutboundMessage message(long offset, String number, String text) {
        return new OutboundMessage(PARTITION, offset, request(offset, number, text), "contact", null);
    }

    /// One of a given thread.
    static OutboundMessage message(long offset, String number, String text, String thread) {
        return new OutboundMessage(PARTITION, offset, request(offset, number, text, thread), "contact", null);
    }

    static SmsSubmitRequested request(long offset, String number, String text) {
        return request(offset, number, text, "%020x".formatted(offset + 1));
    }

    static SmsSubmitRequested request(long offset, String number, String text, String thread) {
        return SmsSubmitRequested.newBuilder()
                .setOrganizationId(Settings.ACME)
                .setThreadId(thread)
                .setConversationId(ThreadIds.of(thread, Kind.CONVERSATION, 1))
                .setMessageId(ThreadIds.of(thread, Kind.MESSAGE, offset + 1))
                .setOutboundNumber(number)
                .setContactNumber(CONTACT)
                .setText(text)
                .setSegmentCount(1)
                .setEncoding(Encoding.GSM7)
                .setQueuedAt(NOON)
                .build();
    }

    private static String text(int segments) {
        return "a".repeat(segments == 1 ? 10 : 153 * segments);
    }

    /// What the message centre says of one SMS.
    static SubmitResult result(OutboundMessage message, int part, SubmitOutcome outcome) {
        return switch (outcome) {
            case ACCEPTED -> new SubmitResult(message, part, outcome, "ID" + part, null, false, false);
            case REJECTED ->
                    new SubmitResult(
                            message,
                            part,
                            outcome,
                            null,
                            CarrierError.status(CarrierError.REJECTED, 11),
                            false,
                            false);
            case RETRIABLE -> new SubmitResult(message, part, outcome, null, null, true, false);
            case OUTCOME_UNKNOWN ->
                    new SubmitResult(
                            message,
                            part,
                            outcome,
                            null,
                            CarrierError.of(CarrierError.SUBMIT_UNKNOWN),
                            false,
                            false);
        };
    }

    /// What is on `carrier.attempts` before the PDUs leave.
    static SpecificRecord attempted(OutboundMessage message, Integer... parts) {
        return OutboundRecords.attempted(message, List.of(parts), "test", NOON);
    }

    /// What is there afterwards.
    static SpecificRecord settled(OutboundMessage message, SubmitOutcome outcome, List<Integer> parts) {
        return settled(parts.stream().map(part -> result(message, part, outcome)).toList());
    }

    static SpecificRecord settled(List<SubmitResult> results) {
        OutboundMessage message = results.getFirst().message();
        return RECORDS.settled(
                message,
                message.attempts(),
                results.stream().map(SubmitResult::asOutcome).toList(),
                false,
                NOON);
    }
}
