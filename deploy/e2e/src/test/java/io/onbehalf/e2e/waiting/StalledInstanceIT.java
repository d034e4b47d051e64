package io.onbehalf.e2e.waiting;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.onbehalf.e2e.fixture.SharedTestStack;
import io.onbehalf.e2e.fixture.TestStack;
import io.onbehalf.e2e.fixture.TwoInstances;
import io.onbehalf.local.process.Signals;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// One of two instances of conversation-service stands still and does not leave: the group takes it for alive
/// for another ten seconds.
@ExtendWith(SharedTestStack.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class StalledInstanceIT {

    private static final Duration TIMEOUT = Duration.ofMinutes(3);

    /// More than the service has places.
    private static final int CALLS_TO_STALLED = 240;

    private final TestStack stack;
    private final TwoInstances instances;

    StalledInstanceIT(TestStack stack) {
        this.stack = stack;
        instances = TwoInstances.of(stack);
    }

    @AfterEach
    void one_instance_has_all_partitions() throws Exception {
        Signals.resume(instances.second());
        instances.stopSecond();
        SharedThreads.awaitWhole(stack);
    }

    @Test
    void calls_about_what_the_other_instance_has_are_answered() throws Exception {
        SplitLoad load = SplitLoad.between(instances, stack);
        Load toStalled = load.toSecond();
        Load toRunning = load.toFirst();

        Signals.stop(instances.second());
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            try (ScheduledExecutorService clock = Executors.newScheduledThreadPool(1)) {
                var _ = clock.scheduleAtFixedRate(() -> callers.execute(toStalled), 0, 25, MILLISECONDS);
                var _ = clock.scheduleAtFixedRate(() -> callers.execute(toRunning), 0, 100, MILLISECONDS);
                await().atMost(TIMEOUT).until(() -> toStalled.calls() >= CALLS_TO_STALLED);
            }
            Signals.resume(instances.second());
        }

        assertThat(toRunning.answers())
                .hasSizeGreaterThan(10)
                .allSatisfy(answer -> assertThat(answer.status()).isIn(200, 503));
        assertThat(toRunning.refused())
                .as("while the machine pauses, a few may find too many waiting")
                .isLessThan(toRunning.answers().size() / Load.MOST_REFUSED);
        assertThat(toStalled.answers())
                .allSatisfy(answer -> assertThat(answer.status()).isIn(200, 503))
                .filteredOn(answer -> answer.status() == 503)
                .allSatisfy(answer -> assertThat(answer.retryAfter()).isNotNull())
                .anySatisfy(answer -> assertThat(answer.text("code")).isEqualTo("service.overloaded"));
    }
}
