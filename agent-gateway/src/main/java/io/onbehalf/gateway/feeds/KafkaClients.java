package io.onbehalf.gateway.feeds;

import io.onbehalf.kit.avro.RegistrySerde;
import io.onbehalf.kit.avro.RememberedSchemas;
import io.onbehalf.kit.clients.KafkaClientSettings;
import io.onbehalf.kit.config.KafkaBootstrap;
import io.onbehalf.kit.config.RegistryProperties;
import io.onbehalf.kit.config.TopicSetup;
import io.onbehalf.kit.web.ApiException;
import io.onbehalf.schemas.Topic;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/// The gateway's clients of Kafka. They need neither Kafka nor the registry to be made: the gateway starts
/// without, and is connected when they are there.
final class KafkaClients implements AutoCloseable {

    /// How long each of its two clients may take to close: a part of the whole that `StopOrder` bounds.
    static final Duration CLOSING = Duration.ofMillis(100);

    private static final String CLIENT = "agent-gateway";

    private final KafkaClientSettings clients;
    private final FeedProperties properties;
    private final RegistryProperties registry;
    private final List<Topic> own;
    private final List<Topic> foreign;
    private final Producer<String, byte[]> producer;
    private final Admin admin;
    private volatile @Nullable Serde<SpecificRecord> values;

    /// @param own topics that are written
    /// @param foreign topics that are read
    KafkaClients(
            KafkaClientSettings clients,
            FeedProperties properties,
            RegistryProperties registry,
            List<Topic> own,
            List<Topic> foreign) {
        this.clients = clients;
        this.properties = properties;
        this.registry = registry;
        this.own = own;
        this.foreign = foreign;
        producer =
                new KafkaProducer<>(
                        clients.producer(
                                Map.of(
                                        CommonClientConfigs.CLIENT_ID_CONFIG, CLIENT,
                                        ProducerConfig.ACKS_CONFIG, "all",
                                        ProducerConfig.LINGER_MS_CONFIG, 0,
                                        ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 2_000,
                                        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 4_000,
                                        ProducerConfig.MAX_BLOCK_MS_CONFIG, 2_000)),
                        new StringSerializer(),
                        new ByteArraySerializer());
        admin =
                Admin.create(
                        clients.admin(
                                Map.of(
                                        // While no broker is there, each would be logged, without a pause.
                                        AdminClientConfig.METADATA_RECOVERY_STRATEGY_CONFIG,
                                        "none",
                                        CommonClientConfigs.CLIENT_ID_CONFIG,
                                        CLIENT)));
    }

    /// A new consumer. The first time, topics and schemas are made ready.
    Consumer<String, byte[]> connect() {
        if (values == null) {
            new TopicSetup(clients, properties.replicas(), properties.setup()).prepare(own, foreign);
            values =
                    KafkaBootstrap.serde(
                            registry,
                            Stream.concat(own.stream(), foreign.stream()).toList(),
                            RememberedSchemas.in(properties.stateDir(), registry.registryUrl(), clusterId()));
        }
        return new KafkaConsumer<>(
                clients.consumer(
                        Map.of(
                                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                                "read_committed",
                                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                                false)),
                new StringDeserializer(),
                new ByteArrayDeserializer());
    }

    private String clusterId() {
        try {
            return admin.describeCluster().clusterId().get();
        } catch (ExecutionException e) {
            throw new KafkaException(e.getCause());
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    Producer<String, byte[]> producer() {
        return producer;
    }

    Admin admin() {
        return admin;
    }

    /// The value of a record of that type; null for a tombstone.
    <T extends SpecificRecord> @Nullable T read(ConsumerRecord<String, byte[]> record, Class<T> type) {
        return type.cast(serde().deserializer().deserialize(record.topic(), record.value()));
    }

    /// False for a record whose schema is new here while the registry is away; it is asked in the background.
    boolean isReadable(ConsumerRecord<String, byte[]> record) {
        return !(serde() instanceof RegistrySerde ours) || ours.isReadable(record.value());
    }

    byte[] write(Topic topic, SpecificRecord value) {
        return serde().serializer().serialize(topic.name(), value);
    }

    private Serde<SpecificRecord> serde() {
        Serde<SpecificRecord> known = values;
        if (known == null) {
            throw ApiException.unavailable("The gateway is not connected to its topics yet", 1);
        }
        return known;
    }

    @Override
    public void close() {
        producer.close(CLOSING);
        admin.close(CLOSING);
    }
}
