package io.onbehalf.local.remote;

import io.onbehalf.local.Failure;
import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/// The command line of [SeedCommand] and [DemoCommand]; the defaults are those of `deploy/local/run`.
///
/// @param stack where the stack is
/// @param mark the file that says that the demo data has been created; null for none
record RemoteOptions(RemoteStack stack, @Nullable Path mark) {

    static final String USAGE =
            """
            --gateway URL          the public API; default http://127.0.0.1:8080
            --bootstrap HOST:PORT  the brokers; default 127.0.0.1:9092
            --registry URL         the registry; default http://127.0.0.1:8081/apis/ccompat/v7
            --smsc-control URL     the simulator's control port; default: the messages go to a foreign SMSC
            --kafka-settings FILE  further settings of the Kafka clients, such as a login
            --mark FILE            create the demo data only if there is no such file, then write it
            """;

    /// Throws [Failure] on an unknown option, and on a value that is missing or cannot be read.
    static RemoteOptions parse(String... arguments) {
        Map<String, String> values = new HashMap<>();
        Deque<String> rest = new ArrayDeque<>(Arrays.asList(arguments));
        while (!rest.isEmpty()) {
            String option = rest.removeFirst();
            if (!USAGE.contains(option + " ") || !option.startsWith("--")) {
                throw new Failure("unknown option %s; the options are%n%s".formatted(option, USAGE));
            }
            if (rest.isEmpty()) {
                throw new Failure(option + " needs a value.");
            }
            values.put(option, rest.removeFirst());
        }
        String control = values.get("--smsc-control");
        String settings = values.get("--kafka-settings");
        String mark = values.get("--mark");
        return new RemoteOptions(
                new RemoteStack(
                        url(values.getOrDefault("--gateway", "http://127.0.0.1:8080")),
                        values.getOrDefault("--bootstrap", "127.0.0.1:9092"),
                        url(values.getOrDefault("--registry", "http://127.0.0.1:8081/apis/ccompat/v7")),
                        settings == null ? Map.of() : settings(Path.of(settings)),
                        control == null ? null : url(control)),
                mark == null ? null : Path.of(mark));
    }

    private static URI url(String value) {
        if (!value.matches("https?://[^/]+.*")) {
            throw new Failure("%s is no address like http://127.0.0.1:8080.".formatted(value));
        }
        return URI.create(value);
    }

    private static Map<String, String> settings(Path file) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new Failure("%s cannot be read: %s.".formatted(file, e.getMessage()), e);
        }
        Map<String, String> settings = new HashMap<>();
        properties.stringPropertyNames().forEach(name -> settings.put(name, properties.getProperty(name)));
        return settings;
    }
}
