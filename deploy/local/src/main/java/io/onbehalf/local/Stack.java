package io.onbehalf.local;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// All parts together: started in two waves, watched, stopped in order.
public final class Stack {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration PAUSE = Duration.ofMillis(50);

    private final JvmPart broker;

    /// The registry, and the SMSC simulator unless messages go to a foreign SMSC.
    private final List<JvmPart> besideBroker;

    private final List<JvmPart> services;
    private final JvmPart gateway;
    private final CompletableFuture<JvmPart> firstDeath = new CompletableFuture<>();
    private volatile boolean stopping;

    public Stack(Site site) {
        this(
                Broker.on(site),
                site.foreignSmsc() == null
                        ? List.of(Registry.on(site), SmscSimulator.on(site))
                        : List.of(Registry.on(site)),
                Stream.of(Service.QUEUE, Service.CONVERSATION, Service.WRAPUP).map(s -> s.on(site)).toList(),
                Service.GATEWAY.on(site));
    }

    Stack(JvmPart broker, List<JvmPart> besideBroker, List<JvmPart> services, JvmPart gateway) {
        this.broker = broker;
        this.besideBroker = List.copyOf(besideBroker);
        this.services = List.copyOf(services);
        this.gateway = gateway;
    }

    /// Every part, in the order in which they depend on each other.
    public List<JvmPart> parts() {
        return Stream.of(foundations(), services, List.of(gateway)).flatMap(List::stream).toList();
    }

    private List<JvmPart> foundations() {
        return Stream.concat(Stream.of(broker), besideBroker.stream()).toList();
    }

    /// The part of that name: broker, registry, smsc-simulator, or a service by its module.
    public JvmPart part(String name) {
        return parts().stream()
                .filter(part -> part.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no part is named " + name));
    }

    /// Starts everything and returns when all are ready; a failure names the part, and leaves the rest to
    /// [#stop]. A part that was ready and died while others start is such a failure too.
    public void start(Consumer<JvmPart> whenReady) throws InterruptedException {
        startWave(foundations(), whenReady);
        List<JvmPart> ours = new ArrayList<>(services);
        ours.add(gateway);
        startWave(ours, whenReady);
    }

    private void startWave(List<JvmPart> wave, Consumer<JvmPart> whenReady) throws InterruptedException {
        wave.forEach(this::launch);
        List<JvmPart> pending = new ArrayList<>(wave);
        while (!pending.isEmpty()) {
            for (JvmPart part : List.copyOf(pending)) {
                requireNoDeath();
                if (part.ready()) {
                    pending.remove(part);
                    whenReady.accept(part);
                } else {
                    part.requireWithin(PATIENCE);
                }
            }
            Thread.sleep(PAUSE);
        }
    }

    private synchronized void launch(JvmPart part) {
        if (!stopping) {
            part.start();
            var _ = part.onExit().thenAccept(this::report);
        }
    }

    private void report(JvmPart dead) {
        if (!stopping) {
            firstDeath.complete(dead);
        }
    }

    private void requireNoDeath() {
        if (firstDeath.isDone()) {
            throw firstDeath.join().died();
        }
    }

    /// Completes with the first part that ends before the stack is stopped, be it while others start.
    public CompletableFuture<JvmPart> firstDeath() {
        return firstDeath;
    }

    public boolean stopping() {
        return stopping;
    }

    /// Stops gateway, services, registry and simulator, broker, in this order; a second call does nothing
    /// more.
    public void stop() {
        stop(_ -> {});
    }

    synchronized void stop(Consumer<JvmPart> whenStopped) {
        stopping = true;
        try {
            stop(List.of(gateway), whenStopped);
            stop(services, whenStopped);
            stop(besideBroker, whenStopped);
            stop(List.of(broker), whenStopped);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void stop(List<JvmPart> together, Consumer<JvmPart> whenStopped)
            throws InterruptedException {
        List<JvmPart> running = together.stream().filter(JvmPart::alive).toList();
        running.forEach(JvmPart::requestStop);
        for (JvmPart part : running) {
            part.awaitStop();
            whenStopped.accept(part);
        }
    }
}
