package io.onbehalf.local;

import io.onbehalf.local.ComposeLoad.Report;
import io.onbehalf.local.Options.LoadPlan;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/// How long a compose takes over HTTP when the stack is warm; what it composed is disconnected again.
final class DemoLatency {

    private static final LoadPlan WARM_UP = new LoadPlan(60, 15);
    private static final LoadPlan MEASURED = new LoadPlan(20, 10);
    private static final int TOGETHER = 4;
    private static final int ATTEMPTS = 10;
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Caller ben;

    private DemoLatency(Caller ben) {
        this.ben = ben;
    }

    /// Composes from Sales, which does not insist on a wrap-up.
    static void measure(Api api, Console console) throws InterruptedException {
        Caller ben = api.as("ben");
        String sales = Load.queueId(ben, "Sales");
        console.line("\nHow fast is composing? Warming up, then twice 20 a second for 10 s …");
        Report warmUp = ComposeLoad.run(ben, sales, WARM_UP, true);
        Report plain = ComposeLoad.run(ben, sales, MEASURED, false);
        Report keyed = ComposeLoad.run(ben, sales, MEASURED, true);
        console.line("    compose over HTTP, 20 per second:  %s".formatted(shown(plain)));
        console.line("    the same with an Idempotency-Key:  %s".formatted(shown(keyed)));
        new DemoLatency(ben)
                .disconnect(
                        Stream.of(warmUp, plain, keyed)
                                .flatMap(each -> each.conversations().stream())
                                .toList());
    }

    private static String shown(Report report) {
        boolean all = report.admitted().count() == MEASURED.perSecond() * MEASURED.seconds();
        return report.admitted() + (all ? "" : "; not all were, by status: " + report.statuses());
    }

    private void disconnect(List<String> conversations) throws InterruptedException {
        try (ExecutorService few = Executors.newFixedThreadPool(TOGETHER, Thread.ofVirtual().factory())) {
            List<Future<Void>> done = few.invokeAll(conversations.stream().map(this::disconnecting).toList());
            for (Future<Void> one : done) {
                requireDone(one);
            }
        }
    }

    private Callable<Void> disconnecting(String conversation) {
        return () -> {
            for (int attempt = 1; !disconnected(conversation); attempt++) {
                if (attempt == ATTEMPTS) {
                    throw new Failure("conversation %s was not disconnected.".formatted(conversation));
                }
                Thread.sleep(PAUSE);
            }
            return null;
        };
    }

    /// Not at once where too much is in flight.
    private boolean disconnected(String conversation) throws InterruptedException {
        Caller.Stint stint = ben.stint(conversation);
        return stint != null
                && ben.patch(stint.participant(), Map.of("state", "disconnected")).status() == 202;
    }

    private static void requireDone(Future<Void> one) throws InterruptedException {
        try {
            one.get();
        } catch (ExecutionException e) {
            throw new Failure("demo, tidying up: " + e.getCause(), e);
        }
    }
}
