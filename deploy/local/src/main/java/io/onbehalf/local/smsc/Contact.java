package io.onbehalf.local.smsc;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// What contacts write.
final class Contact {

    private final AtomicInteger reference = new AtomicInteger();

    /// The parts of the answer in the order in which they arrive; none if there is no answer.
    List<Part> answer(Submission submission) {
        if (submission.magic() == Magic.ECHO) {
            return List.of(submission.part());
        }
        String answer = submission.script().answer();
        if (answer.isEmpty() || !submission.endsMessage()) {
            return List.of();
        }
        return disordered(parts(answer));
    }

    /// The parts of a text as the contact sends them.
    List<Part> parts(String text) {
        return SmsText.parts(text, reference.incrementAndGet());
    }

    private static List<Part> disordered(List<Part> parts) {
        return parts.size() == 3 ? List.of(parts.get(1), parts.get(0), parts.get(0), parts.get(2)) : parts;
    }
}
