package io.onbehalf.local;

import java.nio.channels.FileLock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// `deploy/local/run`, once everything is built.
public final class Launcher {

    private static final int FAILED = 1;
    private static final int NOT_UNDERSTOOD = 2;
    private static final Duration DEATH_IS_KNOWN = Duration.ofMillis(300);

    private final Console console;
    private final Options options;
    private final Site site;
    private final AtomicBoolean failed = new AtomicBoolean();

    /// The hold on the data folder; kept here so that it lasts as long as the process.
    @SuppressWarnings("unused")
    private @Nullable FileLock held;

    private Launcher(Console console, Options options, Site site) {
        this.console = console;
        this.options = options;
        this.site = site;
    }

    public static void main(String[] arguments) {
        Console console = new Console(System.out, System.err);
        try {
            Home home = Home.find();
            Options options = Options.parse(home.defaultData(), arguments);
            Site site =
                    new Site(
                            home,
                            Ports.standard(options.portOffset()),
                            options.load() == null ? options.data() : options.data().resolve("load"),
                            options.smsc());
            System.exit(new Launcher(console, options, site).run());
        } catch (Options.NotUnderstood e) {
            console.failure(e.why() + ": see deploy/local/run --help");
            System.exit(NOT_UNDERSTOOD);
        } catch (Failure e) {
            console.failure(e.sentence());
            System.exit(FAILED);
        }
    }

    private int run() {
        site.ports().requireFree(site.foreignSmsc() == null);
        held = DataFolder.take(site.data());
        if (options.clean() || options.load() != null) {
            DataFolder.clean(site.data());
        }
        Stack stack = new Stack(site);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(stack), "stop"));
        try {
            start(stack);
            serve(stack);
            return 0;
        } catch (Failure e) {
            return failed(stack, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return FAILED;
        }
    }

    private void start(Stack stack) throws InterruptedException {
        console.line("Starting Onbehalf; data in %s".formatted(site.data()));
        long start = System.nanoTime();
        var _ = stack.firstDeath().thenAccept(dead -> System.exit(failed(stack, dead.died())));
        stack.start(console::ready);
        seed(stack);
        console.line(
                "Ready after %.1f s%s."
                        .formatted(
                                Console.seconds(Duration.ofNanos(System.nanoTime() - start)),
                                Resident.of(stack.parts())));
    }

    /// Once for a data folder: on a later start, what users changed or removed stays so.
    private void seed(Stack stack) throws InterruptedException {
        if (DataFolder.seeded(site.data())) {
            return;
        }
        try {
            new Seed(new Api(site.gatewayUrl()).as("admin")).plant();
            DataFolder.markSeeded(site.data());
        } catch (Failure e) {
            throw causeOf(e, stack);
        }
    }

    private void serve(Stack stack) throws InterruptedException {
        try {
            if (options.demo()) {
                Demo.play(site, console);
            } else if (options.load() != null) {
                Load.run(new Api(site.gatewayUrl()), options.load(), console);
            } else {
                Welcome.print(console, site);
                new CountDownLatch(1).await();
            }
        } catch (Failure e) {
            throw causeOf(e, stack);
        }
    }

    /// A call that failed because a part died is told as the part's death.
    private static Failure causeOf(Failure failure, Stack stack) {
        return stack.firstDeath()
                .thenApply(JvmPart::died)
                .completeOnTimeout(failure, DEATH_IS_KNOWN.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }

    private int failed(Stack stack, Failure failure) {
        if (!stack.stopping() && failed.compareAndSet(false, true)) {
            console.failure(failure.sentence());
        }
        return FAILED;
    }

    private void stop(Stack stack) {
        long start = System.nanoTime();
        console.line("Stopping");
        stack.stop(console::stopped);
        console.line(
                "Stopped after %.1f s"
                        .formatted(Console.seconds(Duration.ofNanos(System.nanoTime() - start))));
    }
}
