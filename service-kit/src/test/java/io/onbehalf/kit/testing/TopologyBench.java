package io.onbehalf.kit.testing;

import io.onbehalf.kit.avro.RegistrySerde;
import io.onbehalf.kit.avro.SchemaRegistration;
import io.onbehalf.kit.config.ServiceDefinition;
import io.onbehalf.kit.config.TopologyDefinition;
import io.onbehalf.kit.store.PrefixedStore;
import io.onbehalf.kit.streams.StreamsSettings;
import io.onbehalf.kit.topology.EventSerdes;
import io.onbehalf.schemas.Topic;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.TopologyDescription.Sink;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;

/// A service's topology on the test driver, with the settings and the Avro of the real one.
public final class TopologyBench implements AutoCloseable {

    private static final String REPLICAS = "replica-";

    /// The time of the wall clock at first.
    public static final Instant START = Instant.parse("2026-01-02T03:04:05Z");

    private final ServiceDefinition service;
    private final TopologyDefinition definition;
    private final Topology topology;
    private final TopologyTestDriver driver;
    private final EventSerdes serdes;
    private final Map<String, TestOutputTopic<String, SpecificRecord>> outputs = new HashMap<>();

    private TopologyBench(
            ServiceDefinition service, TopologyDefinition definition, int maxRecordBytes, Instant start) {
        this.service = service;
        this.definition = definition;
        var registry = new MemoryRegistry();
        var values = new RegistrySerde(registry);
        SchemaRegistration.register(registry, service.topics(), values);
        serdes = new EventSerdes(values);
        Properties settings = settings(service, maxRecordBytes);
        var builder = new StreamsBuilder(new TopologyConfig(new StreamsConfig(settings)));
        definition.define(builder, serdes);
        topology = builder.build(settings);
        driver = new TopologyTestDriver(topology, settings, start);
    }

    public static TopologyBench of(ServiceDefinition service) {
        return of(service, service.topology());
    }

    /// The same for what a service runs beside its topology.
    public static TopologyBench of(ServiceDefinition service, TopologyDefinition definition) {
        return new TopologyBench(service, definition, StreamsSettings.DEFAULT_MAX_RECORD_BYTES, START);
    }

    /// The same with another bound.
    ///
    /// @param maxRecordBytes the largest record or row that a decision may write
    public static TopologyBench bounded(ServiceDefinition service, int maxRecordBytes) {
        return new TopologyBench(service, service.topology(), maxRecordBytes, START);
    }

    /// The service on another instance, with the rows of this one's stores, as their changelogs restore them.
    /// What it knows of others' data must be written again.
    ///
    /// @param after how much later it is there
    public TopologyBench restarted(Duration after) {
        var next =
                new TopologyBench(
                        service, definition, StreamsSettings.DEFAULT_MAX_RECORD_BYTES, START.plus(after));
        driver.getAllStateStores().keySet().stream()
                .filter(name -> !name.startsWith(REPLICAS))
                .forEach(name -> copy(this.<byte[]>store(name), next.store(name)));
        return next;
    }

    private static void copy(KeyValueStore<String, byte[]> from, KeyValueStore<String, byte[]> to) {
        try (KeyValueIterator<String, byte[]> rows = from.all()) {
            rows.forEachRemaining(row -> to.put(row.key, row.value));
        }
    }

    /// Writes a record; null is a tombstone.
    public void pipe(Topic topic, @Nullable String key, @Nullable SpecificRecord value) {
        pipe(topic, key, value, new RecordHeaders());
    }

    public void pipe(Topic topic, @Nullable String key, @Nullable SpecificRecord value, Headers headers) {
        driver.createInputTopic(topic.name(), new StringSerializer(), serdes.values().serializer())
                .pipeInput(new TestRecord<>(key, value, headers, Instant.EPOCH));
    }

    /// Writes a record without a time, as a producer may that is not Kafka's own.
    public void pipeUndated(Topic topic, String key, byte[] value) {
        driver.createInputTopic(
                        topic.name(),
                        new StringSerializer(),
                        new ByteArraySerializer(),
                        Instant.ofEpochMilli(-1),
                        Duration.ZERO)
                .pipeInput(key, value);
    }

    /// Passes on what another topology has written.
    public void pipe(Topic topic, List<TestRecord<String, SpecificRecord>> records) {
        records.forEach(record -> pipe(topic, record.key(), record.value(), record.headers()));
    }

    /// Writes a request as the API sends it.
    public void send(ProducerRecord<String, SpecificRecord> request) {
        Topic topic =
                service.topics().stream()
                        .filter(each -> each.name().equals(request.topic()))
                        .findFirst()
                        .orElseThrow();
        pipe(topic, request.key(), request.value(), request.headers());
    }

    /// The last reply since the last read, if there is any.
    public Optional<SpecificRecord> reply() {
        return service.replies().stream()
                .flatMap(replies -> values(replies).stream())
                .reduce((_, last) -> last);
    }

