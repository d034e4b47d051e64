package io.onbehalf.local.stack;

import io.onbehalf.local.layout.StackLayout;
import io.onbehalf.local.process.JvmPart;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// All parts together: starts them in two waves, watches them, stops them in order.
public final class Stack {

    /// A part that a busy machine starts slowly is not given up; one that dies is noticed immediately.
    private static final Duration START_TIMEOUT = Duration.ofMinutes(5);

    /// The JVMs write their caches when they end.
    private static final Duration TRAINING_STOP_TIMEOUT = Duration.ofMinutes(3);

    private static final Duration POLL_INTERVAL = Duration.ofMillis(50);

    private final JvmPart broker;

    /// The registry, and the SMSC simulator unless a foreign SMSC is configured.
    private final List<JvmPart> companions;

    private final List<JvmPart> services;
    private final JvmPart gateway;
    private final Duration stopTimeout;
    private final CompletableFuture<JvmPart> firstDeath = new CompletableFuture<>();
    private volatile boolean stopping;

    public Stack(StackLayout layout) {
        this(
                Broker.part(layout),
                layout.hasSimulator()
                        ? List.of(Registry.part(layout), SmscSimulator.part(layout))
                        : List.of(Registry.part(layout)),
                Stream.of(Service.QUEUE, Service.CONVERSATION, Service.WRAPUP)
                        .map(service -> service.part(layout))
                        .toList(),
                Service.GATEWAY.part(layout),
                layout.checkout().training() ? TRAINING_STOP_TIMEOUT : JvmPart.STOP_TIMEOUT);
    }

    Stack(
            JvmPart broker,
            List<JvmPart> companions,
            List<JvmPart> services,
            JvmPart gateway,
            Duration stopTimeout) {
        this.broker = broker;
        this.companions = List.copyOf(companions);
        this.services = List.copyOf(services);
        this.gateway = gateway;
        this.stopTimeout = stopTimeout;
    }

    /// Every part, each behind those that it depends on.
    public List<JvmPart> parts() {
        return Stream.of(firstWave(), secondWave()).flatMap(List::stream).toList();
    }

    private List<JvmPart> firstWave() {
        return Stream.concat(Stream.of(broker), companions.stream()).toList();
    }

    private List<JvmPart> secondWave() {
        return Stream.concat(services.stream(), Stream.of(gateway)).toList();
    }

    /// Starts everything and returns when all parts are ready. Throws a failure that names the part if one
    /// dies or is too slow; the caller then calls [#stop].
    ///
    /// @param onReady gets each part once it is ready
    public void start(Consumer<JvmPart> onReady) throws InterruptedException {
        startWave(firstWave(), onReady);
        startWave(secondWave(), onReady);
    }

    private void startWave(List<JvmPart> wave, Consumer<JvmPart> onReady) throws InterruptedException {
        wave.forEach(this::launch);
        List<JvmPart> pending = new ArrayList<>(wave);
        while (!pending.isEmpty()) {
            for (JvmPart part : List.copyOf(pending)) {
                requireNoDeath();
                if (part.isReady()) {
                    pending.remove(part);
                    onReady.accept(part);
                } else {
                    part.requireStartedWithin(START_TIMEOUT);
                }
            }
            Thread.sleep(POLL_INTERVAL);
        }
    }

    private synchronized void launch(JvmPart part) {
        if (!stopping) {
            part.start();
            var _ = part.onExit().thenAccept(this::onExit);
        }
    }

    private void onExit(JvmPart part) {
        if (!stopping) {
            firstDeath.complete(part);
        }
    }

    private void requireNoDeath() {
        if (firstDeath.isDone()) {
            throw firstDeath.join().deathFailure();
        }
    }

    /// Completes with the first part that ends before the stack is stopped.
    public CompletableFuture<JvmPart> firstDeath() {
        return firstDeath;
    }

    public boolean isStopping() {
        return stopping;
    }

    /// Stops gateway, services, registry and simulator, broker, in this order. A second call has no effect.
    ///
    /// @param onStopped gets each part once it has ended
    public synchronized void stop(Consumer<JvmPart> onStopped) {
        stopping = true;
        try {
            stop(List.of(gateway), onStopped);
            stop(services, onStopped);
            stop(companions, onStopped);
            stop(List.of(broker), onStopped);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void stop(List<JvmPart> together, Consumer<JvmPart> onStopped) throws InterruptedException {
        List<JvmPart> running = together.stream().filter(JvmPart::isAlive).toList();
        running.forEach(JvmPart::requestStop);
        for (JvmPart part : running) {
            part.awaitStop(stopTimeout);
            onStopped.accept(part);
        }
    }
}
