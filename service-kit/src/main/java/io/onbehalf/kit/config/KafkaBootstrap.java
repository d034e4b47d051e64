package io.onbehalf.kit.config;

import io.onbehalf.kit.avro.HttpSchemaRegistry;
import io.onbehalf.kit.avro.RegistrySerde;
import io.onbehalf.kit.avro.SchemaRegistration;
import io.onbehalf.kit.avro.SchemaRegistry;
import io.onbehalf.kit.topology.EventSerdes;
import io.onbehalf.schemas.Topic;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.Serde;

/// Prepares what a topology needs before it runs: its topics, its schemas, its serde.
final class KafkaBootstrap {

    private KafkaBootstrap() {}

    /// Creates the topics that do not exist yet, as the catalogue declares them.
    static void createTopics(String bootstrapServers, List<Topic> topics, int replicas) {
        List<NewTopic> wanted =
                topics.stream()
                        .map(topic ->
                                new NewTopic(topic.name(), topic.partitions(), (short) replicas)
                                        .configs(topic.config()))
                        .toList();
        try (Admin admin =
                Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
            for (var created : admin.createTopics(wanted).values().values()) {
                awaitCreation(created.toCompletionStage().toCompletableFuture());
            }
        }
    }

    /// The serde for all values, with every schema of the topics registered.
    static EventSerdes serdes(KitProperties properties, List<Topic> topics) {
        SchemaRegistry registry = new HttpSchemaRegistry(properties.registryUrl());
        Serde<SpecificRecord> serde = ValueSerde.named(properties.valueSerde());
        serde.configure(
                Map.of(
                        RegistrySerde.REGISTRY_URL,
                        properties.registryUrl(),
                        "auto.register.schemas",
                        false,
                        "specific.avro.reader",
                        true,
                        "value.subject.name.strategy",
                        "io.confluent.kafka.serializers.subject.TopicRecordNameStrategy"),
                false);
        SchemaRegistration.register(
                registry, topics, serde instanceof RegistrySerde ours ? ours : new RegistrySerde(registry));
        return new EventSerdes(serde);
    }

    private static void awaitCreation(java.util.concurrent.CompletableFuture<Void> created) {
        try {
            created.get(30, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new IllegalStateException("the topics can't be created", e.getCause());
            }
        } catch (TimeoutException e) {
            throw new IllegalStateException("the broker did not create the topics in time", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while creating topics", e);
        }
    }
}
