package io.onbehalf.smsc;

import io.onbehalf.smsc.number.MagicNumber;
import io.onbehalf.smsc.profile.Habit;
import io.onbehalf.smsc.profile.SmscProfile;
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
        return disordered(segments(sms.profile(), answer));
    }

    /// The segments of a text in the order in which the contact's telephone sends them.
    ///
    /// @param account that it is delivered to
    List<Segment> segments(SmscProfile account, String text) {
        int next = reference.incrementAndGet();
        return account.has(Habit.LATIN_1)
                ? TextSegmenter.latinSegments(text, next)
                : TextSegmenter.segments(text, next);
    }

    /// Three segments arrive as 2, 1, 1, 3; any other number of them in order.
    private static List<Segment> disordered(List<Segment> segments) {
        return segments.size() == 3
                ? List.of(segments.get(1), segments.get(0), segments.get(0), segments.get(2))
                : segments;
    }
}
