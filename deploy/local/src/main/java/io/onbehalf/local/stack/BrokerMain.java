package io.onbehalf.local.stack;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import kafka.Kafka;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;

/// The main class of the broker's JVM: gives a new data folder its cluster id, then runs Kafka.
final class BrokerMain {

    private BrokerMain() {}

    /// The first argument is the path of the broker's configuration file, the others are for the formatting.
    public static void main(String[] arguments) throws IOException {
        Path settings = Path.of(arguments[0]);
        if (!Files.exists(logFolder(settings).resolve("meta.properties"))) {
            format(settings, List.of(arguments).subList(1, arguments.length));
        }
        Kafka.main(new String[] {settings.toString()});
    }

    private static Path logFolder(Path settings) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(settings, StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        return Path.of(properties.getProperty("log.dirs"));
    }

    private static void format(Path settings, List<String> further) {
        String clusterId = Uuid.randomUuid().toString();
        List<String> format =
                new ArrayList<>(List.of("format", "--cluster-id=" + clusterId, "--config=" + settings));
        format.addAll(further);
        int status = StorageTool.execute(format.toArray(String[]::new), System.out);
        if (status != 0) {
            throw new IllegalStateException("kafka storage format: status " + status + " for " + settings);
        }
    }
}
