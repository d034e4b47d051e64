package io.onbehalf.local.demo;

import io.onbehalf.local.Failure;
import io.onbehalf.local.client.Answer;
import io.onbehalf.local.client.ApiUser;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/// Composes at a steady rate whether or not answers come (an open loop), each time to another number.
///
/// A call's latency counts from the moment at which it was due, so a stall shows in every call that it
/// delayed.
final class ComposeLoad {

    /// The most calls that are open together, so that an overloaded server does not overload the client.
    private static final int MAX_OPEN_CALLS = 1_000;

    private final Semaphore places = new Semaphore(MAX_OPEN_CALLS);
    private final ApiUser agent;
    private final String queueId;
    private final LoadPlan plan;
    private final boolean withKeys;
    private final AtomicReferenceArray<ComposeOutcome> outcomes;
    private final int firstNumber = ThreadLocalRandom.current().nextInt(DemoNumbers.COUNT);

    private ComposeLoad(ApiUser agent, String queueId, LoadPlan plan, boolean withKeys) {
        this.agent = agent;
        this.queueId = queueId;
        this.plan = plan;
        this.withKeys = withKeys;
        this.outcomes = new AtomicReferenceArray<>(plan.calls());
    }

    /// Runs the whole plan.
    ///
    /// @param withKeys whether each call has an Idempotency-Key, as clients should send; without one a
    ///   compose has one step less
    static ComposeReport run(ApiUser agent, String queueId, LoadPlan plan, boolean withKeys) {
        return new ComposeLoad(agent, queueId, plan, withKeys).run();
    }

    private ComposeReport run() {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            long start = System.nanoTime();
            for (int i = 0; i < outcomes.length(); i++) {
                int call = i;
                long due = start + i * 1_000_000_000L / plan.perSecond();
                LockSupport.parkNanos(due - System.nanoTime());
                if (places.tryAcquire()) {
                    threads.execute(() -> send(call, due));
                } else {
                    outcomes.set(call, ComposeOutcome.notSent());
                }
            }
        }
        return ComposeReport.of(IntStream.range(0, outcomes.length()).mapToObj(outcomes::get).toList());
    }

    private void send(int call, long due) {
        try {
            outcomes.set(call, compose(call, due));
        } finally {
            places.release();
        }
    }

    private ComposeOutcome compose(int call, long due) {
        try {
            String number = DemoNumbers.number(firstNumber + call);
            Answer answer =
                    withKeys
                            ? agent.compose(queueId, number, false, UUID.randomUUID().toString())
                            : agent.compose(queueId, number, false);
            return ComposeOutcome.of(answer, System.nanoTime() - due);
        } catch (Failure noAnswer) {
            return ComposeOutcome.noAnswer(System.nanoTime() - due);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ComposeOutcome.noAnswer(System.nanoTime() - due);
        }
    }
}
