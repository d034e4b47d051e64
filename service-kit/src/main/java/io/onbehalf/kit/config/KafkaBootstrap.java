package io.onbehalf.kit.config;

import io.onbehalf.kit.avro.HttpSchemaRegistry;
import io.onbehalf.kit.avro.RegistrySerde;
import io.onbehalf.kit.avro.SchemaRegistration;
import io.onbehalf.kit.avro.SchemaRegistry;
import io.onbehalf.schemas.Topic;
import java.time.Duration;
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

/// Prepares what reads and writes topics, before it runs: the topics, their schemas, the serde.
public final class KafkaBootstrap {

    private static final Duration CLOSING = Duration.ofMillis(100);

    private KafkaBootstrap() {}

    /// Creates the topics that do not exist yet, as the catalogue declares them, and waits until the broker
    /// has them.
    ///
    /// @throws IllegalStateException if they can't be created in time
    public static void createTopics(String bootstrapServers, List<Topic> topics, int replicas) {
        List<NewTopic> wanted =
                topics.stream()
                        .map(topic ->
                                new NewTopic(topic.name(), topic.partitions(), (short) replicas)
                                        .configs(topic.config(replicas)))
                        .toList();
        Admin admin =
                Admin.create(
                        Map.of(
                                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                                bootstrapServers,
                                // Rebootstrapping is done, and logged, without a pause while no broker is
                                // there.
                                AdminClientConfig.METADATA_RECOVERY_STRATEGY_CONFIG,
                                "none"));
        try {
            for (var created : admin.createTopics(wanted).values().values()) {
                awaitCreation(created.toCompletionStage().toCompletableFuture());
            }
            TopicPresence.await(admin, topics);
        } finally {
            // It would wait for what is under way, busily, while no broker is there.
            admin.close(CLOSING);
        }
    }

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
