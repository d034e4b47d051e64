package io.onbehalf.local;

import io.onbehalf.local.Api.Answer;
import io.onbehalf.local.EventTail.Event;
import java.time.Duration;
import java.util.List;

/// Where the demo plays: tells each step, shows the events it left, and stops at the first wrong answer.
final class Stage implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofMillis(50);

    private final Console console;
    private final EventTail tail;
    private final String secretDigits;
    private int step;

    /// @param contactNumber must not be found in any key or header
    Stage(Console console, EventTail tail, String contactNumber) {
        this.console = console;
        this.tail = tail;
        this.secretDigits = contactNumber.substring(contactNumber.length() - 7);
    }

    /// Something that may become true a moment later.
    @FunctionalInterface
    interface Condition {

        boolean holds() throws InterruptedException;
    }

    void step(String words) {
        step++;
        console.line("%n%2d. %s".formatted(step, words));
    }

    void sees(String words) {
        console.line("    -> %s".formatted(words));
    }

    /// The answer, if its status is the expected one.
    Answer answered(int status, Answer answer) {
        if (answer.status() != status) {
            throw wrong(
                    "the answer has status %d, not %d: %s".formatted(answer.status(), status, answer.body()));
        }
        return answer;
    }

    /// A refusal with this status and code; shows its sentence.
    Answer refused(int status, String code, Answer answer) {
        answered(status, answer);
        require(
                answer.text("code").equals(code),
                "the refusal is %s, not %s".formatted(answer.text("code"), code));
        sees("%d %s: %s".formatted(status, code, answer.text("message")));
        return answer;
    }

    /// A refusal for what was asked, in the client's hands to mend; shows its code and sentence.
    void refusedAsInvalid(Answer answer) {
        require(
                (answer.status() == 400 || answer.status() == 409) && !answer.text("code").isEmpty(),
                "the answer has status %d, not 400 or 409 with a code: %s"
                        .formatted(answer.status(), answer.body()));
        sees("%d %s: %s".formatted(answer.status(), answer.text("code"), answer.text("message")));
    }

    void require(boolean holds, String otherwise) {
        if (!holds) {
            throw wrong(otherwise);
        }
    }

    void soon(Condition condition, String otherwise) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.holds()) {
            require(System.nanoTime() < end, otherwise);
            Thread.sleep(PAUSE);
        }
    }

    /// Shows the events of the step; those expected must be among them.
    List<Event> events(String... expectedTypes) {
        List<Event> events = tail.until(List.of(expectedTypes));
        for (Event event : events) {
            require(
                    !(event.key() + event.headers()).contains(secretDigits),
                    "a contact's number is in a key or header");
            console.line("       kafka  %s".formatted(EventLine.of(event)));
        }
        return events;
    }

    private Failure wrong(String what) {
        return new Failure("demo, step %d: %s.".formatted(step, what));
    }

    @Override
    public void close() {
        tail.close();
    }
}
