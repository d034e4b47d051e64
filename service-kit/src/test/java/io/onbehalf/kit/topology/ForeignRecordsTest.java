package io.onbehalf.kit.topology;

import static io.onbehalf.kit.topology.MembersBench.START;
import static io.onbehalf.kit.topology.MembersBench.TRACE;
import static io.onbehalf.kit.topology.MembersBench.request;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.kit.testing.TopologyBench;
import io.onbehalf.schemas.Topics;
import io.onbehalf.schemas.queue.QueueMemberAdded;
import java.time.Instant;
import java.util.stream.StreamSupport;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A broker takes any key, header and time that fit. Whatever a record has of these, what is written because
/// of it can be sent, and the next record is decided.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ForeignRecordsTest {

    /// With the other parts of a request a little less than a broker and a producer take.
    private static final int HUGE = 1_047_900;

    private static final int PRODUCER_TAKES = 1 << 20;

    private final MembersBench bench = new MembersBench(TopologyBench.of(MembersService.SERVICE));

    @AfterEach
    void close() {
        bench.close();
    }

    @ParameterizedTest
    @CsvSource({"traceparent", "kafka_correlationId", "kafka_replyTopic", "onbehalf_held_from"})
    void a_header_of_any_length_counts_as_absent(String name) {
        ask("acme", "r1", new RecordHeaders().add(name, "x".repeat(HUGE).getBytes(UTF_8)), "amy");

        assertThat(bench.letters()).isEmpty();
        assertThat(bench.events()).extracting(QueueMemberAdded::getUserId).containsExactly("amy");
        assertThat(headers("ben")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"traceparent", "kafka_correlationId", "onbehalf_held_from"})
    void a_header_without_a_value_counts_as_absent(String name) {
        ask("acme", "r1", new RecordHeaders().add(name, null), "amy");
        ask("acme", "r2", new RecordHeaders().add(name, null), "bug");

        assertThat(bench.letters()).hasSize(1);
        assertThat(bench.events()).extracting(QueueMemberAdded::getUserId).containsExactly("amy");
    }

    @ParameterizedTest
    @CsvSource({
        "00-1-2-01",
        "00-0123456789ABCDEF0123456789abcdef-0123456789abcdef-01",
        "00-00000000000000000000000000000000-0123456789abcdef-01",
        "ff-0123456789abcdef0123456789abcdef-0123456789abcdef-01"
    })
    void a_traceparent_that_is_none_is_not_copied(String traceparent) {
        ask("acme", "r1", new RecordHeaders().add("traceparent", traceparent.getBytes(UTF_8)), "amy");

        assertThat(bench.topology().records(Topics.QUEUE_EVENTS))
                .singleElement()
                .satisfies(event -> assertThat(event.headers().lastHeader("traceparent")).isNull());
    }

    @Test
    void the_trace_and_a_correlation_of_our_length_are_copied() {
        byte[] correlation = "0123456789abcdef".getBytes(UTF_8);
        ask(
                "acme",
                "r1",
                new RecordHeaders()
                        .add("traceparent", TRACE.getBytes(UTF_8))
                        .add("kafka_correlationId", correlation),
                "amy");

        assertThat(bench.topology().records(Topics.QUEUE_REPLIES))
                .singleElement()
                .satisfies(reply -> {
                    assertThat(reply.headers().lastHeader("kafka_correlationId").value())
                            .isEqualTo(correlation);
                    assertThat(reply.headers().lastHeader("traceparent").value())
                            .asString(UTF_8)
                            .isEqualTo(TRACE);
                });
    }

    @Test
    void a_request_that_fails_with_headers_of_any_length_is_a_letter_that_can_be_sent() {
        Headers headers =
                new RecordHeaders()
                        .add("traceparent", "x".repeat(HUGE / 2).getBytes(UTF_8))
                        .add("onbehalf_held_from", ("x-1@" + "1".repeat(HUGE / 2)).getBytes(UTF_8))
                        .add("kafka_correlationId", "0123456789abcdef".getBytes(UTF_8));
        ask("acme", "r1", headers, "bug");

        assertThat(bench.letters())
                .singleElement()
                .satisfies(letter -> {
                    assertThat(MembersBench.source(letter)).isEqualTo("queue.requests-0@0");
                    assertThat(size(letter)).isLessThan(PRODUCER_TAKES);
                });
        assertThat(bench.refusal()).isEqualTo("request.not.processed");
    }

    @Test
    void a_request_with_a_key_that_is_too_long_is_not_decided_and_the_next_one_is() {
        for (int length : new int[] {1_025, 600_000, HUGE}) {
            ask("k".repeat(length), "r1", correlated(), "amy");
        }
        ask("acme", "r2", correlated(), "ben");

        assertThat(bench.events()).extracting(QueueMemberAdded::getUserId).containsExactly("ben");
    }

    @Test
    void the_longest_key_is_decided() {
        ask("k".repeat(1_024), "r1", correlated(), "amy");

        assertThat(bench.letters()).isEmpty();
        assertThat(bench.events()).hasSize(1);
    }

    @Test
    void a_request_without_a_time_is_decided_at_the_time_of_its_partition() {
        byte[] undated = bench.topology().bytes(Topics.QUEUE_REQUESTS, request("r1", "print", START, "amy"));
        bench.topology().pipeUndated(Topics.QUEUE_REQUESTS, "acme", undated);
        bench.topology().pipeUndated(Topics.QUEUE_REQUESTS, "acme", "no Avro".getBytes(UTF_8));
        bench.topology()
                .pipeUndated(
                        Topics.QUEUE_REQUESTS,
                        "acme",
                        bench.topology().bytes(Topics.QUEUE_REQUESTS, request("r2", "print", START, "ben")));

        assertThat(bench.topology().records(Topics.QUEUE_EVENTS))
                .extracting(TestRecord::timestamp)
                .containsExactly(0L, 0L);
    }

    private static Headers correlated() {
        return new RecordHeaders().add("kafka_correlationId", "0123456789abcdef".getBytes(UTF_8));
    }

    private void ask(String key, String id, Headers headers, String user) {
        bench.topology().pipe(Topics.QUEUE_REQUESTS, key, request(id, "print", Instant.EPOCH, user), headers);
    }

    /// The headers, longer than any of ours, of what was written for a request of this user.
    private Iterable<Header> headers(String user) {
        ask("acme", "r9", new RecordHeaders(), user);
        return bench.topology().records(Topics.QUEUE_REPLIES).stream()
                .flatMap(reply -> StreamSupport.stream(reply.headers().spliterator(), false))
                .filter(header -> length(header.value()) > 100)
                .toList();
    }

    private static int size(TestRecord<byte[], byte[]> letter) {
        int size = length(letter.key()) + length(letter.value());
        for (Header header : letter.headers()) {
            size += 10 + header.key().length() + length(header.value());
        }
        return size;
    }

    private static int length(byte @Nullable [] bytes) {
        return bytes == null ? 0 : bytes.length;
    }
}
