package io.onbehalf.kit.streams;

import static org.apache.kafka.clients.consumer.ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG;
import static org.apache.kafka.clients.consumer.ConsumerConfig.ISOLATION_LEVEL_CONFIG;
import static org.apache.kafka.clients.consumer.ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG;
import static org.apache.kafka.clients.producer.ProducerConfig.LINGER_MS_CONFIG;
import static org.apache.kafka.clients.producer.ProducerConfig.TRANSACTION_TIMEOUT_CONFIG;
import static org.apache.kafka.streams.StreamsConfig.consumerPrefix;
import static org.apache.kafka.streams.StreamsConfig.producerPrefix;
import static org.apache.kafka.streams.StreamsConfig.topicPrefix;

import io.onbehalf.schemas.Topic;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsConfig;

/// The Kafka Streams settings of every service, each with its reason.
public final class StreamsSettings {

    private StreamsSettings() {}

    /// Our own setting: the largest record or row that a decision may write, in bytes.
    private static final String MAX_RECORD_BYTES = "onbehalf.max.record.bytes";

    /// Half of what a broker takes by default.
    public static final int DEFAULT_MAX_RECORD_BYTES = 512 << 10;

    /// What a topic must take: the most that a producer sends by default, with the bytes around it. It is a
    /// broker's default too.
    public static final int MAX_MESSAGE_BYTES = (1 << 20) + 12;

    /// One instance of a service.
    ///
    /// @param service application id: group, changelogs and transactions are named after it
    /// @param clients what is configured for all of its Kafka clients: where the brokers are, and who it is
    /// @param applicationServer host:port at which other instances reach this one
    /// @param maxRecordBytes the largest record or row that a decision may write
    public record Instance(
            String service,
            Map<String, Object> clients,
            String applicationServer,
            Path stateDir,
            String deadLetterTopic,
            int replicas,
            int standbys,
            int maxRecordBytes) {}

    /// The settings of one instance of a service that decides.
    public static Map<String, Object> of(Instance instance) {
        Map<String, Object> settings = new LinkedHashMap<>(instance.clients());
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, instance.service());
        settings.put(StreamsConfig.APPLICATION_SERVER_CONFIG, instance.applicationServer());
        settings.put(StreamsConfig.STATE_DIR_CONFIG, instance.stateDir().toString());
        settings.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, instance.replicas());
        settings.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, instance.standbys());
        // Changelogs are the state: they are as safe as the topics, and rid of what was deleted within a day.
        settings.put(
                topicPrefix(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG),
                Topic.minInsyncReplicas(instance.replicas()));
        settings.put(topicPrefix(TopicConfig.MAX_COMPACTION_LAG_MS_CONFIG), Duration.ofDays(1).toMillis());
        settings.put(topicPrefix(TopicConfig.MAX_MESSAGE_BYTES_CONFIG), MAX_MESSAGE_BYTES);
        settings.put(MAX_RECORD_BYTES, instance.maxRecordBytes());
        commits(settings);
        membership(settings);
        stores(settings);
        failures(settings, instance.deadLetterTopic());
        return settings;
    }

    /// The largest record or row that a decision may write, by the settings of its topology.
    public static int maxRecordBytes(Map<String, Object> settings) {
        return settings.get(MAX_RECORD_BYTES) instanceof Integer bytes ? bytes : DEFAULT_MAX_RECORD_BYTES;
    }

    private static void commits(Map<String, Object> settings) {
        settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        // A decision that others wait for requests its commit (BatchCommits). Anything else waits for this
        // long, because a transaction costs the broker the same whatever is in it.
        settings.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 1_000);
        // Kafka Streams' default where a topology runs at least once is to read what may still be aborted: a
        // list or the audit would show what has not happened.
        settings.put(consumerPrefix(ISOLATION_LEVEL_CONFIG), "read_committed");
        // A record ends the wait. Without one, timers and commits may be that much late, and each look costs
        // CPU.
        settings.put(StreamsConfig.POLL_MS_CONFIG, 500);
        // Otherwise a task of several partitions, of which one is empty, stands still when the wall clock is
        // set back, until the clock says again what it said. No decider relies on the order between topics.
        settings.put(StreamsConfig.MAX_TASK_IDLE_MS_CONFIG, StreamsConfig.MAX_TASK_IDLE_MS_DISABLED);
        // What a dead instance has begun holds up the replies behind it for so long: as long as it takes to
        // notice its death. A pause of that length costs a healthy one its partitions anyway.
        settings.put(producerPrefix(TRANSACTION_TIMEOUT_CONFIG), 10_000);
    }

    private static void membership(Map<String, Object> settings) {
        // A dead instance is noticed after this; the default of 45 s is how long its threads would be silent.
        settings.put(consumerPrefix(SESSION_TIMEOUT_MS_CONFIG), 10_000);
        settings.put(consumerPrefix(HEARTBEAT_INTERVAL_MS_CONFIG), 2_000);
        // The streams protocol has no warm-up, and its session timeout is the broker's, not ours.
        settings.put(StreamsConfig.GROUP_PROTOCOL_CONFIG, "classic");
    }

    private static void stores(Map<String, Object> settings) {
        // A cache would hold events back until the commit and merge them.
        settings.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 0);
        settings.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        settings.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, BoundedRocksDb.class);
        settings.put(StreamsConfig.DEFAULT_KEY_SERDE_CLASS_CONFIG, Serdes.StringSerde.class);
    }

    private static void failures(Map<String, Object> settings, String deadLetterTopic) {
        // No handler is asked about what the default throws for a record without a time.
        settings.put(StreamsConfig.DEFAULT_TIMESTAMP_EXTRACTOR_CLASS_CONFIG, ValidTimestamps.class);
        settings.put(StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG, DeadLetters.class);
        settings.put(StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, DeadLetters.class);
        settings.put(StreamsConfig.PRODUCTION_EXCEPTION_HANDLER_CLASS_CONFIG, DeadLetters.class);
        settings.put(DeadLetters.TOPIC, deadLetterTopic);
    }

    /// The settings of a topology that decides nothing, so that no caller waits for a transaction: after a
    /// crash it may do the same again, for deciders and lists that drop what they have seen.
    ///
    /// @param settings those of the service that decides
    /// @param name of this topology in the service
    /// @param linger how long a record waits for others to be sent with it
    public static Map<String, Object> atLeastOnce(
            Map<String, Object> settings, String name, Duration linger) {
        Map<String, Object> atLeastOnce = new LinkedHashMap<>(settings);
        atLeastOnce.put(
                StreamsConfig.APPLICATION_ID_CONFIG,
                settings.get(StreamsConfig.APPLICATION_ID_CONFIG) + "-" + name);
        atLeastOnce.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.AT_LEAST_ONCE);
        atLeastOnce.put(producerPrefix(LINGER_MS_CONFIG), linger.toMillis());
        return atLeastOnce;
    }
}
