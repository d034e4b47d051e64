package io.onbehalf.local;

import static java.util.Objects.requireNonNull;

import io.onbehalf.local.ComposeLoad.Report;
import io.onbehalf.local.Options.LoadPlan;
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
        console.line("    compose over HTTP, 20 per second:  %s".formatted(plain.admitted()));
        console.line("    the same with an Idempotency-Key:  %s".formatted(keyed.admitted()));
        new DemoLatency(ben)
                .disconnect(
                        Stream.of(warmUp, plain, keyed)
                                .flatMap(each -> each.conversations().stream())
                                .toList());
        requireAllAnswered(plain);
        requireAllAnswered(keyed);
    }

    private static void requireAllAnswered(Report report) {
        if (report.admitted().count() != MEASURED.perSecond() * MEASURED.seconds()) {
            throw new Failure("not every compose was answered: by status " + report.statuses() + ".");
        }
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
            String participant = requireNonNull(ben.stint(conversation)).participant();
            int status = ben.patch(participant, Map.of("state", "disconnected")).status();
            if (status != 202) {
                throw new Failure("a disconnect was answered with status %d.".formatted(status));
            }
            return null;
        };
    }

    private static void requireDone(Future<Void> one) throws InterruptedException {
        try {
            one.get();
        } catch (ExecutionException e) {
            throw new Failure("demo, tidying up: " + e.getCause(), e);
        }
    }
}
