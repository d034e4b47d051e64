package io.onbehalf.local.launcher;

import io.onbehalf.local.Failure;
import io.onbehalf.local.client.Api;
import io.onbehalf.local.demo.Demo;
import io.onbehalf.local.demo.DemoData;
import io.onbehalf.local.demo.Load;
import io.onbehalf.local.demo.UsedData;
import io.onbehalf.local.layout.Checkout;
import io.onbehalf.local.layout.DataFolder;
import io.onbehalf.local.layout.Ports;
import io.onbehalf.local.layout.StackLayout;
import io.onbehalf.local.process.JvmPart;
import io.onbehalf.local.process.ResidentMemory;
import io.onbehalf.local.stack.Stack;
import java.nio.channels.FileLock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// The main class of `deploy/local/run`, once everything is built.
public final class Launcher {

    private static final int FAILED = 1;
    private static final int INVALID_OPTIONS = 2;

    /// A part's death is noticed at most this long after a call to it failed.
    private static final Duration DEATH_DELAY = Duration.ofMillis(300);

    private final Console console;
    private final Options options;
    private final StackLayout layout;
    private final AtomicBoolean failureShown = new AtomicBoolean();
    private boolean hasNewData;

    /// The lock on the data folder; a field, so that it lasts as long as the process.
    @SuppressWarnings("unused")
    private @Nullable FileLock dataLock;

    private Launcher(Console console, Options options, StackLayout layout) {
        this.console = console;
        this.options = options;
        this.layout = layout;
    }

    public static void main(String[] arguments) {
        Console console = new Console(System.out, System.err);
        try {
            Checkout checkout = Checkout.find();
            Options options = Options.parse(checkout.defaultData(), arguments);
            StackLayout layout =
                    new StackLayout(
                            options.train() ? checkout.inTraining() : checkout,
                            Ports.standard(options.portOffset()),
                            options.stackData(),
                            options.smsc());
            System.exit(new Launcher(console, options, layout).run());
        } catch (InvalidOption e) {
            console.failure(e.reason() + ": see deploy/local/run --help");
            System.exit(INVALID_OPTIONS);
        } catch (Failure e) {
            console.failure(e.sentence());
            System.exit(FAILED);
        }
    }

    private int run() {
        layout.ports().requireFree(layout.usedPorts());
        DataFolder.claim(options.data());
        dataLock = DataFolder.lock(layout.data());
        if (options.deletesData()) {
            DataFolder.clean(layout.data());
        }
        Stack stack = new Stack(layout);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(stack), "stop"));
        try {
            start(stack);
            serve(stack);
            return 0;
        } catch (Failure e) {
            return fail(stack, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return FAILED;
        }
    }

    private void start(Stack stack) throws InterruptedException {
        console.line("Starting Onbehalf; data in %s".formatted(layout.data()));
        long start = System.nanoTime();
        var _ = stack.firstDeath().thenAccept(part -> System.exit(fail(stack, part.deathFailure())));
        stack.start(console::ready);
        createDemoData(stack);
        console.line(
                "Ready after %.1f s%s."
                        .formatted(Console.secondsSince(start), ResidentMemory.describe(stack.parts())));
    }

    /// Once for each data folder: a later start keeps what users changed or removed.
    private void createDemoData(Stack stack) throws InterruptedException {
        if (DataFolder.hasDemoData(layout.data())) {
            return;
        }
        try {
            new DemoData(new Api(layout.gatewayUrl()).signIn("admin")).create();
            DataFolder.markDemoData(layout.data());
            hasNewData = true;
        } catch (Failure e) {
            throw cause(e, stack);
        }
    }

    private void serve(Stack stack) throws InterruptedException {
        try {
            if (options.demo()) {
                playDemo(new Api(layout.gatewayUrl()));
            } else if (options.load() != null) {
                Load.run(new Api(layout.gatewayUrl()), options.load(), console::line);
            } else {
                console.line(Welcome.text(layout));
                new CountDownLatch(1).await();
            }
        } catch (Failure e) {
            throw cause(e, stack);
        }
    }

    private void playDemo(Api api) throws InterruptedException {
        if (hasNewData) {
            Demo.play(layout, api, console::line);
            return;
        }
        UsedData.requireNoOpenWork(api);
        try {
            Demo.play(layout, api, console::line);
        } catch (Failure e) {
            throw UsedData.explained(e);
        }
    }

    /// The death of a part, if one explains the failure; else the failure itself.
    private static Failure cause(Failure failure, Stack stack) {
        return stack.firstDeath()
                .thenApply(JvmPart::deathFailure)
                .completeOnTimeout(failure, DEATH_DELAY.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }

    /// Shows the first failure only, and none while the stack stops.
    private int fail(Stack stack, Failure failure) {
        if (!stack.isStopping() && failureShown.compareAndSet(false, true)) {
            console.failure(failure.sentence());
        }
        return FAILED;
    }

    private void stop(Stack stack) {
        long start = System.nanoTime();
        console.line("Stopping");
        stack.stop(console::stopped);
        console.line("Stopped after %.1f s".formatted(Console.secondsSince(start)));
        if (options.train()) {
            console.line("Trained: " + String.join(", ", layout.checkout().trained()));
        }
    }
}
