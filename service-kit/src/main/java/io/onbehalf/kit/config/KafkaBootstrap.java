package io.onbehalf.kit.config;

import io.onbehalf.kit.avro.HttpSchemaRegistry;
import io.onbehalf.kit.avro.RegistrySerde;
import io.onbehalf.kit.avro.RememberedSchemas;
import io.onbehalf.kit.avro.SchemaRegistration;
import io.onbehalf.kit.avro.SchemaRegistry;
import io.onbehalf.schemas.Topic;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Prepares what reads and writes topics, before it runs: their schemas and the serde.
public final class KafkaBootstrap {

    private static final Logger LOG = LoggerFactory.getLogger(KafkaBootstrap.class);

    private KafkaBootstrap() {}

    /// The serde for all values, with every schema of the topics registered.
    ///
    /// @throws SchemaRegistry.RegistryUnavailable if the registry can't be reached
    public static Serde<SpecificRecord> serde(RegistryProperties properties, List<Topic> topics) {
        Serde<SpecificRecord> serde = unregistered(properties);
        register(properties, topics, serde);
        return serde;
    }

    /// The same, which while the registry is away knows the schemas by what it answered at a former start.
    ///
    /// @throws SchemaRegistry.RegistryUnavailable if the registry can't be reached, and one of them is new
    public static Serde<SpecificRecord> serde(
            RegistryProperties properties, List<Topic> topics, RememberedSchemas remembered) {
        Serde<SpecificRecord> serde = unregistered(properties);
        if (serde instanceof RegistrySerde ours) {
            ours.remember(remembered);
        }
        ServiceSchemas.Registration registration = registration(properties, topics, serde);
        try {
            registration.register();
        } catch (SchemaRegistry.RegistryUnavailable e) {
            if (!registration.recall()) {
                throw e;
            }
            LOG.warn("the schemas have the ids of a former start: {}", e.getMessage());
        }
        return serde;
    }

    /// The serde for all values, before their schemas are registered.
    static Serde<SpecificRecord> unregistered(RegistryProperties properties) {
        Serde<SpecificRecord> serde = ValueSerde.named(properties.valueSerde());
        serde.configure(serdeSettings(properties), false);
        return serde;
    }

    /// Registers every schema of the topics.
    ///
    /// @throws SchemaRegistry.RegistryUnavailable if the registry can't be reached
    private static void register(
            RegistryProperties properties, List<Topic> topics, Serde<SpecificRecord> serde) {
        SchemaRegistry registry =
                new HttpSchemaRegistry(properties.registryUrl(), properties.userInfo().orElse(null));
        SchemaRegistration.register(
                registry, topics, serde instanceof RegistrySerde ours ? ours : new RegistrySerde(registry));
    }

    /// The registration of every schema of the topics.
    static ServiceSchemas.Registration registration(
            RegistryProperties properties, List<Topic> topics, Serde<SpecificRecord> serde) {
        return new ServiceSchemas.Registration() {

            @Override
            public void register() {
                KafkaBootstrap.register(properties, topics, serde);
            }

            @Override
            public boolean recall() {
                return serde instanceof RegistrySerde ours && SchemaRegistration.recall(topics, ours);
            }
        };
    }

    /// In Confluent's own words, which its serde understands too.
    static Map<String, Object> serdeSettings(RegistryProperties properties) {
        Map<String, Object> settings = new HashMap<>();
        settings.put(RegistrySerde.REGISTRY_URL, properties.registryUrl());
        settings.put("auto.register.schemas", false);
        settings.put("specific.avro.reader", true);
        settings.put(
                "value.subject.name.strategy",
                "io.confluent.kafka.serializers.subject.TopicRecordNameStrategy");
        properties
                .userInfo()
                .ifPresent(user -> {
                    settings.put("basic.auth.credentials.source", "USER_INFO");
                    settings.put(RegistrySerde.USER_INFO, user);
                });
        return settings;
    }
}
