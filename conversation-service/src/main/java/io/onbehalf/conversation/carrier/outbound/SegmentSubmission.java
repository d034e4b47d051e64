package io.onbehalf.conversation.carrier.outbound;

import io.onbehalf.conversation.carrier.smpp.Submission;
import io.onbehalf.conversation.carrier.smpp.SubmitResult;
import io.onbehalf.conversation.domain.delivery.Delivery;
import io.onbehalf.kit.domain.MessageId;
import io.onbehalf.kit.domain.sms.Gsm0338;
import io.onbehalf.kit.domain.sms.SmsText;
import io.onbehalf.kit.tracing.Step;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One segment of a message, as an SMS to submit.
///
/// @param segment which segment of the message, from 1
/// @param attempt which attempt of the message submits it
/// @param account the name of the account over which it leaves
/// @param results is told the result
/// @param step ends with the result
record SegmentSubmission(
        OutboundMessage message,
        int segment,
        int attempt,
        String account,
        PreSubmitCheck check,
        SubmitResults results,
        Step step)
        implements Submission {

    /// The low bits of our reference tell the segment; what is above is the message's.
    private static final int SEGMENT_BITS = 3;

    @Override
    public String source() {
        return message.number();
    }

    @Override
    public String destination() {
        return message.request().getContactNumber();
    }

    @Override
    public Content content() {
        SmsText text = message.text();
        String words = text.parts().get(segment - 1);
        return switch (text.encoding()) {
            case GSM7 -> new Content(words, Gsm0338.encode(words), place(text));
            case UCS2, UNKNOWN -> new Content(words, null, place(text));
        };
    }

    private @Nullable Place place(SmsText text) {
        return text.segmentCount() == 1
                ? null
                : new Place(reference(0) >> SEGMENT_BITS, text.segmentCount(), segment);
    }

    @Override
    public int reference() {
        return reference(segment);
    }

    private int reference(int number) {
        return Delivery.reference(new MessageId(message.messageId()), number);
    }

    @Override
    public Permission permission() {
        return check.permission(message);
    }

    @Override
    public void done(SubmitResult result) {
        SegmentResult concluded = SegmentResult.of(message, segment, result);
        try (step) {
            if (!concluded.isAccepted()) {
                step.failed(concluded.outcome().outcome().name().toLowerCase(Locale.ROOT));
            }
        }
        results.add(concluded);
    }

    @Override
    public void doneLate(SubmitResult result) {
        results.addLate(SegmentResult.of(message, segment, result), attempt, account);
    }
}
