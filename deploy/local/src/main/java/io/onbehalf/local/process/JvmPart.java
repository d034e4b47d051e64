package io.onbehalf.local.process;

import io.onbehalf.local.Failure;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// One part of the stack: a child JVM with a log and a readiness probe. It ends when its parent ends.
///
/// A part can be started again after it was stopped or killed; it then appends to its log.
public final class JvmPart {

    /// How long a child may take to stop in order.
    public static final Duration STOP_TIMEOUT = Duration.ofSeconds(20);

    private static final Duration PROBE_INTERVAL = Duration.ofMillis(50);

    private final String name;
    private final String address;
    private final Path log;
    private final List<String> command;
    private final Map<String, String> environment;
    private final Probe probe;
    private @Nullable Process process;
    private long startedNanos;
    private volatile boolean wasReady;

    public JvmPart(String name, String address, Path log, List<String> command, Probe probe) {
        this(name, address, log, command, Map.of(), probe);
    }

    /// @param address where it listens, for the user
    /// @param environment variables in addition to those of this process
    public JvmPart(
            String name,
            String address,
            Path log,
            List<String> command,
            Map<String, String> environment,
            Probe probe) {
        this.name = name;
        this.address = address;
        this.log = log;
        this.command = List.copyOf(command);
        this.environment = Map.copyOf(environment);
        this.probe = probe;
    }

    /// The same part, not started, with more variables in its environment.
    public JvmPart with(Map<String, String> variables) {
        Map<String, String> all = new HashMap<>(environment);
        all.putAll(variables);
        return new JvmPart(name, address, log, command, all, probe);
    }

    public String name() {
        return name;
    }

    public String address() {
        return address;
    }

    public Path log() {
        return log;
    }

    /// Starts the parts together and waits until all are ready; throws if one dies or is too slow.
    public static void startAll(List<JvmPart> parts, Duration timeout) throws InterruptedException {
        parts.forEach(JvmPart::start);
        for (JvmPart part : parts) {
            part.awaitReady(timeout);
        }
    }

    /// Starts the child without waiting until it is ready.
    public synchronized JvmPart start() {
        if (isAlive()) {
            throw new IllegalStateException("part " + name + " is already running");
        }
        try {
            Files.createDirectories(log.toAbsolutePath().getParent());
            Redirect output = process == null ? Redirect.to(log.toFile()) : Redirect.appendTo(log.toFile());
            startedNanos = System.nanoTime();
            wasReady = false;
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output);
            builder.environment().putAll(environment);
            process = builder.start();
            return this;
        } catch (IOException e) {
            throw new Failure("%s could not be started: %s.".formatted(name, e.getMessage()), e);
        }
    }

    /// True if the part is ready now. Throws if it has died.
    public boolean isReady() throws InterruptedException {
        if (!isAlive()) {
            throw deathFailure();
        }
        if (!probe.isReady()) {
            return false;
        }
        wasReady = true;
        return true;
    }

    /// Waits until the part is ready. Throws if it dies or the timeout passes.
    public JvmPart awaitReady(Duration timeout) throws InterruptedException {
        while (!isReady()) {
            requireStartedWithin(timeout);
            Thread.sleep(PROBE_INTERVAL);
        }
        return this;
    }

    /// Throws if the part was started longer ago than the timeout.
    public void requireStartedWithin(Duration timeout) {
        if (sinceStart().compareTo(timeout) > 0) {
            throw new Failure(
                    "%s was not ready within %d s; its log: %s".formatted(name, timeout.toSeconds(), log));
        }
    }

    /// The failure that names a part that has died.
    public Failure deathFailure() {
        Process last = process;
        String when = wasReady ? "after it was ready" : "before it was ready";
        String how = last == null ? "was never started" : "exit status " + last.exitValue();
        return new Failure("%s died %s (%s); its log: %s".formatted(name, when, how, log));
    }

    public Duration sinceStart() {
        return Duration.ofNanos(System.nanoTime() - startedNanos);
    }

    public synchronized boolean isAlive() {
        return process != null && process.isAlive();
    }

    /// The process id of the child that runs now or ran last.
    public long pid() {
        return current().pid();
    }

    /// Completes when the running child ends, for whatever reason.
    public CompletableFuture<JvmPart> onExit() {
        return current().onExit().thenApply(_ -> this);
    }

    /// Asks the child to stop and waits; kills it if it does not stop within 20 s.
    public void stop() throws InterruptedException {
        requestStop();
        awaitStop();
    }

    /// Uses the process handle: `Process.destroy` would also close the pipe that [ParentWatchdog] reads.
    public void requestStop() {
        if (isAlive()) {
            current().toHandle().destroy();
        }
    }

    public void awaitStop() throws InterruptedException {
        awaitStop(STOP_TIMEOUT);
    }

    /// Waits longer or shorter before it kills the child.
    public void awaitStop(Duration timeout) throws InterruptedException {
        if (isAlive() && !current().waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
            kill();
        }
    }

    /// Ends the child immediately, as `kill -9` does.
    public void kill() throws InterruptedException {
        if (isAlive()) {
            current().destroyForcibly().waitFor();
        }
    }

    private synchronized Process current() {
        if (process == null) {
            throw new IllegalStateException("part " + name + " was never started");
        }
        return process;
    }
}
