package io.onbehalf.smsc;

import io.onbehalf.smsc.number.MagicNumber;
import io.onbehalf.smsc.text.Segment;
import io.onbehalf.smsc.text.TextSegmenter;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// Writes the texts of the contacts.
final class ContactReplies {

    private final AtomicInteger reference = new AtomicInteger();

    /// The segments of the contact's answer in the order of their arrival; empty for no answer.
    List<Segment> answer(SubmittedSms sms) {
        if (sms.number() == MagicNumber.ECHO) {
            return List.of(sms.segment());
        }
        String answer = sms.behaviour().answer();
        if (answer.isEmpty() || !sms.endsMessage()) {
            return List.of();
        }
        return disordered(segments(answer));
    }

    /// The segments of a text in the order in which the contact's telephone sends them.
    List<Segment> segments(String text) {
        return TextSegmenter.segments(text, reference.incrementAndGet());
    }

    /// Three segments arrive as 2, 1, 1, 3; any other number of them in order.
    private static List<Segment> disordered(List<Segment> segments) {
        return segments.size() == 3
                ? List.of(segments.get(1), segments.get(0), segments.get(0), segments.get(2))
                : segments;
    }
}
