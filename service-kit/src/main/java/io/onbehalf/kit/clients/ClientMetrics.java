package io.onbehalf.kit.clients;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Tag;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.metrics.KafkaMetric;
import org.apache.kafka.common.metrics.MetricsReporter;
import org.jspecify.annotations.Nullable;

/// Exports the listed metrics ([ExportedMetrics]) of every Kafka client of the process, Kafka Streams and its
/// clients included, under the names that Micrometer's own binders give them.
///
/// Kafka makes one for each client, wherever the client is made, and tells it of each metric that comes and
/// goes. Micrometer's binders would have to be closed with each client, look through all of its several
/// hundred metrics every minute on a thread of their own, and export a metric that has several sets of tags
/// with the largest: the lag of each partition in place of the client's.
public final class ClientMetrics implements MetricsReporter {

    private final MeterRegistry registry;
    private final ExportedMetrics exported;
    private final Map<MetricName, Meter> meters = new ConcurrentHashMap<>();

    /// As Kafka makes it.
    public ClientMetrics() {
        this(Metrics.globalRegistry, ExportedMetrics.LISTED);
    }

    ClientMetrics(MeterRegistry registry, ExportedMetrics exported) {
        this.registry = registry;
        this.exported = exported;
    }

    @Override
    public void configure(Map<String, ?> settings) {}

    @Override
    public void init(List<KafkaMetric> metrics) {
        metrics.forEach(this::metricChange);
    }

    @Override
    public void metricChange(KafkaMetric metric) {
        if (exported.contains(metric.metricName())) {
            meters.computeIfAbsent(metric.metricName(), name -> register(name, metric));
        }
    }

    @Override
    public void metricRemoval(KafkaMetric metric) {
        remove(meters.remove(metric.metricName()));
    }

    @Override
    public void close() {
        meters.values().forEach(this::remove);
        meters.clear();
    }

    private void remove(@Nullable Meter meter) {
        if (meter != null) {
            registry.remove(meter);
        }
    }

    private Meter register(MetricName name, KafkaMetric metric) {
        List<Tag> tags =
                name.tags().entrySet().stream()
                        .map(tag -> Tag.of(tag.getKey().replace('-', '.'), tag.getValue()))
                        .toList();
        String id = ExportedMetrics.meterName(name.group(), name.name());
        return name.name().endsWith("-total")
                ? FunctionCounter.builder(id, metric, ClientMetrics::value)
                        .description(name.description())
                        .tags(tags)
                        .register(registry)
                : Gauge.builder(id, metric, ClientMetrics::value)
                        .description(name.description())
                        .tags(tags)
                        .register(registry);
    }

    private static double value(KafkaMetric metric) {
        return metric.metricValue() instanceof Number number ? number.doubleValue() : Double.NaN;
    }
}
