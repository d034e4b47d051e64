package io.onbehalf.e2e;

import static io.onbehalf.e2e.fixture.Answers.ok;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.onbehalf.e2e.fixture.SharedTestStack;
import io.onbehalf.e2e.fixture.TestNumbers;
import io.onbehalf.e2e.fixture.TestQueue;
import io.onbehalf.e2e.fixture.TestStack;
import io.onbehalf.e2e.fixture.TestTexts;
import io.onbehalf.e2e.fixture.TestUser;
import io.onbehalf.e2e.fixture.TopicReader;
import io.onbehalf.e2e.promises.Promise;
import io.onbehalf.local.client.AgentParticipant;
import io.onbehalf.local.client.ApiUser;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// A service that knows a schema does not need the registry, so nothing fails during a registry outage.
///
/// The outage takes 20 seconds, or the value of the system property `onbehalf.e2e.registry-outage`, such as
/// `PT2M`.
@ExtendWith(SharedTestStack.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RegistryOutageIT {

    private static final Duration OUTAGE =
            Duration.parse(System.getProperty("onbehalf.e2e.registry-outage", "PT20S"));
    private static final long INTERVAL_MILLIS = 300;

    private final TestStack stack;
    private final List<Throwable> failures = new CopyOnWriteArrayList<>();
    private final AtomicInteger finished = new AtomicInteger();

    RegistryOutageIT(TestStack stack) {
        this.stack = stack;
    }

    @Test
    void nothing_fails_while_the_registry_is_down() throws Exception {
        TestQueue queue = TestQueue.create(stack, TestNumbers.outbound(), TestUser.AMY);
        ApiUser amy = stack.as(TestUser.AMY);
        stack.registry().kill();
        try (ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var load =
                    clock.scheduleAtFixedRate(
                            () -> threads.execute(() -> journey(queue, amy)),
                            0,
                            INTERVAL_MILLIS,
                            TimeUnit.MILLISECONDS);
            await().atMost(OUTAGE.plusMinutes(1)).during(OUTAGE).until(failures::isEmpty);
            load.cancel(false);
        } finally {
            stack.registry().start().awaitReady(Duration.ofMinutes(2));
        }
        assertThat(failures).isEmpty();
        assertThat(finished.get()).isGreaterThan((int) (OUTAGE.toMillis() / INTERVAL_MILLIS / 2));

        journey(queue, amy);
        assertThat(failures).isEmpty();
        Promise.checkAll(new TopicReader(stack.layout()).records(), Promise.ofEveryHistory());
    }

    /// Composes, sends, disconnects and wraps up.
    private void journey(TestQueue queue, ApiUser amy) {
        try {
            AgentParticipant participant = queue.compose(amy, TestNumbers.contact());
            ok(200, amy.send(participant, TestTexts.of("no registry")));
            ok(202, amy.disconnect(participant));
            await().until(() ->
                    amy.post(participant.wrapupPath(), Map.of("code", queue.code())).status() == 202);
            finished.incrementAndGet();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | AssertionError e) {
            failures.add(e);
        }
    }
}
