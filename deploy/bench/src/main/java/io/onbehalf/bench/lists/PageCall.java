package io.onbehalf.bench.lists;

import io.onbehalf.local.Failure;
import io.onbehalf.local.client.Answer;
import io.onbehalf.local.load.Latency;

/// A call that reads one page.
///
/// @param list its name in the report
/// @param page which of the list's pages it reads
/// @param mostMillis the time within which 99 of 100 must be answered
record PageCall(String list, String page, double mostMillis, Call call) {

    private static final double MOST_MILLIS = 50;

    PageCall(String list, String page, Call call) {
        this(list, page, MOST_MILLIS, call);
    }

    /// The call.
    @FunctionalInterface
    interface Call {

        Answer make() throws InterruptedException;
    }

    /// The times of a page.
    record Measured(String list, String page, double mostMillis, Latency latency) {}

    /// Repeats the call, one at a time. Throws if one does not succeed.
    Measured measure(int warmUp, int calls) throws InterruptedException {
        for (int i = 0; i < warmUp; i++) {
            time();
        }
        long[] nanos = new long[calls];
        for (int i = 0; i < calls; i++) {
            nanos[i] = time();
        }
        return new Measured(list, page, mostMillis, Latency.of(nanos));
    }

    private long time() throws InterruptedException {
        long start = System.nanoTime();
        Answer answer = call.make();
        long nanos = System.nanoTime() - start;
        if (answer.status() != 200) {
            throw new Failure("%s, %s: status %d %s".formatted(list, page, answer.status(), answer.body()));
        }
        return nanos;
    }
}
