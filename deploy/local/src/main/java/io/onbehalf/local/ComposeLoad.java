package io.onbehalf.local;

import io.onbehalf.local.Api.Answer;
import io.onbehalf.local.Options.LoadPlan;
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

/// Composes at a steady rate whether or not answers come (an open loop), each time to another number and, if
/// it has keys, under another Idempotency-Key.
///
/// A call's time counts from the moment it was due, so a stall is seen in every call that it held up.
final class ComposeLoad {

    /// Status of a call that this client had no place for.
    static final int NOT_SENT = -1;

    /// As many calls are open at once at most, so that the client survives what it does to the server.
    private static final int MOST_OPEN = 1_000;

    private final Semaphore open = new Semaphore(MOST_OPEN);
    private final Caller agent;
    private final String queueId;
    private final LoadPlan plan;
    private final boolean keys;
    private final AtomicReferenceArray<Outcome> outcomes;
    private final int firstNumber = ThreadLocalRandom.current().nextInt(ContactNumbers.COUNT);

    private ComposeLoad(Caller agent, String queueId, LoadPlan plan, boolean keys) {
        this.agent = agent;
        this.queueId = queueId;
        this.plan = plan;
        this.keys = keys;
        this.outcomes = new AtomicReferenceArray<>(plan.perSecond() * plan.seconds());
    }

    private record Outcome(int status, long nanos, String id, boolean retryAfter) {}

    /// What came of it.
    ///
    /// @param statuses how many answers of each status; 0 is no answer, -1 not sent
    /// @param admitted how long the calls that composed took
    /// @param refused how long the 503 took
    /// @param conversations those that were started
    record Report(
            Map<Integer, Long> statuses,
            Latency admitted,
            Latency refused,
            boolean everyRefusalSaysWhen,
            List<String> conversations) {}

    /// Clients are told to send keys; without one a compose is a step shorter.
    static Report run(Caller agent, String queueId, LoadPlan plan, boolean keys) {
        return new ComposeLoad(agent, queueId, plan, keys).run();
    }

    private Report run() {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            long start = System.nanoTime();
            for (int i = 0; i < outcomes.length(); i++) {
                int call = i;
                long due = start + i * 1_000_000_000L / plan.perSecond();
                LockSupport.parkNanos(due - System.nanoTime());
                if (open.tryAcquire()) {
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
            open.release();
        }
    }

    private Outcome compose(int call, long due) {
        try {
            String number = ContactNumbers.number(firstNumber + call);
            Answer answer =
                    keys
                            ? agent.composeOnce(queueId, number, UUID.randomUUID().toString())
                            : agent.compose(queueId, number, false);
            return new Outcome(
                    answer.status(), System.nanoTime() - due, answer.text("id"), answer.retryAfter() != null);
        } catch (Failure noAnswer) {
            return new Outcome(0, System.nanoTime() - due, "", false);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Outcome(0, System.nanoTime() - due, "", false);
        }
    }

    private static Report report(List<Outcome> outcomes) {
        return new Report(
                outcomes.stream()
                        .collect(Collectors.groupingBy(Outcome::status, TreeMap::new, Collectors.counting())),
                latency(outcomes, 200),
                latency(outcomes, 503),
                outcomes.stream().filter(o -> o.status() == 503).allMatch(Outcome::retryAfter),
                outcomes.stream().filter(o -> o.status() == 200).map(Outcome::id).toList());
    }

    private static Latency latency(List<Outcome> outcomes, int status) {
        return Latency.of(
                outcomes.stream().filter(o -> o.status() == status).mapToLong(Outcome::nanos).toArray());
    }
}
