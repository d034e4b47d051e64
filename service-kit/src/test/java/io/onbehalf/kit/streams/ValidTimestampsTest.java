package io.onbehalf.kit.streams;

import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.kit.testing.TestSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ValidTimestampsTest {

    private static final TopicPartition PARTITION = new TopicPartition("queue.queues", 0);

    @ParameterizedTest
    @CsvSource({"7, 9, 7", "0, 9, 0", "-1, 9, 9", "-1, -1, 0", "-5, -1, 0"})
    void a_record_without_a_time_has_that_of_its_partition(long own, long partition, long expected) {
        var extractor =
                new StreamsConfig(TestSettings.of("queue-service", Path.of("state"), "letters"))
                        .defaultTimestampExtractor();
        var record = new ConsumerRecord<Object, Object>("queue.requests", 0, 0, null, null);

        assertThat(extractor.extract(at(own, record), partition)).isEqualTo(expected);
    }

    @Test
    void of_what_is_fetched_for_copies_only_an_invalid_time_is_changed() {
        var record = new ConsumerRecord<>("queue.queues", 0, 3, new byte[] {1}, new byte[] {2});
        var good = at(5, record);
        var fetched =
                new ConsumerRecords<>(
                        Map.of(PARTITION, List.of(at(-1, record), good)),
                        Map.of(PARTITION, new OffsetAndMetadata(5)));

        ConsumerRecords<byte[], byte[]> dated = ValidTimestamps.of(fetched);

        assertThat(dated.records(PARTITION)).extracting(ConsumerRecord::timestamp).containsExactly(0L, 5L);
        assertThat(dated.records(PARTITION).getLast()).isSameAs(good);
        assertThat(dated.records(PARTITION).getFirst())
                .usingRecursiveComparison()
                .ignoringFields("timestamp")
                .isEqualTo(at(-1, record));
        assertThat(dated.nextOffsets()).isEqualTo(fetched.nextOffsets());
    }

    @Test
    void what_is_valid_is_passed_on_as_it_was_fetched() {
        var record = new ConsumerRecord<>("queue.queues", 0, 3, new byte[] {1}, new byte[] {2});
        var fetched = new ConsumerRecords<>(Map.of(PARTITION, List.of(at(0, record))), Map.of());

        assertThat(ValidTimestamps.of(fetched)).isSameAs(fetched);
    }

    private static <T> ConsumerRecord<T, T> at(long timestamp, ConsumerRecord<T, T> record) {
        return new ConsumerRecord<>(
                record.topic(),
                record.partition(),
                record.offset(),
                timestamp,
                TimestampType.CREATE_TIME,
                ConsumerRecord.NULL_SIZE,
                ConsumerRecord.NULL_SIZE,
                record.key(),
                record.value(),
                new RecordHeaders(),
                Optional.empty());
    }
}
