package io.onbehalf.bench.compose;

import io.onbehalf.bench.stack.DisposableStack;
import io.onbehalf.local.client.Api;
import io.onbehalf.local.client.ApiUser;
import io.onbehalf.local.demo.DemoNumbers;
import io.onbehalf.local.layout.StackLayout;
import io.onbehalf.local.load.ComposeLoad;
import io.onbehalf.local.load.LoadPlan;
import io.onbehalf.local.load.LoadReport;
import io.onbehalf.local.process.JvmPart;
import io.onbehalf.local.process.ResidentMemory;
import io.onbehalf.local.stack.Service;
import java.time.Duration;
import java.util.List;

/// The command `deploy/bench/run compose`: what a compose costs on a real stack, beside a bare echo on the
/// same broker at the same rates.
public final class ComposeCommand {

    /// Past the bound, what is answered must still be fast.
    private static final LoadPlan OVERLOAD = new LoadPlan(400, 15);

    private static final String QUEUE = "Support";
    private static final int RAMP_SECONDS = 8;
    private static final int RAMP_STEP = 20;
    private static final int RAMP_END = 400;
    private static final int CONVERSATIONS = 500;
    private static final int SEND_STEP = 50;
    private static final Duration IDLE = Duration.ofSeconds(20);
    private static final Duration SETTLE = Duration.ofSeconds(3);

    private final DisposableStack stack;
    private final ComposeOptions options;
    private final ApiUser agent;
    private final ComposeLoad composes;
    private final CostMeter meter;

    private ComposeCommand(DisposableStack stack, ComposeOptions options) throws InterruptedException {
        this.stack = stack;
        this.options = options;
        agent = new Api(stack.layout().gatewayUrl()).signIn("amy");
        composes = new ComposeLoad(agent, agent.queueId(QUEUE), DemoNumbers.different());
        meter = new CostMeter(stack.layout(), stack.parts());
    }

    /// Prints the measurements.
    public static void run(ComposeOptions options) throws Exception {
        try (DisposableStack stack = new DisposableStack()) {
            List<JvmPart> infrastructure = List.of(stack.broker(), stack.registry(), stack.smsc());
            List<JvmPart> services =
                    List.of(
                            stack.service(Service.QUEUE),
                            stack.service(Service.CONVERSATION, "--onbehalf.carrier.pacing.enabled=false"),
                            stack.service(Service.WRAPUP),
                            stack.service(Service.GATEWAY));
            start(infrastructure, services);
            stack.createDemoData();
            if (options.threads() > 0) {
                fill(stack.layout(), options.threads());
            }
            stack.stop();
            line(
                    "ready, with seeded data",
                    "%.1f s".formatted(start(infrastructure, services).toMillis() / 1e3));
            new ComposeCommand(stack, options).measure();
        }
    }

    private static void fill(StackLayout layout, int threads) throws InterruptedException {
        long start = System.nanoTime();
        ThreadFiller.fill(layout, new Api(layout.gatewayUrl()).signIn("amy").queueId(QUEUE), threads);
        line(
                "%,d threads".formatted(threads),
                "made in %d s".formatted(Duration.ofNanos(System.nanoTime() - start).toSeconds()));
    }

    private static Duration start(List<JvmPart> infrastructure, List<JvmPart> services)
            throws InterruptedException {
        long start = System.nanoTime();
        DisposableStack.start(infrastructure.toArray(JvmPart[]::new));
        DisposableStack.start(services.toArray(JvmPart[]::new));
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private void measure() throws Exception {
        try (meter;
                Echo echo = Echo.start(stack.layout())) {
            LoadPlan warmUp = new LoadPlan(ComposeOptions.WARM_UP_RATE, options.warmUpSeconds());
            composes.run(warmUp, true);
            echo.run(new LoadPlan(ComposeOptions.WARM_UP_RATE, options.warmUpSeconds() / 2));
            for (int rate : options.rates()) {
                LoadPlan plan = new LoadPlan(rate, options.seconds());
                print("echo", rate, echo.run(plan));
                Thread.sleep(SETTLE);
                measure("compose", plan, false);
                measure("compose with key", plan, true);
            }
        }
        try (CostMeter idle = new CostMeter(stack.layout(), stack.parts())) {
            idle(idle);
            line("first 503 at", "%d per second".formatted(firstRefusal()));
            LoadReport overload = composes.run(OVERLOAD, true);
            print("overload", OVERLOAD.perSecond(), overload);
            Thread.sleep(SETTLE);
            line("most messages without a refusal", "%d per second".formatted(mostSends()));
        }
        System.out.println("memory" + ResidentMemory.describe(stack.parts()));
    }

    private void measure(String name, LoadPlan plan, boolean withKeys) throws InterruptedException {
        CostMeter.Reading before = meter.read();
        LoadReport report = composes.run(plan, withKeys);
        CostMeter.Usage usage = meter.read().since(before);
        print(name, plan.perSecond(), report);
        double calls = Math.max(1, report.admitted().count());
        line(
                "  cost of one",
                "%.1f ms CPU, %.1f KB of logs"
                        .formatted(usage.cpuMillis() / calls, usage.logBytes() / 1024.0 / calls));
        usage.cpu()
                .forEach((part, cpu) ->
                        line("    " + part, "%.1f ms CPU".formatted(cpu.toNanos() / 1e6 / calls)));
        usage.transactions()
                .forEach((part, count) -> line("    " + part, "%.2f transactions".formatted(count / calls)));
        Thread.sleep(SETTLE);
    }

    private static void idle(CostMeter meter) throws InterruptedException {
        Thread.sleep(SETTLE);
        CostMeter.Reading before = meter.read();
        Thread.sleep(IDLE);
        CostMeter.Usage usage = meter.read().since(before);
        line("idle", "%.1f %% of a core".formatted(usage.percentOfCore()));
        usage.cpu()
                .forEach((part, cpu) ->
                        line(
                                "    " + part,
                                "%.1f %%".formatted(cpu.toNanos() * 100.0 / usage.time().toNanos())));
        double seconds = usage.time().toNanos() / 1e9;
        usage.transactions()
                .forEach((part, count) ->
                        line("    " + part, "%.2f transactions per second".formatted(count / seconds)));
    }

    /// The lowest rate, in steps of 20, at which a compose is refused.
    private int firstRefusal() throws InterruptedException {
        int rate = RAMP_STEP;
        while (rate < RAMP_END && composes.run(new LoadPlan(rate, RAMP_SECONDS), true).isComplete()) {
            rate += RAMP_STEP;
            Thread.sleep(SETTLE);
        }
        return rate;
    }

    private int mostSends() throws InterruptedException {
        SendLoad sends = SendLoad.open(agent, agent.queueId(QUEUE), CONVERSATIONS, DemoNumbers.different());
        int rate = SEND_STEP;
        while (rate <= 2 * RAMP_END) {
            LoadReport report = sends.run(new LoadPlan(rate, RAMP_SECONDS));
            print("messages", rate, report);
            if (!report.isComplete()) {
                break;
            }
            rate += SEND_STEP;
            Thread.sleep(SETTLE);
        }
        return rate - SEND_STEP;
    }

    private static void print(String name, int rate, LoadReport report) {
        line(
                "%s, %d per second".formatted(name, rate),
                report.admitted() + (report.isComplete() ? "" : "; by status " + report.statuses()));
    }

    private static void line(String name, String value) {
        System.out.printf("%-34s %s%n", name, value);
    }
}
