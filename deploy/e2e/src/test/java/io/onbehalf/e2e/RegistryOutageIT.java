package io.onbehalf.e2e;

import static io.onbehalf.e2e.fixture.Answers.ok;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.onbehalf.bench.promises.Promise;
import io.onbehalf.bench.stack.TopicReader;
import io.onbehalf.e2e.fixture.NewerRequest;
import io.onbehalf.e2e.fixture.SharedTestStack;
import io.onbehalf.e2e.fixture.TestNumbers;
import io.onbehalf.e2e.fixture.TestQueue;
import io.onbehalf.e2e.fixture.TestStack;
import io.onbehalf.e2e.fixture.TestTexts;
import io.onbehalf.e2e.fixture.TestUser;
import io.onbehalf.local.client.AgentParticipant;
import io.onbehalf.local.client.ApiUser;
import io.onbehalf.local.layout.Port;
import io.onbehalf.local.process.JvmPart;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
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

/// A service that knows a schema does not need the registry, so nothing fails during a registry outage, also
/// not after a restart. What needs a new one waits: a record with its partition, a service that starts for
/// the first time with its streams.
///
/// An outage takes 20 seconds, or the value of the system property `onbehalf.e2e.registry-outage`, such as
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

    @Test
    void a_record_of_a_schema_that_nobody_knows_yet_holds_up_its_partition_alone() throws Exception {
        TestQueue queue = TestQueue.create(stack, TestNumbers.outbound(), TestUser.AMY);
        ApiUser amy = stack.as(TestUser.AMY);
        AgentParticipant held = queue.compose(amy, TestNumbers.contact());
        ok(200, amy.send(held, TestTexts.of("before")));
        AgentParticipant other = queue.compose(amy, TestNumbers.contact());
        while (NewerRequest.partition(other).equals(NewerRequest.partition(held))) {
            other = queue.compose(amy, TestNumbers.contact());
        }
        AgentParticipant free = other;
        NewerRequest newer = NewerRequest.register(stack.layout(), held);
        stack.registry().kill();
        try {
            long place = newer.send(stack.layout());
            await().until(() -> health().contains("DEGRADED"));

            await().atMost(OUTAGE.plusMinutes(1))
                    .during(OUTAGE)
                    .pollInterval(Duration.ofMillis(INTERVAL_MILLIS))
                    .until(() -> amy.send(free, TestTexts.of("no registry")).status() == 200);

            assertThat(newer.committed(stack.layout())).isLessThanOrEqualTo(place);
            assertThat(stack.conversationService().isReady()).isTrue();
        } finally {
            stack.registry().start().awaitReady(Duration.ofMinutes(2));
        }
        await().untilAsserted(() -> ok(200, amy.send(held, TestTexts.of("after"))));
        await().until(() -> health().contains("UP"));
    }

    private String health() throws IOException, InterruptedException {
        return body(stack.layout().url(Port.CONVERSATION_MANAGEMENT, "/actuator/health/registry"));
    }

    @Test
    void a_service_that_is_restarted_meanwhile_becomes_ready_and_works() throws Exception {
        TestQueue queue = TestQueue.create(stack, TestNumbers.outbound(), TestUser.AMY);
        ApiUser amy = stack.as(TestUser.AMY);
        journey(queue, amy);
        stack.registry().kill();
        try {
            for (JvmPart service :
                    List.of(stack.conversationService(), stack.wrapupService(), stack.gateway())) {
                service.stop();
                service.start().awaitReady(Duration.ofMinutes(2));
            }
            assertThat(health()).contains("DEGRADED");
            // The gateway may have seen an instance go a moment ago.
            await().ignoreExceptions()
                    .untilAsserted(() -> assertThat(queue.compose(amy, TestNumbers.contact())).isNotNull());

            journey(queue, amy);
            assertThat(failures).isEmpty();
            await().untilAsserted(() -> ok(200, amy.post("/notifications/channels", Map.of())));
        } finally {
            stack.registry().start().awaitReady(Duration.ofMinutes(2));
        }
        await().until(() -> health().contains("\"UP\""));
        Promise.checkAll(new TopicReader(stack.layout()).records(), Promise.ofEveryHistory());
    }

    @Test
    void a_service_that_starts_for_the_first_time_works_when_the_registry_is_back_and_the_others_go_on()
            throws Exception {
        TestQueue queue = TestQueue.create(stack, TestNumbers.outbound(), TestUser.AMY);
        ApiUser amy = stack.as(TestUser.AMY);
        JvmPart late = stack.wrapupService();
        late.stop();
        Files.delete(
                stack.layout().data().resolve("state").resolve("wrapup-service").resolve("schemas.json"));
        stack.registry().kill();
        AgentParticipant participant;
        try {
            late.start();
            URI readiness = stack.layout().url(Port.WRAPUP_SERVICE, "/readyz");
            await().atMost(Duration.ofMinutes(2))
                    .ignoreException(ConnectException.class)
                    .until(() -> body(readiness).contains("\"registry\":{\"status\":\"OUT_OF_SERVICE\""));

            participant = queue.compose(amy, TestNumbers.contact());
            ok(200, amy.send(participant, TestTexts.of("no registry")));
            ok(202, amy.disconnect(participant));
            assertThat(late.isReady()).isFalse();
        } finally {
            stack.registry().start().awaitReady(Duration.ofMinutes(2));
        }
        late.awaitReady(Duration.ofMinutes(3));
        await().until(() -> amy.post(participant.wrapupPath(), Map.of("code", queue.code())).status() == 202);
    }

    private static String body(URI address) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString()).body();
        }
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
