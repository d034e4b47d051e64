package io.onbehalf.conversation.carrier.outbound;

import io.onbehalf.conversation.carrier.Acme;
import io.onbehalf.conversation.carrier.Directories;
import io.onbehalf.conversation.carrier.outbound.OutboundBatch.Conclusion;
import io.onbehalf.conversation.carrier.smpp.SubmitResult;
import io.onbehalf.conversation.domain.delivery.SubmitOutcome;
import io.onbehalf.conversation.domain.delivery.index.ReceiptKeys;
import io.onbehalf.kit.domain.ThreadIds;
import io.onbehalf.kit.domain.ThreadIds.Kind;
import io.onbehalf.schemas.carrier.SmsSubmitRequested;
import io.onbehalf.schemas.conversation.Encoding;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/// Outbound messages and the records about them, for specifications.
final class OutboundMessages {

    static final String SLOW = "+13175550100";
    static final String FAST = "+442071838750";
    static final String CONTACT = "+13175550199";
    static final String THREAD = "0123456789abcdef0123";

    private static final int PARTITION = 3;
    private static final OutboundRecords RECORDS =
            new OutboundRecords(
                    Duration.ofDays(3),
                    Directories.empty(),
                    Acme.IDENTITY,
                    ReceiptKeys.NONE,
                    InstantSource.fixed(Acme.NOON));

    private OutboundMessages() {}

    /// The queues whose numbers the messages go from.
    static Directories directories() {
        return new Directories().queue("q-slow", "Slow", SLOW).queue("q-fast", "Fast", FAST);
    }

    /// The message at an offset of `carrier.outbound`, of this many segments; each in a thread of its own.
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

    /// One of a given organization.
    static OutboundMessage messageOf(String organization, long offset, String number) {
        SmsSubmitRequested request =
                builder(offset, number, "Hello", thread(offset)).setOrganizationId(organization).build();
        return new OutboundMessage(PARTITION, offset, request, "contact", null);
    }

    static SmsSubmitRequested request(long offset, String number, String text) {
        return request(offset, number, text, thread(offset));
    }

    static SmsSubmitRequested request(long offset, String number, String text, String thread) {
        return builder(offset, number, text, thread).build();
    }

    private static String thread(long offset) {
        return "%020x".formatted(offset + 1);
    }

    private static SmsSubmitRequested.Builder builder(
            long offset, String number, String text, String thread) {
        return SmsSubmitRequested.newBuilder()
                .setOrganizationId(Acme.ID)
                .setThreadId(thread)
                .setConversationId(ThreadIds.of(thread, Kind.CONVERSATION, 1))
                .setMessageId(ThreadIds.of(thread, Kind.MESSAGE, offset + 1))
                .setOutboundNumber(number)
                .setContactNumber(CONTACT)
                .setText(text)
                .setSegmentCount(1)
                .setEncoding(Encoding.GSM7)
                .setQueuedAt(Acme.NOON);
    }

    private static String text(int segments) {
        return "a".repeat(segments == 1 ? 10 : 153 * segments);
    }

    /// The result of one segment.
    static SegmentResult result(OutboundMessage message, int segment, SubmitOutcome outcome) {
        return SegmentResult.of(
                message,
                segment,
                switch (outcome) {
                    case ACCEPTED -> new SubmitResult.Accepted("ID" + segment);
                    case REJECTED -> new SubmitResult.Refused(11, SubmitResult.Meaning.FOR_GOOD);
                    case RETRIABLE -> new SubmitResult.NotSent(true);
                    case OUTCOME_UNKNOWN, UNKNOWN -> new SubmitResult.Unknown();
                });
    }

    /// The record on `carrier.attempts` before the PDUs leave.
    static SpecificRecord attempted(OutboundMessage message, Integer... segments) {
        return RECORDS.attempted(message, List.of(segments), "test");
    }

    /// The record on `carrier.attempts` afterwards.
    static SpecificRecord concluded(OutboundMessage message, SubmitOutcome outcome, List<Integer> segments) {
        return concluded(segments.stream().map(segment -> result(message, segment, outcome)).toList());
    }

    static SpecificRecord concluded(List<SegmentResult> results) {
        OutboundMessage message = results.getFirst().message();
        return RECORDS.concluded(
                new Conclusion(
                        message,
                        message.attempts(),
                        "test",
                        results.stream().map(SegmentResult::outcome).toList(),
                        false));
    }
}
