package io.onbehalf.local;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// One part of the stack: a child JVM with a log, a probe, and an end that its parent's end brings too.
///
/// A part may be started again after it was stopped or killed; it then appends to its log.
public final class JvmPart {

    private static final Duration STOP_PATIENCE = Duration.ofSeconds(20);
    private static final Duration PROBE_PAUSE = Duration.ofMillis(50);

    private final String name;
    private final String address;
    private final Path log;
    private final List<String> command;
    private final Map<String, String> environment;
    private final Probe probe;
    private @Nullable Process process;
    private long startedNanos;
    private volatile boolean wasReady;

    JvmPart(String name, String address, Path log, List<String> command, Probe probe) {
        this(name, address, log, command, Map.of(), probe);
    }

    /// @param environment variables beside those of this process
    JvmPart(
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

    public String name() {
        return name;
    }

    public String address() {
        return address;
    }

    public Path log() {
        return log;
    }

    /// Starts the child, without waiting for it to be ready.
    public synchronized JvmPart start() {
        if (alive()) {
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

    /// Whether the part is ready now; fails if it died instead.
    public boolean ready() throws InterruptedException {
        if (!alive()) {
            throw died();
        }
        if (!probe.ready()) {
            return false;
        }
        wasReady = true;
        return true;
    }

    /// Waits until the part is ready; fails if it dies or takes longer.
    public JvmPart awaitReady(Duration patience) throws InterruptedException {
        while (!ready()) {
            requireWithin(patience);
            Thread.sleep(PROBE_PAUSE);
        }
        return this;
    }

    void requireWithin(Duration patience) {
        if (sinceStart().compareTo(patience) > 0) {
            throw new Failure(
                    "%s was not ready within %d s; its log: %s".formatted(name, patience.toSeconds(), log));
        }
    }

    Failure died() {
        Process last = process;
        String when = wasReady ? "after it was ready" : "before it was ready";
        String how = last == null ? "was never started" : "exit status " + last.exitValue();
        return new Failure("%s died %s (%s); its log: %s".formatted(name, when, how, log));
    }

    public Duration sinceStart() {
        return Duration.ofNanos(System.nanoTime() - startedNanos);
    }

    public synchronized boolean alive() {
        return process != null && process.isAlive();
    }

    /// The process id of the child that runs or ran last.
    public long pid() {
        return current().pid();
    }

    /// Completes when the running child ends, for whatever reason.
    public CompletableFuture<JvmPart> onExit() {
        return current().onExit().thenApply(_ -> this);
    }

    /// Asks the child to stop and waits; one that does not listen is killed.
    public void stop() throws InterruptedException {
        requestStop();
        awaitStop();
    }

    /// Through its handle: `Process.destroy` would also close the pipe that the leash watches.
    void requestStop() {
        if (alive()) {
            current().toHandle().destroy();
        }
    }

    void awaitStop() throws InterruptedException {
        if (alive() && !current().waitFor(STOP_PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
            kill();
        }
    }

    /// Ends the child at once, as `kill -9` does.
    public void kill() throws InterruptedException {
        if (alive()) {
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
