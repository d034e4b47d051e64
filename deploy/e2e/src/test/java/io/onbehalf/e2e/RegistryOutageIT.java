package io.onbehalf.e2e;

import static io.onbehalf.e2e.Answers.ok;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.onbehalf.e2e.promises.Promise;
import io.onbehalf.local.Caller;
import io.onbehalf.local.Caller.Stint;
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

/// A schema that is known once needs no registry: nothing fails while it is gone.
///
/// It is gone for 20 seconds, or for as long as the system property `onbehalf.e2e.registry-outage` says, such
/// as `PT2M`.
@ExtendWith(SharedStand.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RegistryOutageIT {

    private static final Duration OUTAGE =
            Duration.parse(System.getProperty("onbehalf.e2e.registry-outage", "PT20S"));
    private static final long PAUSE_MILLIS = 300;

    private final Stand stand;
    private final List<Throwable> failures = new CopyOnWriteArrayList<>();
    private final AtomicInteger finished = new AtomicInteger();

    RegistryOutageIT(Stand stand) {
        this.stand = stand;
    }

    @Test
    void nothing_fails_while_the_registry_is_gone() throws Exception {
        TestQueue queue = TestQueue.create(stand, Numbers.outbound(), Cast.AMY);
        Caller amy = stand.as(Cast.AMY);
        stand.registry().kill();
        try (ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var load =
                    clock.scheduleAtFixedRate(
                            () -> threads.execute(() -> journey(queue, amy)),
                            0,
                            PAUSE_MILLIS,
                            TimeUnit.MILLISECONDS);
            await().atMost(OUTAGE.plusMinutes(1)).during(OUTAGE).until(failures::isEmpty);
            load.cancel(false);
        } finally {
            stand.registry().start().awaitReady(Duration.ofMinutes(2));
        }
        assertThat(failures).isEmpty();
        assertThat(finished.get()).isGreaterThan((int) (OUTAGE.toMillis() / PAUSE_MILLIS / 2));

        journey(queue, amy);
        assertThat(failures).isEmpty();
        Promise.checkAll(new Ledger(stand.site()).entries(), Promise.ofEveryHistory());
    }

    /// Compose, write, disconnect, wrap up.
    private void journey(TestQueue queue, Caller amy) {
        try {
            Stint stint = queue.compose(amy, Numbers.contact());
            ok(200, amy.post(Paths.messages(stint), Map.of("textBody", Texts.of("no registry"))));
            ok(202, amy.patch(Paths.participant(stint), Map.of("state", "disconnected")));
            await().until(() -> amy.post(Paths.wrapup(stint), Map.of("code", queue.code())).status() == 202);
            finished.incrementAndGet();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | AssertionError e) {
            failures.add(e);
        }
    }
}
