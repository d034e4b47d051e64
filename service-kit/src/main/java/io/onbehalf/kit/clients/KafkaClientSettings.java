package io.onbehalf.kit.clients;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.common.metrics.JmxReporter;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;

/// What every Kafka client of a service is told, as `spring.kafka` says: where the brokers are, how it proves
/// who it is and whom it trusts, and anything else of its kind.
///
/// A client adds its own settings. They stand above the configured ones, because what the service promises
/// rests on them. There is no text of it: a password may stand in it.
public final class KafkaClientSettings {

    private static final String REPORTERS = CommonClientConfigs.METRIC_REPORTER_CLASSES_CONFIG;

    private final KafkaProperties properties;

    KafkaClientSettings(KafkaProperties properties) {
        this.properties = properties;
    }

    /// Of brokers that ask nobody who they are.
    ///
    /// @param bootstrapServers some of their addresses, separated by commas
    public static KafkaClientSettings at(String bootstrapServers) {
        KafkaProperties properties = new KafkaProperties();
        properties.getProperties().put("bootstrap.servers", bootstrapServers);
        return new KafkaClientSettings(properties);
    }

    /// Of a client that creates topics, or asks for them.
    public Map<String, Object> admin(Map<String, ?> own) {
        return with(properties.buildAdminProperties(), own);
    }

    /// Of a client that reads.
    public Map<String, Object> consumer(Map<String, ?> own) {
        return with(properties.buildConsumerProperties(), own);
    }

    /// Of a client that writes.
    public Map<String, Object> producer(Map<String, ?> own) {
        return with(properties.buildProducerProperties(), own);
    }

    /// Of Kafka Streams, for all clients of a topology.
    public Map<String, Object> streams(Map<String, ?> own) {
        return with(properties.buildStreamsProperties(), own);
    }

    /// The configured reporters, or Kafka's own, and ours.
    private static List<String> reporters(@Nullable Object configured) {
        List<String> reporters = new ArrayList<>();
        if (configured == null) {
            reporters.add(JmxReporter.class.getName());
        } else if (configured instanceof Collection<?> several) {
            several.forEach(each -> reporters.add(String.valueOf(each)));
        } else {
            reporters.addAll(List.of(configured.toString().split(" *, *", -1)));
        }
        reporters.removeIf(String::isBlank); // none is how Kafka's own is switched off
        reporters.add(ClientMetrics.class.getName());
        return reporters;
    }

    private static Map<String, Object> with(Map<String, Object> configured, Map<String, ?> own) {
        Map<String, Object> settings = new HashMap<>(configured);
        settings.put(REPORTERS, reporters(configured.get(REPORTERS)));
        settings.putAll(own);
        return settings;
    }
}
