package io.onbehalf.bench.stack;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.onbehalf.bench.promises.TopicRecord;
import io.onbehalf.local.Failure;
import io.onbehalf.local.client.AvroValueReader;
import io.onbehalf.local.client.TopicConsumers;
import io.onbehalf.local.layout.StackLayout;
import io.onbehalf.schemas.Topic;
import io.onbehalf.schemas.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/// Reads whole topics, from their beginning to their end, with nothing but the broker and the registry.
public final class TopicReader {

    /// The header of records that a test made unreadable on purpose.
    public static final String BAD_INPUT = "bad-input";

    private static final Duration QUIET = Duration.ofSeconds(1);
    private static final Duration INTERVAL = Duration.ofMillis(100);
    private static final Duration TIMEOUT = Duration.ofMinutes(2);

    private final StackLayout layout;

    public TopicReader(StackLayout layout) {
        this.layout = layout;
    }

    /// The catalogue's topics whose values have a schema: all but the dead letters.
    public static List<String> catalogue() {
        return Topics.ALL.stream().filter(topic -> !topic.values().isEmpty()).map(Topic::name).toList();
    }

    /// Every topic of the broker, including the services' internal ones, without the broker's own.
    public List<String> allTopics() throws InterruptedException, ExecutionException {
        try (Admin admin = admin()) {
            return admin.listTopics().names().get().stream().filter(name -> !name.startsWith("__")).toList();
        }
    }

    /// All records of the catalogue's topics, decoded, without those that are unreadable on purpose.
    public List<TopicRecord> records() throws InterruptedException, ExecutionException {
        AvroValueReader values = new AvroValueReader(layout);
        return read(catalogue(), new ByteArrayDeserializer()).stream()
                .filter(record -> record.headers().lastHeader(BAD_INPUT) == null)
                .map(record -> decode(record, values))
                .toList();
    }

    /// The records of the topics that are there now.
    public <V extends @Nullable Object> List<ConsumerRecord<byte[], V>> readNow(
            Collection<String> topics, Deserializer<V> values)
            throws InterruptedException, ExecutionException {
        try (Admin admin = admin()) {
            return readTo(ends(admin, topics, IsolationLevel.READ_COMMITTED), values);
        }
    }

    /// All records of the topics. Waits until nothing is added any more.
    ///
    /// @param values deserializes the values
    public <V extends @Nullable Object> List<ConsumerRecord<byte[], V>> read(
            Collection<String> topics, Deserializer<V> values)
            throws InterruptedException, ExecutionException {
        return readTo(settledEnds(topics, QUIET, TIMEOUT), values);
    }

    private <V extends @Nullable Object> List<ConsumerRecord<byte[], V>> readTo(
            Map<TopicPartition, Long> ends, Deserializer<V> values) {
        List<ConsumerRecord<byte[], V>> records = new ArrayList<>();
        try (KafkaConsumer<byte[], V> consumer =
                TopicConsumers.readCommitted(layout, new ByteArrayDeserializer(), values)) {
            consumer.assign(ends.keySet());
            consumer.seekToBeginning(ends.keySet());
            TopicConsumers.readTo(ends, consumer, records::add);
        }
        return records;
    }

    /// The topics' ends, once no transaction is open and nothing was added for a while. Throws if that does
    /// not come to be in time, and names the partitions that were the last.
    public Map<TopicPartition, Long> settledEnds(Collection<String> topics, Duration quiet, Duration timeout)
            throws InterruptedException, ExecutionException {
        long deadline = System.nanoTime() + timeout.toNanos();
        long since = System.nanoTime();
        Map<TopicPartition, Long> last = Map.of();
        Set<String> unsettled = Set.of();
        try (Admin admin = admin()) {
            while (System.nanoTime() - since < quiet.toNanos()) {
                var committed = ends(admin, topics, IsolationLevel.READ_COMMITTED);
                var all = ends(admin, topics, IsolationLevel.READ_UNCOMMITTED);
                Set<String> now = new TreeSet<>(others(committed, last, "grows"));
                now.addAll(others(committed, all, "has an open transaction"));
                if (!now.isEmpty()) {
                    since = System.nanoTime();
                    unsettled = now;
                }
                last = committed;
                if (System.nanoTime() > deadline) {
                    throw new Failure(
                            "the topics did not settle within %s: %s.".formatted(timeout, unsettled));
                }
                Thread.sleep(INTERVAL);
            }
        }
        return last;
    }

    /// The partitions whose ends are not the same.
    private static Set<String> others(
            Map<TopicPartition, Long> ends, Map<TopicPartition, Long> others, String because) {
        return ends.entrySet().stream()
                .filter(end -> !end.getValue().equals(others.get(end.getKey())))
                .map(end -> "%s %s".formatted(end.getKey(), because))
                .collect(Collectors.toSet());
    }

    private static Map<TopicPartition, Long> ends(
            Admin admin, Collection<String> topics, IsolationLevel isolation)
            throws InterruptedException, ExecutionException {
        Map<TopicPartition, OffsetSpec> partitions =
                admin.describeTopics(topics).allTopicNames().get().values().stream()
                        .flatMap(topic ->
                                topic.partitions().stream()
                                        .map(part -> new TopicPartition(topic.name(), part.partition())))
                        .collect(Collectors.toMap(partition -> partition, _ -> OffsetSpec.latest()));
        Map<TopicPartition, ListOffsetsResultInfo> found =
                admin.listOffsets(partitions, new ListOffsetsOptions(isolation)).all().get();
        return found.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, end -> end.getValue().offset()));
    }

    private static TopicRecord decode(ConsumerRecord<byte[], byte[]> record, AvroValueReader values) {
        return new TopicRecord(
                record.topic(),
                record.partition(),
                record.offset(),
                text(record.key()),
                headers(record),
                record.value() == null ? null : values.read(record.value()));
    }

    /// The headers by name, as text.
    public static Map<String, String> headers(ConsumerRecord<byte[], ?> record) {
        Map<String, String> headers = new HashMap<>();
        record.headers().forEach(header -> headers.put(header.key(), text(header.value())));
        return headers;
    }

    /// Bytes as text; empty for none.
    public static String text(byte[] bytes) {
        return bytes == null ? "" : new String(bytes, ISO_8859_1);
    }

    private Admin admin() {
        return Admin.create(layout.kafka(Map.of()));
    }
}