    /// Writes bytes that may be no record.
    public void pipeRaw(Topic topic, String key, byte[] value) {
        driver.createInputTopic(topic.name(), new StringSerializer(), new ByteArraySerializer())
                .pipeInput(key, value);
    }

    /// The dead letters since the last read, as they were.
    public List<TestRecord<byte[], byte[]>> deadLetters(Topic topic) {
        return driver.createOutputTopic(
                        topic.name(), new ByteArrayDeserializer(), new ByteArrayDeserializer())
                .readRecordsToList();
    }

    /// The records that were written to a topic since the last read, tombstones included.
    public List<TestRecord<String, SpecificRecord>> records(Topic topic) {
        return outputs.computeIfAbsent(
                        topic.name(),
                        name ->
                                driver.createOutputTopic(
                                        name, new StringDeserializer(), serdes.values().deserializer()))
                .readRecordsToList();
    }

    /// The values of one type that were written to a topic since the last read; the others are dropped.
    public <T extends SpecificRecord> List<T> read(Topic topic, Class<T> type) {
        return values(topic).stream().filter(type::isInstance).map(type::cast).toList();
    }

    /// All values that were written to a topic since the last read, without tombstones.
    public List<SpecificRecord> values(Topic topic) {
        return records(topic).stream().filter(each -> each.value() != null).map(TestRecord::value).toList();
    }

    /// The bytes that were written to each topic since the last read, changelogs and repartition topics
    /// included: keys, values and headers.
    public Map<String, Long> bytesWritten() {
        var bytes = new TreeMap<String, Long>();
        driver.producedTopicNames()
                .forEach(topic ->
                        bytes.put(
                                topic,
                                driver
                                        .createOutputTopic(
                                                topic,
                                                new ByteArrayDeserializer(),
                                                new ByteArrayDeserializer())
                                        .readRecordsToList()
                                        .stream()
                                        .mapToLong(TopologyBench::size)
                                        .sum()));
        return bytes;
    }

    private static long size(TestRecord<byte[], byte[]> record) {
        long size = (long) length(record.key()) + length(record.value());
        for (Header header : record.headers()) {
            size += header.key().length() + length(header.value());
        }
        return size;
    }

    private static int length(byte @Nullable [] bytes) {
        return bytes == null ? 0 : bytes.length;
    }

    /// A record in the bytes in which it is piped.
    public byte[] bytes(Topic topic, SpecificRecord value) {
        return serdes.values().serializer().serialize(topic.name(), value);
    }

    /// A compacted topic's records since the last read: the last one per key, without the deleted keys.
    public <T extends SpecificRecord> Map<String, T> compacted(Topic topic, Class<T> type) {
        Map<String, T> latest = new LinkedHashMap<>();
        for (TestRecord<String, SpecificRecord> record : records(topic)) {
            if (record.value() == null) {
                latest.remove(record.key());
            } else {
                latest.put(record.key(), type.cast(record.value()));
            }
        }
        return latest;
    }

    public PrefixedStore rows(String store) {
        return new PrefixedStore(store(store));
    }

    /// A store as readers find it, a copy of another's topic too.
    public <V> KeyValueStore<String, V> store(String name) {
        return driver.getKeyValueStore(name);
    }

    /// The keys of a store, in order.
    public List<String> keys(String store) {
        List<String> keys = new ArrayList<>();
        try (KeyValueIterator<String, ?> all = store(store).all()) {
            all.forEachRemaining(row -> keys.add(row.key));
        }
        return keys;
    }

    public void advanceWallClock(Duration by) {
        driver.advanceWallClockTime(by);
    }

    /// Sets the wall clock back, as an administrator does; the driver lets it go forward alone.
    public void setWallClockBack(Duration by) {
        try {
            Field clock = TopologyTestDriver.class.getDeclaredField("mockWallClockTime");
            clock.setAccessible(true);
            Object time = clock.get(driver);
            Field millis = time.getClass().getDeclaredField("timeMs");
            millis.setAccessible(true);
            ((AtomicLong) millis.get(time)).addAndGet(-by.toMillis());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("this version of the driver keeps its clock elsewhere", e);
        }
    }

    /// The name of the service.
    public String service() {
        return service.name();
    }

    /// The topology as text.
    public String describe() {
        return topology.describe().toString().strip();
    }

    /// The topics that the topology writes, but for those that it writes for itself.
    public Set<String> sinks() {
        return topology.describe().subtopologies().stream()
                .flatMap(each -> each.nodes().stream())
                .filter(Sink.class::isInstance)
                .map(node -> ((Sink) node).topic())
                .filter(topic -> !topic.endsWith("-repartition"))
                .collect(Collectors.toSet());
    }

    @Override
    public void close() {
        driver.close();
    }

    private static Properties settings(ServiceDefinition service, int maxRecordBytes) {
        var settings = new Properties();
        settings.putAll(
                TestSettings.of(service.name(), temporary(), service.deadLetters().name(), maxRecordBytes));
        return settings;
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("topology-bench");
        } catch (IOException e) {
            throw new IllegalStateException("no temporary folder", e);
        }
    }
}
