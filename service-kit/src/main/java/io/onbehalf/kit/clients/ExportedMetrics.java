package io.onbehalf.kit.clients;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.MetricName;

/// Which of the Kafka clients' metrics are exported: some forty of several hundred.
///
/// @param entries of the list `kafka-metrics.txt`, which has one `group/name tag,tag` in a line
public record ExportedMetrics(Set<Entry> entries) {

    private static final String FILE = "kafka-metrics.txt";

    /// Those of the list.
    public static final ExportedMetrics LISTED = listed();

    /// A metric with exactly these tags. Kafka has some also by topic, partition or node, which are not
    /// exported.
    ///
    /// @param group of Kafka, such as `producer-metrics`
    public record Entry(String group, String name, Set<String> tags) {

        /// The name that it is exported under.
        public String meterName() {
            return ExportedMetrics.meterName(group, name);
        }
    }

    public ExportedMetrics {
        entries = Set.copyOf(entries);
    }

    boolean contains(MetricName metric) {
        return entries.contains(new Entry(metric.group(), metric.name(), metric.tags().keySet()));
    }

    /// As Micrometer's binder names it.
    static String meterName(String group, String name) {
        return ("kafka." + group + "." + name).replace("-metrics", "").replace('-', '.');
    }

    private static ExportedMetrics listed() {
        try (InputStream file =
                Objects.requireNonNull(ExportedMetrics.class.getResourceAsStream("/" + FILE), FILE)) {
            return new ExportedMetrics(
                    new String(file.readAllBytes(), UTF_8)
                            .lines()
                            .filter(line -> !line.isBlank() && !line.startsWith("#"))
                            .map(ExportedMetrics::entry)
                            .collect(Collectors.toUnmodifiableSet()));
        } catch (IOException e) {
            throw new UncheckedIOException("the class path has no readable " + FILE, e);
        }
    }

    private static Entry entry(String line) {
        List<String> parts = List.of(line.split("[/ ]", -1));
        return new Entry(parts.get(0), parts.get(1), Set.of(parts.get(2).split(",", -1)));
    }
}
