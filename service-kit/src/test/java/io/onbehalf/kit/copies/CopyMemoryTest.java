package io.onbehalf.kit.copies;

import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.kit.avro.RegistrySerde;
import io.onbehalf.kit.query.Replica;
import io.onbehalf.kit.streams.BoundedRocksDb;
import io.onbehalf.kit.testing.MemoryRegistry;
import io.onbehalf.kit.testing.TestSettings;
import io.onbehalf.kit.topology.EventSerdes;
import io.onbehalf.schemas.Topics;
import io.onbehalf.schemas.queue.QueueMemberSnapshot;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Options;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CopyMemoryTest {

    private static final int MEMBERS = 300_000;

    /// In the heap a member would take some 300 bytes.
    private static final long BYTES_EACH = 30;

    @Test
    void the_heap_does_not_grow_with_what_a_copy_has(@TempDir Path state) {
        try (TopologyTestDriver driver = driver(state)) {
            TestInputTopic<String, SpecificRecord> topic = topic(driver);
            write(topic, 0, 1_000);
            long before = heap();

            write(topic, 1_000, MEMBERS);

            long grown = heap() - before;
            assertThat(grown).isLessThan(BYTES_EACH * MEMBERS);
            String store = CopyStores.nameOf(Topics.QUEUE_MEMBERS);
            assertThat(driver.getTimestampedKeyValueStore(store).get(key(7))).isNotNull();
        }
    }

    @Test
    void what_is_deleted_from_a_copy_leaves_its_files_within_a_day() {
        try (var options = new Options().setTableFormatConfig(new BlockBasedTableConfig())) {
            new BoundedRocksDb().setConfig(CopyStores.nameOf(Topics.USERS), options, Map.of());

            assertThat(options.periodicCompactionSeconds()).isEqualTo(Duration.ofDays(1).toSeconds());
        }
    }

    private static void write(TestInputTopic<String, SpecificRecord> topic, int from, int to) {
        for (int number = from; number < to; number++) {
            topic.pipeInput(
                    key(number),
                    new QueueMemberSnapshot("acme", "queue-" + number % 1_000, "user-" + number, true));
        }
    }

    private static String key(int number) {
        return "00000000-0000-4000-8000-%012d:00000000-0000-4000-8000-%012d"
                .formatted(number, number % 1_000);
    }

    private static TopologyTestDriver driver(Path state) {
        var settings = new Properties();
        settings.putAll(TestSettings.of("tiny", state, "tiny.dead-letters"));
        var builder = new StreamsBuilder(new TopologyConfig(new StreamsConfig(settings)));
        Replica.declare(builder, new EventSerdes(serde()), Topics.QUEUE_MEMBERS);
        return new TopologyTestDriver(builder.build(settings), settings);
    }

    private static TestInputTopic<String, SpecificRecord> topic(TopologyTestDriver driver) {
        return driver.createInputTopic(
                Topics.QUEUE_MEMBERS.name(), new StringSerializer(), serde().serializer());
    }

    private static RegistrySerde serde() {
        var serde = new RegistrySerde(new MemoryRegistry());
        serde.know(QueueMemberSnapshot.getClassSchema(), 7);
        return serde;
    }

    private static long heap() {
        System.gc();
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
