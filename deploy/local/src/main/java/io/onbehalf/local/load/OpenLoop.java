package io.onbehalf.local.load;

import io.onbehalf.local.Failure;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/// Calls at a steady rate whether or not answers come.
///
/// A call's latency counts from the moment at which it was due, so a stall shows in every call that it
/// delayed.
public final class OpenLoop {

    /// The most calls that are open together, so that an overloaded server does not overload the client.
    private static final int MAX_OPEN_CALLS = 1_000;

    private final Semaphore places = new Semaphore(MAX_OPEN_CALLS);
    private final LoadPlan plan;
    private final Call call;
    private final AtomicReferenceArray<CallOutcome> outcomes;

    /// One call of a load.
    @FunctionalInterface
    public interface Call {

        /// Makes the call and waits for its answer. A [Failure] is a call without an answer.
        ///
        /// @param number of the call, from 0
        /// @param dueNanos the moment at which it was due, by [System#nanoTime]
        CallOutcome make(int number, long dueNanos) throws InterruptedException;
    }

    private OpenLoop(LoadPlan plan, Call call) {
        this.plan = plan;
        this.call = call;
        this.outcomes = new AtomicReferenceArray<>(plan.calls());
    }

    /// Runs the whole plan.
    public static LoadReport run(LoadPlan plan, Call call) {
        return new OpenLoop(plan, call).run();
    }

    private LoadReport run() {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            long start = System.nanoTime();
            for (int i = 0; i < outcomes.length(); i++) {
                int number = i;
                long due = start + i * 1_000_000_000L / plan.perSecond();
                LockSupport.parkNanos(due - System.nanoTime());
                if (places.tryAcquire()) {
                    threads.execute(() -> make(number, due));
                } else {
                    outcomes.set(number, CallOutcome.notSent());
                }
            }
        }
        return LoadReport.of(IntStream.range(0, outcomes.length()).mapToObj(outcomes::get).toList());
    }

    private void make(int number, long due) {
        try {
            outcomes.set(number, call.make(number, due));
        } catch (Failure noAnswer) {
            outcomes.set(number, CallOutcome.noAnswer(due));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            outcomes.set(number, CallOutcome.noAnswer(due));
        } finally {
            places.release();
        }
    }
}
