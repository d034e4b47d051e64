package io.onbehalf.local.demo;

import io.onbehalf.local.Failure;
import io.onbehalf.local.Polling;
import io.onbehalf.local.client.AgentParticipant;
import io.onbehalf.local.client.Api;
import io.onbehalf.local.client.ApiUser;
import io.onbehalf.local.load.ComposeLoad;
import io.onbehalf.local.load.LoadPlan;
import io.onbehalf.local.load.LoadReport;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Measures the latency of composing on a warm stack, then disconnects the composed conversations.
final class DemoLatency {

    private static final LoadPlan WARM_UP = new LoadPlan(60, 15);
    private static final LoadPlan MEASURED = new LoadPlan(20, 10);
    private static final int DISCONNECT_THREADS = 4;
    private static final Duration DISCONNECT_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration RETRY_INTERVAL = Duration.ofSeconds(1);

    private final ApiUser ben;

    private DemoLatency(ApiUser ben) {
        this.ben = ben;
    }

    /// Composes on behalf of Sales, where a wrap-up is optional.
    ///
    /// @param output gets each line
    static void measure(Api api, Consumer<String> output) throws InterruptedException {
        ApiUser ben = api.signIn("ben");
        String sales = ben.queueId("Sales");
        output.accept("\nHow fast is composing? Warming up, then twice 20 a second for 10 s …");
        ComposeLoad composes = new ComposeLoad(ben, sales, DemoNumbers.different());
        LoadReport warmUp = composes.run(WARM_UP, true);
        LoadReport plain = composes.run(MEASURED, false);
        LoadReport keyed = composes.run(MEASURED, true);
        output.accept("    compose over HTTP, 20 per second:  %s".formatted(describe(plain)));
        output.accept("    the same with an Idempotency-Key:  %s".formatted(describe(keyed)));
        new DemoLatency(ben)
                .disconnectAll(
                        Stream.of(warmUp, plain, keyed).flatMap(report -> report.ids().stream()).toList());
    }

    private static String describe(LoadReport report) {
        boolean complete = report.admitted().count() == MEASURED.calls();
        return report.admitted() + (complete ? "" : "; not all composed, by status: " + report.statuses());
    }

    private void disconnectAll(List<String> conversations) throws InterruptedException {
        try (ExecutorService threads =
                Executors.newFixedThreadPool(DISCONNECT_THREADS, Thread.ofVirtual().factory())) {
            List<Future<Void>> results =
                    threads.invokeAll(conversations.stream().map(this::disconnection).toList());
            for (Future<Void> result : results) {
                requireSuccess(result);
            }
        }
    }

    private Callable<Void> disconnection(String conversation) {
        return () -> {
            if (!Polling.await(DISCONNECT_TIMEOUT, RETRY_INTERVAL, () -> disconnect(conversation))) {
                throw new Failure("conversation %s was not disconnected.".formatted(conversation));
            }
            return null;
        };
    }

    /// False where the call was refused, for example because too many calls are in flight.
    private boolean disconnect(String conversation) throws InterruptedException {
        AgentParticipant participant = ben.participant(conversation);
        return participant != null && ben.disconnect(participant).status() == 202;
    }

    private static void requireSuccess(Future<Void> result) throws InterruptedException {
        try {
            result.get();
        } catch (ExecutionException e) {
            throw new Failure("demo, disconnecting: " + e.getCause(), e);
        }
    }
}
