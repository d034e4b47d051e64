package io.onbehalf.kit.config;

import io.onbehalf.kit.avro.HttpSchemaRegistry;
import io.onbehalf.kit.avro.RegistrySerde;
import io.onbehalf.kit.avro.SchemaRegistration;
import io.onbehalf.kit.avro.SchemaRegistry;
import io.onbehalf.schemas.Topic;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;

/// Prepares what reads and writes topics, before it runs: their schemas and the serde.
public final class KafkaBootstrap {

    private KafkaBootstrap() {}

    /// The serde for all values, with every schema of the topics registered.
    ///
    /// @param registryUrl base of the registry's Confluent-compatible API
    /// @param className of the serde
    public static Serde<SpecificRecord> serde(String registryUrl, String className, List<Topic> topics) {
        SchemaRegistry registry = new HttpSchemaRegistry(registryUrl);
        Serde<SpecificRecord> serde = ValueSerde.named(className);
        serde.configure(
                Map.of(
                        RegistrySerde.REGISTRY_URL,
                        registryUrl,
                        "auto.register.schemas",
                        false,
                        "specific.avro.reader",
                        true,
                        "value.subject.name.strategy",
                        "io.confluent.kafka.serializers.subject.TopicRecordNameStrategy"),
                false);
        SchemaRegistration.register(
                registry, topics, serde instanceof RegistrySerde ours ? ours : new RegistrySerde(registry));
        return serde;
    }
}
