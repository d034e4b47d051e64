package io.onbehalf.e2e.waiting;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.onbehalf.e2e.fixture.SharedTestStack;
import io.onbehalf.e2e.fixture.TestStack;
import io.onbehalf.e2e.fixture.TwoInstances;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.extension.ExtendWith;

/// One of two instances of conversation-service is killed at twenty sends a second, ten to the threads of
/// each.
@ExtendWith(SharedTestStack.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class KilledInstanceIT {

    private static final Duration TIMEOUT = Duration.ofMinutes(3);

    /// The session of the killed one ends after 10 s.
    private static final Duration LONGEST_GAP = Duration.ofSeconds(15);

    private final TestStack stack;
    private final TwoInstances instances;

    KilledInstanceIT(TestStack stack) {
        this.stack = stack;
        instances = TwoInstances.of(stack);
    }

    @AfterEach
    void one_instance_has_all_partitions() throws Exception {
        instances.stopSecond();
        SharedThreads.awaitWhole(stack);
    }

    @Test
    void its_threads_are_served_again_by_the_other_which_goes_on_with_its_own(TestReporter reporter)
            throws Exception {
        SplitLoad load = SplitLoad.between(instances, stack);
        Load toKilled = load.toSecond();
        Load toRunning = load.toFirst();

        long killedAt;
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();
                ScheduledExecutorService clock = Executors.newScheduledThreadPool(1)) {
            var _ = clock.scheduleAtFixedRate(() -> callers.execute(toKilled), 0, 100, MILLISECONDS);
            var _ = clock.scheduleAtFixedRate(() -> callers.execute(toRunning), 50, 100, MILLISECONDS);
            await().atMost(TIMEOUT).until(() -> sentAfter(toKilled, 0) > 20 && sentAfter(toRunning, 0) > 20);
            instances.second().kill();
            killedAt = System.nanoTime();
            await().atMost(TIMEOUT).until(() -> sentAfter(toKilled, killedAt) > 20);
        }

        assertThat(toRunning.answers()).allSatisfy(answer -> assertThat(answer.status()).isEqualTo(200));
        assertThat(toKilled.answers()).allSatisfy(answer -> assertThat(answer.status()).isIn(200, 503));
        long gap = gapMillis(toKilled);
        reporter.publishEntry("milliseconds without an answer", Long.toString(gap));
        assertThat(gap).isLessThanOrEqualTo(LONGEST_GAP.toMillis());
    }

    private static long sentAfter(Load load, long nanos) {
        return load.answered().stream()
                .filter(each -> each.answer().status() == 200 && each.nanos() - nanos > 0)
                .count();
    }

    /// The longest time between two sends that were answered.
    private static long gapMillis(Load load) {
        long[] times =
                load.answered().stream()
                        .filter(each -> each.answer().status() == 200)
                        .mapToLong(Load.Answered::nanos)
                        .sorted()
                        .toArray();
        long longest = 0;
        for (int i = 1; i < times.length; i++) {
            longest = Math.max(longest, times[i] - times[i - 1]);
        }
        return Duration.ofNanos(longest).toMillis();
    }
}
