package io.onbehalf.local.demo;

import io.onbehalf.local.Failure;
import io.onbehalf.local.Polling;
import io.onbehalf.local.client.Answer;
import io.onbehalf.local.client.ConsumedEvent;
import io.onbehalf.local.client.EventTail;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/// Prints the demo's steps and their events, and checks the answers. The first wrong answer is a [Failure]
/// that names the step.
final class DemoNarrator implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final Duration POLL_INTERVAL = Duration.ofMillis(50);

    private final Consumer<String> output;
    private final EventTail tail;
    private final String secretDigits;
    private int step;

    /// @param contactNumber must not occur in any key or header
    DemoNarrator(Consumer<String> output, EventTail tail, String contactNumber) {
        this.output = output;
        this.tail = tail;
        this.secretDigits = contactNumber.substring(contactNumber.length() - 7);
    }

    /// Begins the next step.
    void step(String sentence) {
        step++;
        output.accept("%n%2d. %s".formatted(step, sentence));
    }

    /// Prints a result of the step.
    void result(String sentence) {
        output.accept("    -> %s".formatted(sentence));
    }

    /// The answer, if its status is the expected one.
    Answer requireStatus(int status, Answer answer) {
        if (answer.status() != status) {
            throw failure(
                    "the answer has status %d, not %d: %s".formatted(answer.status(), status, answer.body()));
        }
        return answer;
    }

    /// Requires a refusal with this status and code, and prints its message.
    void requireRefusal(int status, String code, Answer answer) {
        requireStatus(status, answer);
        require(
                answer.text("code").equals(code),
                "the refusal is %s, not %s".formatted(answer.text("code"), code));
        result("%d %s: %s".formatted(status, code, answer.text("message")));
    }

    /// Requires a refusal of an invalid request (400 or 409), and prints its code and message.
    void requireInvalid(Answer answer) {
        require(
                (answer.status() == 400 || answer.status() == 409) && !answer.text("code").isEmpty(),
                "the answer has status %d, not 400 or 409 with a code: %s"
                        .formatted(answer.status(), answer.body()));
        result("%d %s: %s".formatted(answer.status(), answer.text("code"), answer.text("message")));
    }

    /// @param problem the failure's sentence if the condition is false
    void require(boolean condition, String problem) {
        if (!condition) {
            throw failure(problem);
        }
    }

    /// Waits until the condition holds.
    void requireSoon(Polling.Condition condition, String problem) throws InterruptedException {
        require(Polling.await(TIMEOUT, POLL_INTERVAL, condition), problem);
    }

    /// Prints and returns the events of the step; the expected types must be among them.
    List<ConsumedEvent> events(String... expectedTypes) {
        List<ConsumedEvent> events = tail.readUntil(List.of(expectedTypes));
        for (ConsumedEvent event : events) {
            require(
                    !(event.key() + event.headers()).contains(secretDigits),
                    "a contact's number is in a key or header");
            output.accept("       kafka  %s".formatted(EventLine.of(event)));
        }
        return events;
    }

    private Failure failure(String problem) {
        return new Failure("demo, step %d: %s.".formatted(step, problem));
    }

    @Override
    public void close() {
        tail.close();
    }
}
