package io.onbehalf.bench.stack;

import io.onbehalf.local.Failure;
import io.onbehalf.local.client.Api;
import io.onbehalf.local.demo.DemoData;
import io.onbehalf.local.layout.Checkout;
import io.onbehalf.local.layout.DataFolder;
import io.onbehalf.local.layout.Ports;
import io.onbehalf.local.layout.StackLayout;
import io.onbehalf.local.process.JvmPart;
import io.onbehalf.local.stack.Broker;
import io.onbehalf.local.stack.Registry;
import io.onbehalf.local.stack.Service;
import io.onbehalf.local.stack.SmscSimulator;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// A stack on free ports with a data folder of its own, all of whose places one organization may hold. Its
/// parts can be killed one by one; closing it stops all parts and deletes the data.
public final class DisposableStack implements AutoCloseable {

    private static final Duration START_TIMEOUT = Duration.ofMinutes(2);

    /// The JVM's own choice of compilers, as in production.
    private static final List<String> PRODUCTION_FLAGS = List.of("-Xmx512m", "-XX:+UseParallelGC");

    private final StackLayout layout;
    private final MovedClocks clocks;
    private final SmallDisks disks;
    private final List<JvmPart> parts = new ArrayList<>();
    private boolean keepsData;

    public DisposableStack() {
        this(false);
    }

    /// A stack whose services can have clocks and disks of their own, which slows them down a little.
    public static DisposableStack withClocksAndDisks() {
        return new DisposableStack(true);
    }

    private DisposableStack(boolean clocksAndDisks) {
        try {
            layout =
                    new StackLayout(
                            Checkout.find(), Ports.free(), Files.createTempDirectory("onbehalf-bench"));
            clocks = clocksAndDisks ? MovedClocks.in(layout.data()) : MovedClocks.none(layout.data());
            disks = clocksAndDisks ? SmallDisks.in(layout.data()) : SmallDisks.none();
        } catch (IOException e) {
            throw new Failure("no temporary folder: %s.".formatted(e.getMessage()), e);
        }
    }

    public StackLayout layout() {
        return layout;
    }

    /// The clocks of its services.
    public MovedClocks clocks() {
        return clocks;
    }

    /// The disks of its services.
    public SmallDisks disks() {
        return disks;
    }

    public JvmPart broker() {
        return add(Broker.part(layout));
    }

    public JvmPart registry() {
        return add(Registry.part(layout));
    }

    public JvmPart smsc(String... extraArguments) {
        return add(SmscSimulator.part(layout, List.of(extraArguments)));
    }

    public JvmPart service(Service service, String... extraArguments) {
        return service(layout.checkout(), service, extraArguments);
    }

    /// A service as another checkout has built it.
    public JvmPart service(Checkout build, Service service, String... extraArguments) {
        return add(withOwn(service.part(layout.of(build), arguments(extraArguments))));
    }

    /// One instance of several, on a port.
    public JvmPart instance(
            Checkout build, Service service, String name, int port, String... extraArguments) {
        return add(withOwn(service.instance(layout.of(build), name, port, arguments(extraArguments))));
    }

    /// conversation-service with the JVM flags of production.
    public JvmPart fastConversationService(String... extraArguments) {
        return add(Service.CONVERSATION.part(layout, arguments(extraArguments), PRODUCTION_FLAGS));
    }

    private static List<String> arguments(String... extraArguments) {
        return Stream.concat(Stream.of("--onbehalf.organization-share=1"), Stream.of(extraArguments))
                .toList();
    }

    private JvmPart withOwn(JvmPart part) {
        try {
            disks.mount(part.name(), layout.data().resolve("state").resolve(part.name()));
            return clocks.on(part);
        } catch (IOException e) {
            throw new Failure("no clock or disk for %s: %s.".formatted(part.name(), e.getMessage()), e);
        }
    }

    private JvmPart add(JvmPart part) {
        parts.add(part);
        return part;
    }

    /// Starts parts together and waits until all are ready.
    public static void start(JvmPart... parts) throws InterruptedException {
        JvmPart.startAll(List.of(parts), START_TIMEOUT);
    }

    public void createDemoData() throws InterruptedException {
        new DemoData(new Api(layout.gatewayUrl()).signIn("admin")).create();
    }

    /// All that were made, in that order.
    public List<JvmPart> parts() {
        return List.copyOf(parts);
    }

    /// Stops all parts, the last first. They can be started again.
    public void stop() throws InterruptedException {
        for (JvmPart part : parts.reversed()) {
            part.stop();
        }
    }

    /// Leaves the data and the logs where they are, for whoever looks for the cause of a failure.
    public void keepData() {
        keepsData = true;
    }

    /// Ends all parts immediately, also those that stand still, and deletes the data: for a run that is
    /// interrupted.
    public void abandon() {
        try {
            for (JvmPart part : parts.reversed()) {
                part.kill();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        disks.unmount();
        DataFolder.delete(layout.data());
    }

    @Override
    public void close() {
        try {
            stop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        disks.unmount();
        if (!keepsData) {
            DataFolder.delete(layout.data());
        }
    }
}
