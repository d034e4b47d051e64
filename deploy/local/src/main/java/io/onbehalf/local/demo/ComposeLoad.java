package io.onbehalf.local.demo;

import io.onbehalf.local.Failure;
import io.onbehalf.local.client.Answer;
import io.onbehalf.local.client.ApiUser;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Composes at a steady rate whether or not answers come (an open loop), each time to another number.
///
/// A call's latency counts from the moment at which it was due, so a stall shows in every call that it
/// delayed.
final class ComposeLoad {

    /// The status of a call that found no free place in this client.
    static final int NOT_SENT = -1;

    private static final int NO_ANSWER = 0;

    /// The most calls that are open together, so that an overloaded server does not overload the client.
    private static final int MAX_OPEN_CALLS = 1_000;

    private final Semaphore places = new Semaphore(MAX_OPEN_CALLS);
    private final ApiUser agent;
    private final String queueId;
    private final LoadPlan plan;
    private final boolean withKeys;
    private final AtomicReferenceArray<Outcome> outcomes;
    private final int firstNumber = ThreadLocalRandom.current().nextInt(DemoNumbers.COUNT);

    private ComposeLoad(ApiUser agent, String queueId, LoadPlan plan, boolean withKeys) {
        this.agent = agent;
        this.queueId = queueId;
        this.plan = plan;
        this.withKeys = withKeys;
        this.outcomes = new AtomicReferenceArray<>(plan.calls());
    }

    private record Outcome(int status, long nanos, String id, boolean hasRetryAfter) {}

    /// The results of a run.
    ///
    /// @param statuses the number of answers by status; 0 is no answer, -1 not sent
    /// @param admitted the latency of the calls that composed
    /// @param refused the latency of the 503s
    /// @param allRefusalsHaveRetryAfter whether every 503 had a `Retry-After`
    /// @param conversations the ids of those that were started
    record Report(
            Map<Integer, Long> statuses,
            Latency admitted,
            Latency refused,
            boolean allRefusalsHaveRetryAfter,
            List<String> conversations) {}

    /// Runs the whole plan.
    ///
    /// @param withKeys whether each call has an Idempotency-Key, as clients should send; without one a
    ///   compose has one step less
    static Report run(ApiUser agent, String queueId, LoadPlan plan, boolean withKeys) {
        return new ComposeLoad(agent, queueId, plan, withKeys).run();
    }

    private Report run() {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            long start = System.nanoTime();
            for (int i = 0; i < outcomes.length(); i++) {
                int call = i;
                long due = start + i * 1_000_000_000L / plan.perSecond();
                LockSupport.parkNanos(due - System.nanoTime());
                if (places.tryAcquire()) {
                    threads.execute(() -> send(call, due));
                } else {
                    outcomes.set(call, new Outcome(NOT_SENT, 0, "", false));
                }
            }
        }
        return report(IntStream.range(0, outcomes.length()).mapToObj(outcomes::get).toList());
    }

    private void send(int call, long due) {
        try {
            outcomes.set(call, compose(call, due));
        } finally {
            places.release();
        }
    }

    private Outcome compose(int call, long due) {
        try {
            String number = DemoNumbers.number(firstNumber + call);
            Answer answer =
                    withKeys
                            ? agent.compose(queueId, number, false, UUID.randomUUID().toString())
                            : agent.compose(queueId, number, false);
            return new Outcome(
                    answer.status(), System.nanoTime() - due, answer.text("id"), answer.retryAfter() != null);
        } catch (Failure noAnswer) {
            return new Outcome(NO_ANSWER, System.nanoTime() - due, "", false);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Outcome(NO_ANSWER, System.nanoTime() - due, "", false);
        }
    }

    private static Report report(List<Outcome> outcomes) {
        return new Report(
                outcomes.stream()
                        .collect(Collectors.groupingBy(Outcome::status, TreeMap::new, Collectors.counting())),
                latency(outcomes, 200),
                latency(outcomes, 503),
                outcomes.stream().filter(outcome -> outcome.status() == 503).allMatch(Outcome::hasRetryAfter),
                outcomes.stream().filter(outcome -> outcome.status() == 200).map(Outcome::id).toList());
    }

    private static Latency latency(List<Outcome> outcomes, int status) {
        return Latency.of(
                outcomes.stream()
                        .filter(outcome -> outcome.status() == status)
                        .mapToLong(Outcome::nanos)
                        .toArray());
    }
}
