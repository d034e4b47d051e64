package io.onbehalf.conversation.carrier.outbound;

import io.onbehalf.conversation.carrier.outbound.group.MostUsableAssignor;
import io.onbehalf.conversation.carrier.outbound.group.UsableAccounts;
import io.onbehalf.kit.clients.KafkaClientSettings;
import io.onbehalf.schemas.Topics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.RangeAssignor;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/// Makes the Kafka clients of the outbound loop, new ones each time the loop begins again.
///
/// @param producers transactional ones
/// @param members consumers of the group that shares `carrier.outbound`
/// @param readers consumers of no group, for `carrier.attempts`
/// @param watchers the same, but they see uncommitted records too
public record OutboundClients(
        Supplier<Producer<String, byte[]>> producers,
        Supplier<Consumer<String, byte[]>> members,
        Supplier<Consumer<String, byte[]>> readers,
        Supplier<Consumer<String, byte[]>> watchers) {

    private static final String GROUP = Topics.CONVERSATION_SERVICE + "-carrier";

    /// Clients of the service's brokers.
    ///
    /// @param instance this instance's name: a later instance with the same name fences it off
    /// @param accounts what this instance can submit over, which decides on its share of the partitions
    public static OutboundClients of(KafkaClientSettings clients, String instance, UsableAccounts accounts) {
        return new OutboundClients(
                () ->
                        new KafkaProducer<>(
                                clients.producer(producerSettings(instance)),
                                new StringSerializer(),
                                new ByteArraySerializer()),
                () -> member(clients, accounts),
                () -> reader(clients, "read_committed"),
                () -> reader(clients, "read_uncommitted"));
    }

    /// Instances of an earlier release know only the range assignor; the group uses it while there is one.
    private static Consumer<String, byte[]> member(KafkaClientSettings clients, UsableAccounts accounts) {
        return consumer(
                clients,
                Map.of(
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed",
                        ConsumerConfig.GROUP_ID_CONFIG,
                        GROUP,
                        ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
                        List.of(MostUsableAssignor.class, RangeAssignor.class),
                        MostUsableAssignor.ACCOUNTS,
                        accounts,
                        ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG,
                        10_000,
                        // What it holds of a partition that is paused, as enough of it is read ahead.
                        ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG,
                        1 << 18,
                        ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG,
                        2_000));
    }

    private static Consumer<String, byte[]> reader(KafkaClientSettings clients, String isolation) {
        return consumer(clients, Map.of(ConsumerConfig.ISOLATION_LEVEL_CONFIG, isolation));
    }

    private static Consumer<String, byte[]> consumer(KafkaClientSettings clients, Map<String, Object> own) {
        Map<String, Object> settings = new HashMap<>(own);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1_000);
        return new KafkaConsumer<>(
                clients.consumer(settings), new StringDeserializer(), new ByteArrayDeserializer());
    }

    private static Map<String, Object> producerSettings(String instance) {
        return Map.of(
                ProducerConfig.TRANSACTIONAL_ID_CONFIG, GROUP + "-" + instance,
                // A transaction takes milliseconds. One that a dead instance left open stops all readers for
                // this long.
                ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, 10_000,
                ProducerConfig.BATCH_SIZE_CONFIG, 1 << 17,
                ProducerConfig.MAX_BLOCK_MS_CONFIG, 20_000,
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 20_000,
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
    }
}
