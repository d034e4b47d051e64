package io.onbehalf.local.stack;

import static java.util.Objects.requireNonNull;

import io.onbehalf.local.Failure;
import io.onbehalf.local.layout.Checkout;
import io.onbehalf.local.layout.LocalPorts;
import io.onbehalf.local.layout.Port;
import io.onbehalf.local.layout.StackLayout;
import io.onbehalf.local.process.JvmFlags;
import io.onbehalf.local.process.JvmPart;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;

/// The Kafka broker: a cluster of one node, which is also the KRaft controller. It keeps its data.
public final class Broker {

    private static final List<String> FLAGS =
            JvmFlags.join(JvmFlags.small("-Xms256m", "-Xmx512m"), JvmFlags.LOGGING);

    private Broker() {}

    /// Also writes the broker's configuration file.
    public static JvmPart part(StackLayout layout) {
        return part(layout, "", List.of());
    }

    /// A broker with further settings.
    ///
    /// @param further lines of its configuration file; they stand above the others
    /// @param format arguments for the formatting of a new data folder, such as users
    public static JvmPart part(StackLayout layout, String further, List<String> format) {
        Path settings = layout.data().resolve("broker").resolve("server.properties");
        write(settings, settings(layout) + further);
        List<String> arguments = new ArrayList<>(List.of(settings.toString()));
        arguments.addAll(format);
        return new JvmPart(
                "broker",
                layout.bootstrapServers(),
                layout.log("broker"),
                layout.checkout().java(Checkout.LOCAL, FLAGS, BrokerMain.class.getName(), arguments),
                () -> isReady(layout));
    }

    /// An open port is not enough: no topic can be created until the controller has admitted the broker.
    private static boolean isReady(StackLayout layout) throws InterruptedException {
        if (!LocalPorts.answers(layout.ports().of(Port.BROKER))) {
            return false;
        }
        Map<String, Object> client =
                layout.kafka(
                        Map.of(
                                "request.timeout.ms", 2_000,
                                "default.api.timeout.ms", 4_000));
        try (Admin admin = Admin.create(client)) {
            return !admin.describeCluster().nodes().get().isEmpty();
        } catch (ExecutionException notYet) {
            return false;
        }
    }

    private static void write(Path file, String content) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, content);
        } catch (IOException e) {
            throw new Failure("broker: %s cannot be written: %s.".formatted(file, e.getMessage()), e);
        }
    }

    static String settings(StackLayout layout) {
        Path log = layout.data().resolve("broker").resolve("log");
        return template()
                .replace("{broker}", Integer.toString(layout.ports().of(Port.BROKER)))
                .replace("{controller}", Integer.toString(layout.ports().of(Port.CONTROLLER)))
                .replace("{log}", PropertyValue.escape(log.toString()));
    }

    private static String template() {
        try (InputStream file = requireNonNull(Broker.class.getResourceAsStream("/broker.properties"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("broker.properties cannot be read", e);
        }
    }
}
