package io.onbehalf.e2e;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.awaitility.Awaitility.await;

import io.onbehalf.e2e.promises.Entry;
import io.onbehalf.local.AvroValues;
import io.onbehalf.local.Site;
import io.onbehalf.schemas.Topic;
import io.onbehalf.schemas.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
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

/// Reads topics from the beginning to their present end, as a stranger who knows only broker and registry.
final class Ledger {

    /// Marks records that a test made unreadable on purpose.
    static final String BAD_INPUT = "e2e-bad-input";

    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration QUIET = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Site site;

    Ledger(Site site) {
        this.site = site;
    }

    /// The catalogue's topics whose values have a schema: all but the dead letters.
    static List<String> catalogue() {
        return Topics.ALL.stream().filter(topic -> !topic.values().isEmpty()).map(Topic::name).toList();
    }

    /// Every topic there is, the services' internal ones too, but not the broker's own.
    List<String> allTopics() throws InterruptedException, ExecutionException {
        try (Admin admin = admin()) {
            return admin.listTopics().names().get().stream().filter(name -> !name.startsWith("__")).toList();
        }
    }

    /// All records of the catalogue's topics, decoded, without those that are unreadable on purpose.
    List<Entry> entries() throws InterruptedException, ExecutionException {
        AvroValues values = new AvroValues(site.registryUrl());
        return read(catalogue(), new ByteArrayDeserializer()).stream()
                .filter(record -> record.headers().lastHeader(BAD_INPUT) == null)
                .map(record -> entry(record, values))
                .toList();
    }

    /// All records of the topics, with values as the deserializer gives them, once nothing moves any more.
    <V extends @Nullable Object> List<ConsumerRecord<byte[], V>> read(
            Collection<String> topics, Deserializer<V> values)
            throws InterruptedException, ExecutionException {
        Map<TopicPartition, Long> ends = settledEnds(topics);
        List<ConsumerRecord<byte[], V>> records = new ArrayList<>();
        try (KafkaConsumer<byte[], V> consumer =
                new KafkaConsumer<>(
                        Map.of(
                                "bootstrap.servers",
                                site.bootstrapServers(),
                                "isolation.level",
                                "read_committed",
                                "auto.offset.reset",
                                "earliest",
                                "enable.auto.commit",
                                false),
                        new ByteArrayDeserializer(),
                        values)) {
            consumer.assign(ends.keySet());
            consumer.seekToBeginning(ends.keySet());
            while (ends.entrySet().stream()
                    .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(POLL).forEach(records::add);
            }
        }
        return records;
    }

    /// The topics' ends, when no transaction is open and nothing was added for a while.
    private Map<TopicPartition, Long> settledEnds(Collection<String> topics) throws InterruptedException {
        AtomicReference<Map<TopicPartition, Long>> last = new AtomicReference<>(Map.of());
        try (Admin admin = admin()) {
            await("topics to settle")
                    .atMost(PATIENCE)
                    .during(QUIET)
                    .until(() -> {
                        var committed = ends(admin, topics, IsolationLevel.READ_COMMITTED);
                        var all = ends(admin, topics, IsolationLevel.READ_UNCOMMITTED);
                        return committed.equals(all) && committed.equals(last.getAndSet(committed));
                    });
        }
        return last.get();
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

    private static Entry entry(ConsumerRecord<byte[], byte[]> record, AvroValues values) {
        return new Entry(
                record.topic(),
                record.partition(),
                record.offset(),
                text(record.key()),
                headers(record),
                record.value() == null ? null : values.read(record.value()));
    }

    static Map<String, String> headers(ConsumerRecord<byte[], ?> record) {
        Map<String, String> headers = new HashMap<>();
        record.headers().forEach(header -> headers.put(header.key(), text(header.value())));
        return headers;
    }

    static String text(byte[] bytes) {
        return bytes == null ? "" : new String(bytes, ISO_8859_1);
    }

    private Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", site.bootstrapServers()));
    }
}
