package io.onbehalf.local;

import java.time.Duration;

/// Repeats a check until it succeeds or time is up.
public final class Polling {

    private Polling() {}

    /// Something that may become true later.
    @FunctionalInterface
    public interface Condition {

        boolean holds() throws InterruptedException;
    }

    /// Checks the condition at least once, then once per interval. False if it did not hold within the
    /// timeout.
    public static boolean await(Duration timeout, Duration interval, Condition condition)
            throws InterruptedException {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (!condition.holds()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            Thread.sleep(interval);
        }
        return true;
    }
}
