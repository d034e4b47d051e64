package io.onbehalf.bench;

import io.onbehalf.local.Api;
import io.onbehalf.local.Broker;
import io.onbehalf.local.Failure;
import io.onbehalf.local.Home;
import io.onbehalf.local.JvmPart;
import io.onbehalf.local.Ports;
import io.onbehalf.local.Registry;
import io.onbehalf.local.Seed;
import io.onbehalf.local.Service;
import io.onbehalf.local.Site;
import io.onbehalf.local.SmscSimulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// A stack on free ports with data of its own, whose parts may be killed; closing it stops all and forgets
/// the data.
final class Rig implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Site site;
    private final List<JvmPart> parts = new ArrayList<>();

    Rig() {
        try {
            site = new Site(Home.find(), Ports.free(), Files.createTempDirectory("onbehalf-bench"));
        } catch (IOException e) {
            throw new Failure("no temporary folder: %s.".formatted(e.getMessage()), e);
        }
    }

    Site site() {
        return site;
    }

    JvmPart broker() {
        return add(Broker.on(site));
    }

    JvmPart registry() {
        return add(Registry.on(site));
    }

    JvmPart smsc(String... extraArguments) {
        return add(SmscSimulator.on(site, List.of(extraArguments)));
    }

    JvmPart service(Service service) {
        return add(service.on(site));
    }

    JvmPart conversationService(List<String> arguments) {
        return add(
                Service.CONVERSATION.instance(
                        site, "conversation-service", site.ports().conversationService(), arguments));
    }

    /// The same with the JVM's own choice of compilers, as in production.
    JvmPart fastConversationService(List<String> arguments) {
        return add(
                Service.CONVERSATION.instance(
                        site,
                        "conversation-service",
                        site.ports().conversationService(),
                        arguments,
                        List.of("-Xmx512m", "-XX:+UseParallelGC")));
    }

    /// Starts parts together and waits until all are ready.
    static void start(JvmPart... parts) throws InterruptedException {
        for (JvmPart part : parts) {
            part.start();
        }
        for (JvmPart part : parts) {
            part.awaitReady(PATIENCE);
        }
    }

    void seed() throws InterruptedException {
        new Seed(new Api(site.gatewayUrl()).as("admin")).plant();
    }

    private JvmPart add(JvmPart part) {
        parts.add(part);
        return part;
    }

    @Override
    public void close() {
        try {
            for (JvmPart part : parts.reversed()) {
                part.stop();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        try (Stream<Path> files = Files.walk(site.data())) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new Failure("%s cannot be deleted: %s.".formatted(site.data(), e.getMessage()), e);
        }
    }
}
