package io.onbehalf.kit.streams;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.onbehalf.kit.metrics.OnbehalfMeter;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.compress.Compression;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.AbstractRecords;
import org.apache.kafka.common.record.RecordBatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DeadLetterTest {

    @ParameterizedTest
    @CsvSource({
        "queue.requests-3@42, unreadable: garbage, queue.requests, unreadable",
        "queue-service-by-name-repartition-0@7, unprocessable: too large, queue-service-by-name-repartition,"
                + " unprocessable",
        "decide-threads: a timer, unprocessable: NullPointerException, store, unprocessable",
        "smpp, inbound SMS: has no source address, smpp, unroutable",
        "smpp, unreadable: not a deliver_sm of SMPP 3.4, smpp, unreadable"
    })
    void a_letter_is_counted_by_where_the_record_came_from_and_the_kind_of_the_reason(
            String source, String reason, String countedSource, String countedReason) {
        var meters = new SimpleMeterRegistry();
        Metrics.addRegistry(meters);
        try {
            DeadLetter.count(source, reason);

            assertThat(
                            meters.get(OnbehalfMeter.DEAD_LETTERS.id())
                                    .tags("source", countedSource, "reason", countedReason)
                                    .counter()
                                    .count())
                    .isOne();
        } finally {
            Metrics.removeRegistry(meters);
        }
    }

    private static final int BROKER_DEFAULT = 1_048_588;
    private static final int PRODUCER_DEFAULT = 1 << 20;
    private static final byte[] KEY = "key".getBytes(UTF_8);

    private final Headers headers = new RecordHeaders();

    @Test
    void a_record_is_kept_as_it_was_as_long_as_it_fits() {
        headers.add("traceparent", "00-1-2-01".getBytes(UTF_8));
        byte[] value = new byte[900_000];

        ProducerRecord<byte[], byte[]> letter = letter(KEY, value);

        assertThat(letter.value()).isSameAs(value);
        assertThat(letter.key()).isSameAs(KEY);
        assertThat(letter.headers())
                .extracting(Header::key)
                .containsExactly("traceparent", "dead_letter_reason", "dead_letter_source");
    }

    @Test
    void of_a_record_that_kafka_just_took_the_length_and_the_hash_are_kept_and_its_place() {
        headers.add("traceparent", "00-1-2-01".getBytes(UTF_8));

        ProducerRecord<byte[], byte[]> letter = letter(KEY, new byte[BROKER_DEFAULT - 188]);

        assertThat(letter.value()).isNull();
        assertThat(letter.key()).isSameAs(KEY);
        assertThat(header(letter, "traceparent")).isEqualTo("00-1-2-01");
        assertThat(header(letter, "dead_letter_source")).isEqualTo("queue.requests-3@42");
        assertThat(header(letter, "dead_letter_reason")).isEqualTo("unreadable: garbage");
        assertThat(header(letter, "dead_letter_value_length")).isEqualTo("1048400");
        assertThat(header(letter, "dead_letter_value_sha256"))
                .isEqualTo("baa1bcf9bded29d4deb376bdee3caa2bd7fa9e1eacec4e11a87af5a2c939719d")
                .hasSize(64);
        assertThat(size(letter)).isLessThan(PRODUCER_DEFAULT);
    }

    @Test
    void headers_and_a_key_that_are_too_large_are_left_out_too() {
        headers.add("big", new byte[700_000]);
        for (int i = 0; i < 20_000; i++) {
            headers.add("many", new byte[20]);
        }

        ProducerRecord<byte[], byte[]> letter = letter(new byte[1_010_000], new byte[1_020_000]);

        assertThat(letter.value()).isNull();
        assertThat(letter.key()).isNull();
        assertThat(header(letter, "dead_letter_headers_left_out")).isEqualTo("20001");
        assertThat(header(letter, "dead_letter_key_length")).isEqualTo("1010000");
        assertThat(header(letter, "dead_letter_value_length")).isEqualTo("1020000");
        assertThat(header(letter, "dead_letter_reason")).isEqualTo("unreadable: garbage");
        assertThat(size(letter)).isLessThan(2_000);
    }

    @Test
    void the_largest_letter_is_one_that_producer_and_broker_take_by_default() {
        for (int i = 0; i < 10_000; i++) {
            headers.add("h", new byte[0]);
        }
        int rest = DeadLetter.MOST_BYTES - 10_000 * 17 - 200;

        ProducerRecord<byte[], byte[]> letter = letter(KEY, new byte[rest]);

        assertThat(letter.value()).isNotNull();
        assertThat(size(letter)).isBetween(DeadLetter.MOST_BYTES - 200_000, PRODUCER_DEFAULT);
    }

    @Test
    void a_long_reason_is_cut() {
        var letter = DeadLetter.of("x.dead-letters", -1, origin(KEY, null), "a".repeat(999) + "😀😀");

        assertThat(header(letter, "dead_letter_reason")).isEqualTo("a".repeat(999));
        assertThat(letter.timestamp()).isNull();
    }

    private ProducerRecord<byte[], byte[]> letter(byte[] key, byte[] value) {
        return DeadLetter.of("x.dead-letters", 1_000, origin(key, value), "unreadable: garbage");
    }

    private DeadLetterOrigin origin(byte @Nullable [] key, byte @Nullable [] value) {
        return new DeadLetterOrigin(key, value, headers, "queue.requests-3@42", 3);
    }

    private static int size(ProducerRecord<byte[], byte[]> letter) {
        return AbstractRecords.estimateSizeInBytesUpperBound(
                RecordBatch.CURRENT_MAGIC_VALUE,
                Compression.NONE.type(),
                letter.key(),
                letter.value(),
                letter.headers().toArray());
    }

    private static String header(ProducerRecord<byte[], byte[]> letter, String name) {
        return new String(letter.headers().lastHeader(name).value(), UTF_8);
    }
}
