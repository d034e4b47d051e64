package io.onbehalf.local.stack;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import kafka.Kafka;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;

/// The main class of the broker's JVM: gives a new data folder its cluster id, then runs Kafka.
final class BrokerMain {

    private BrokerMain() {}

    /// The only argument is the path of the broker's configuration file.
    public static void main(String[] arguments) throws IOException {
        Path settings = Path.of(arguments[0]);
        if (!Files.exists(logFolder(settings).resolve("meta.properties"))) {
            format(settings);
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

    private static void format(Path settings) {
        String clusterId = Uuid.randomUuid().toString();
        String[] format = {"format", "--cluster-id=" + clusterId, "--config=" + settings};
        int status = StorageTool.execute(format, System.out);
        if (status != 0) {
            throw new IllegalStateException("kafka storage format: status " + status + " for " + settings);
        }
    }
}
