package io.onbehalf.kit.config;

import io.onbehalf.kit.clients.KafkaClientSettings;
import io.onbehalf.kit.copies.TopicIds;
import io.onbehalf.schemas.Topic;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.TopicExistsException;

/// Sees to it, before a service runs, that the topics which it writes and reads are there, and are what the
/// catalogue declares. A service creates its own; those of others it awaits.
///
/// @param clients the brokers
/// @param replicas copies of each topic
/// @param mode whether it creates its own
public record TopicSetup(KafkaClientSettings clients, int replicas, Mode mode) {

    private static final Duration CREATING = Duration.ofSeconds(30);
    private static final Duration CLOSING = Duration.ofMillis(100);

    /// Who creates a service's topics.
    public enum Mode {
        /// The service itself.
        CREATE,
        /// Somebody else, before or meanwhile: the service may have no right to.
        AWAIT
    }

    /// Returns their ids, and the cluster's, once all are there.
    ///
    /// @param own the topics that the service writes
    /// @param foreign those that it reads
    /// @throws IllegalStateException naming a topic that does not come, and those that are not as they must
    ///   be
    public TopicIds prepare(List<Topic> own, List<Topic> foreign) {
        Admin admin =
                Admin.create(
                        clients.admin(
                                // Rebootstrapping is done, and logged, without a pause while no broker is
                                // there.
                                Map.of(AdminClientConfig.METADATA_RECOVERY_STRATEGY_CONFIG, "none")));
        try {
            if (mode == Mode.CREATE) {
                create(admin, own);
            }
            Map<String, Uuid> ids = new HashMap<>();
            for (List<Topic> topics : List.of(own, foreign)) {
                TopicPresence.await(admin, topics);
                ids.putAll(TopicCheck.require(admin, topics, replicas));
            }
            return new TopicIds(clusterId(admin), ids);
        } finally {
            // It would wait for what is under way, busily, while no broker is there.
            admin.close(CLOSING);
        }
    }

    private static String clusterId(Admin admin) {
        try {
            return admin.describeCluster().clusterId().get(CREATING.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the brokers do not say which cluster they are", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while asking for the cluster", e);
        }
    }

    private void create(Admin admin, List<Topic> topics) {
        List<NewTopic> wanted =
                topics.stream()
                        .map(topic ->
                                new NewTopic(topic.name(), topic.partitions(), (short) replicas)
                                        .configs(TopicCheck.settings(topic, replicas)))
                        .toList();
        for (var created : admin.createTopics(wanted).values().values()) {
            awaitCreation(created.toCompletionStage().toCompletableFuture(), clients);
        }
    }

    private static void awaitCreation(CompletableFuture<Void> created, KafkaClientSettings clients) {
        try {
            created.get(CREATING.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new IllegalStateException("the topics can't be created", e.getCause());
            }
        } catch (TimeoutException e) {
            throw new IllegalStateException(
                    "the broker at %s did not create the topics within %d s"
                            .formatted(
                                    clients.admin(Map.of()).get(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG),
                                    CREATING.toSeconds()),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while creating topics", e);
        }
    }
}
