package io.onbehalf.bench.faults;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ForeignProducerTest {

    private static final String TOPIC = "queue.requests";
    private static final byte[] VALUE = {0, 0, 0, 0, 1, 42};

    private final ConsumerRecord<byte[], byte[]> good =
            new ConsumerRecord<>(TOPIC, 3, 7, "acme".getBytes(UTF_8), VALUE);

    @Test
    void bad_records_are_of_every_kind_that_a_broker_takes() {
        List<ProducerRecord<byte[], byte[]>> bad =
                ForeignProducer.badRecords(TOPIC, List.of(good), new Random(1));

        assertThat(bad).hasSize(9);
        assertThat(bad).filteredOn(record -> record.key() == null).hasSize(1);
        assertThat(bad).filteredOn(record -> record.key() != null && record.key().length > 1_024).hasSize(1);
        assertThat(bad)
                .filteredOn(record -> record.headers().lastHeader("traceparent") != null)
                .singleElement()
                .satisfies(record -> assertThat(record.value()).isNotEqualTo(VALUE));
        assertThat(bad)
                .filteredOn(record -> record.timestamp() != null)
                .singleElement()
                .satisfies(record -> {
                    assertThat(record.timestamp()).isEqualTo(-1);
                    assertThat(record.value()).isNotEqualTo(VALUE);
                });
    }

    @Test
    void duplicates_are_valid_also_without_a_time_and_with_a_long_trace() {
        List<ProducerRecord<byte[], byte[]>> duplicates =
                IntStream.range(0, 3).mapToObj(i -> ForeignProducer.duplicate(good, i)).toList();

        assertThat(duplicates)
                .allSatisfy(record -> {
                    assertThat(record.key()).isEqualTo(good.key());
                    assertThat(record.value()).isEqualTo(VALUE);
                    assertThat(record.partition()).isEqualTo(3);
                });
        assertThat(duplicates).extracting(ProducerRecord::timestamp).containsExactly(-1L, null, null);
        assertThat(duplicates.get(1).headers().lastHeader("traceparent").value()).hasSize(1_040_000);
        assertThat(duplicates.get(2).headers()).isEmpty();
    }

    @Test
    void a_producer_sends_a_record_without_a_time() {
        var producer = new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());

        var _ = producer.send(ForeignProducer.duplicate(good, 0));

        assertThat(producer.history()).extracting(ProducerRecord::timestamp).containsExactly(-1L);
    }
}
