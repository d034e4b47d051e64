package io.onbehalf.bench.stack;

import io.onbehalf.local.Failure;
import io.onbehalf.local.client.Answer;
import java.time.Duration;

/// Repeats a call while services are away.
public final class RepeatedCall {

    private static final Duration TIMEOUT = Duration.ofMinutes(4);
    private static final Duration INTERVAL = Duration.ofMillis(300);

    private RepeatedCall() {}

    /// A call of the public API that may be repeated.
    @FunctionalInterface
    public interface Call {
        Answer make() throws InterruptedException;
    }

    /// Repeats the call until its status is below 500. Throws after four minutes.
    public static Answer untilAnswered(Call call) throws InterruptedException {
        long deadline = System.nanoTime() + TIMEOUT.toNanos();
        while (true) {
            Failure failure;
            try {
                Answer answer = call.make();
                if (answer.status() < 500) {
                    return answer;
                }
                failure =
                        new Failure(
                                "a call was still answered with status %d after %s: %s."
                                        .formatted(answer.status(), TIMEOUT, answer.body()));
            } catch (Failure noAnswer) {
                failure = noAnswer;
            }
            if (System.nanoTime() > deadline) {
                throw failure;
            }
            Thread.sleep(INTERVAL);
        }
    }
}
