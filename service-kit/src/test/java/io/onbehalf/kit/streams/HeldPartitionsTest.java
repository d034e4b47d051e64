package io.onbehalf.kit.streams;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class HeldPartitionsTest {

    private static final TopicPartition ONE = new TopicPartition("requests", 0);
    private static final TopicPartition TWO = new TopicPartition("requests", 1);

    private final Set<String> unreadable = new HashSet<>(Set.of("new"));
    private final HeldPartitions<byte[]> held =
            new HeldPartitions<>(record ->
                    Optional.of("it is new")
                            .filter(_ -> unreadable.contains(new String(record.value(), UTF_8))));
    private final MockConsumer<byte[], byte[]> consumer = new OfStreams();

    /// As the main consumer of a topology passes on what Kafka Streams asks of it.
    private final class OfStreams extends MockConsumer<byte[], byte[]> {

        OfStreams() {
            super("earliest");
        }

        @Override
        public synchronized void pause(Collection<TopicPartition> partitions) {
            held.onPause(partitions);
            super.pause(partitions);
        }

        @Override
        public synchronized void resume(Collection<TopicPartition> partitions) {
            super.resume(held.onResume(partitions));
        }
    }

    @BeforeEach
    void twoPartitions() {
        consumer.assign(List.of(ONE, TWO));
        consumer.updateBeginningOffsets(Map.of(ONE, 0L, TWO, 0L));
    }

    @Test
    void what_is_readable_is_given_as_it_was_fetched() {
        write(ONE, 0, "a");
        write(TWO, 0, "b");

        assertThat(fetch()).containsExactlyInAnyOrder("a", "b");
        assertThat(consumer.paused()).isEmpty();
    }

    @Test
    void a_partition_stands_still_before_what_can_t_be_read_yet_and_the_others_go_on() {
        write(ONE, 0, "a");
        write(ONE, 1, "new");
        write(ONE, 2, "c");
        write(TWO, 0, "x");

        ConsumerRecords<byte[], byte[]> fetched = fetchRecords();

        assertThat(values(fetched)).containsExactlyInAnyOrder("a", "x");
        assertThat(fetched.nextOffsets())
                .extractingByKeys(ONE, TWO)
                .extracting(OffsetAndMetadata::offset)
                .containsExactly(1L, 1L);
        assertThat(consumer.position(ONE)).isEqualTo(1);
        write(TWO, 1, "y");
        assertThat(fetch()).containsExactly("y");
    }

    @Test
    void it_goes_on_with_that_record_when_it_can_be_read() {
        write(ONE, 0, "new");
        assertThat(fetch()).isEmpty();

        unreadable.clear();
        write(ONE, 0, "new");
        write(ONE, 1, "b");

        assertThat(fetch()).containsExactly("new", "b");
        assertThat(consumer.paused()).isEmpty();
    }

    @Test
    void kafka_streams_can_t_resume_what_is_held() {
        write(ONE, 0, "new");
        assertThat(fetch()).isEmpty();

        consumer.resume(List.of(ONE, TWO));

        assertThat(consumer.paused()).containsExactly(ONE);
    }

    @Test
    void what_kafka_streams_paused_meanwhile_stays_paused() {
        write(ONE, 0, "new");
        assertThat(fetch()).isEmpty();

        consumer.pause(List.of(ONE));
        unreadable.clear();
        assertThat(fetch()).isEmpty();
        assertThat(consumer.paused()).containsExactly(ONE);

        consumer.resume(List.of(ONE));
        assertThat(consumer.paused()).isEmpty();
    }

    @Test
    void a_partition_waits_for_a_record_elsewhere_that_it_needs() {
        var needed = new ConsumerRecord<>("attempts", 0, 7, "key", "new".getBytes(UTF_8));
        write(ONE, 0, "a");

        assertThat(held.hold(ONE, needed, consumer)).isTrue();
        assertThat(fetch()).isEmpty();
        assertThat(consumer.paused()).containsExactly(ONE);

        unreadable.clear();
        assertThat(held.release(consumer)).containsExactly(ONE);
        assertThat(held.hold(ONE, needed, consumer)).isFalse();
        assertThat(fetch()).containsExactly("a");
    }

    @Test
    void a_partition_that_went_to_another_instance_is_held_no_longer() {
        write(ONE, 0, "new");
        assertThat(fetch()).isEmpty();

        consumer.assign(List.of(TWO));
        assertThat(fetch()).isEmpty();
        consumer.assign(List.of(ONE, TWO));
        consumer.resume(List.of(ONE));

        assertThat(consumer.paused()).isEmpty();
    }

    private List<String> fetch() {
        return values(fetchRecords());
    }

    private ConsumerRecords<byte[], byte[]> fetchRecords() {
        held.release(consumer);
        return held.hold(consumer.poll(Duration.ZERO), consumer);
    }

    private static List<String> values(ConsumerRecords<byte[], byte[]> records) {
        return records.partitions().stream()
                .flatMap(partition -> records.records(partition).stream())
                .map(record -> new String(record.value(), UTF_8))
                .toList();
    }

    private void write(TopicPartition partition, long offset, String value) {
        consumer.addRecord(
                new ConsumerRecord<>(
                        partition.topic(),
                        partition.partition(),
                        offset,
                        new byte[0],
                        value.getBytes(UTF_8)));
    }
}
