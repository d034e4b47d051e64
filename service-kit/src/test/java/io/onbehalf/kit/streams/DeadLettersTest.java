package io.onbehalf.kit.streams;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.onbehalf.kit.avro.NewerType;
import io.onbehalf.kit.avro.SchemaRegistry.RegistryUnavailable;
import io.onbehalf.kit.metrics.OnbehalfMeter;
import io.onbehalf.kit.testing.NewerRows;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.avro.InvalidNumberEncodingException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProcessingExceptionHandler;
import org.apache.kafka.streams.errors.ProductionExceptionHandler;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.Record;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DeadLettersTest {

    private static final byte[] KEY = "key".getBytes(UTF_8);
    private static final byte[] VALUE = "+13175550199".getBytes(UTF_8);

    private final UnprocessableRecord doesNotCarry =
            new UnprocessableRecord(new IllegalStateException("topic queue.requests: does not carry X"));

    private final ErrorHandlerContext context = mock();
    private DeadLetters letters = new DeadLetters();

    @BeforeEach
    void aRecordFails() {
        when(context.topic()).thenReturn("queue.requests");
        when(context.partition()).thenReturn(3);
        when(context.offset()).thenReturn(42L);
        when(context.timestamp()).thenReturn(1_000L);
        when(context.headers()).thenReturn(new RecordHeaders());
        when(context.taskId()).thenReturn(new TaskId(0, 3));
        when(context.sourceRawKey()).thenReturn(KEY);
        when(context.sourceRawValue()).thenReturn(VALUE);
        configure("queue-service");
    }

    @Test
    void a_record_with_a_key_that_is_too_long_is_a_letter_that_can_be_sent() {
        byte[] key = new byte[1_047_900];
        var record = new ConsumerRecord<>("queue.requests", 3, 42, key, VALUE);
        record.headers().add("traceparent", new byte[500]);
        var problem =
                catchThrowableOfType(
                        SerializationException.class,
                        () -> RecordKeys.serde().deserializer().deserialize("queue.requests", key));

        ProducerRecord<byte[], byte[]> letter =
                letters.handleError(context, record, problem).deadLetterQueueRecords().getFirst();

        assertThat(header(letter, "dead_letter_reason"))
                .startsWith("unreadable: topic queue.requests: a key takes 1047900 bytes");
        assertThat(RecordBytes.size(letter.key(), letter.value(), letter.headers())).isLessThan(1_000_001);
    }

    @Test
    void a_newer_type_on_another_service_s_topic_is_passed_over_and_counted() {
        var meters = new SimpleMeterRegistry();
        Metrics.addRegistry(meters);
        try {
            var response = unreadable("wrapup.events", new NewerType("no class for it"));

            assertThat(response.result()).isEqualTo(DeserializationExceptionHandler.Result.RESUME);
            assertThat(response.deadLetterQueueRecords()).isEmpty();
            assertThat(
                            meters.counter(OnbehalfMeter.RECORDS_PASSED_OVER.id(), "topic", "wrapup.events")
                                    .count())
                    .isOne();
        } finally {
            Metrics.removeRegistry(meters);
        }
    }

    @Test
    void a_newer_type_on_a_topic_of_the_service_itself_is_not_passed_over() {
        for (String application : List.of("queue-service", "queue-service-audit")) {
            configure(application);

            assertThat(unreadable(new NewerType("no class for it")).deadLetterQueueRecords()).hasSize(1);
        }
    }

    @Test
    void a_record_that_needs_a_row_of_a_newer_version_is_not_set_aside_and_waits_from_then_on() {
        var newer = new RowsOfNewerVersions();
        letters.configure(Map.of(RowsOfNewerVersions.SETTING, newer));

        assertThat(letters.handleError(context, new Record<>("key", "value", 0), NewerRows.met()).result())
                .isEqualTo(ProcessingExceptionHandler.Result.FAIL);

        assertThat(newer.contains(new ConsumerRecord<>("queue.requests", 3, 42, KEY, VALUE))).isTrue();
        assertThat(newer.contains(new ConsumerRecord<>("queue.requests", 3, 41, KEY, VALUE))).isFalse();
        assertThat(newer.contains(new ConsumerRecord<>("queue.requests", 4, 42, KEY, VALUE))).isFalse();
    }

    @Test
    void a_record_between_two_halves_of_a_topology_waits_alike() {
        var newer = new RowsOfNewerVersions();
        letters.configure(Map.of(RowsOfNewerVersions.SETTING, newer));
        var record = new ConsumerRecord<>("list-repartition", 1, 7, KEY, VALUE);

        assertThat(letters.handleError(context, record, NewerRows.met()).result())
                .isEqualTo(DeserializationExceptionHandler.Result.FAIL);

        assertThat(newer.contains(record)).isTrue();
    }

    private void configure(String application) {
        letters.configure(
                Map.of(
                        DeadLetters.TOPIC,
                        "queue-service.dead-letters",
                        StreamsConfig.APPLICATION_ID_CONFIG,
                        application));
    }

    static Stream<Exception> notTheRecordsFault() {
        var registry = new RegistryUnavailable("away", new IOException("connection refused"));
        var broker = new TimeoutException("no leader");
        return Stream.of(
                registry,
                broker,
                new StreamsException(registry),
                new SerializationException("x", broker),
                new SerializationException("x", new ConnectException("refused")),
                new SerializationException("x", new SocketTimeoutException("read")),
                new SerializationException("x", new IOException("premature end")));
    }

    static Stream<Exception> theRecordsFault() {
        return Stream.of(
                new SerializationException("x"),
                new SerializationException("x", new EOFException()),
                new SerializationException("x", new InvalidNumberEncodingException("x")),
                new SerializationException("x", new IllegalStateException("x")));
    }

    @ParameterizedTest
    @MethodSource("theRecordsFault")
    void bytes_that_are_no_record_are_set_aside_whatever_it_is_that_breaks(Exception problem) {
        assertThat(unreadable(problem).result()).isEqualTo(DeserializationExceptionHandler.Result.RESUME);
    }

    @ParameterizedTest
    @MethodSource("notTheRecordsFault")
    void what_is_not_the_record_s_fault_is_no_reason_to_set_it_aside(Exception problem) {
        assertThat(unreadable(problem).result()).isEqualTo(DeserializationExceptionHandler.Result.FAIL);
        assertThat(unreadable(problem).deadLetterQueueRecords()).isEmpty();
        assertThat(unprocessable(asUnprocessable(problem)).result())
                .isEqualTo(ProcessingExceptionHandler.Result.FAIL);
        assertThat(unprocessable(asUnprocessable(problem)).deadLetterQueueRecords()).isEmpty();
    }

    @Test
    void what_can_t_be_read_is_kept_as_it_was_with_its_place_and_its_reason() {
        var response = unreadable(new SerializationException("topic queue.requests: not a readable thing"));

        assertThat(response.result()).isEqualTo(DeserializationExceptionHandler.Result.RESUME);
        assertThat(response.deadLetterQueueRecords())
                .singleElement()
                .satisfies(letter -> assertThat(letter.topic()).isEqualTo("queue-service.dead-letters"))
                .satisfies(letter -> assertThat(letter.partition()).isEqualTo(3))
                .satisfies(letter -> assertThat(letter.timestamp()).isEqualTo(1_000))
                .satisfies(letter -> assertThat(letter.key()).isEqualTo(KEY))
                .satisfies(letter -> assertThat(letter.value()).isEqualTo(VALUE))
                .satisfies(letter -> assertThat(header(letter, "traceparent")).isEqualTo("00-1-2-01"))
                .satisfies(letter ->
                        assertThat(header(letter, "dead_letter_source")).isEqualTo("queue.requests-3@42"));
    }

    @Test
    void the_global_thread_s_letters_leave_by_one_producer_of_their_own_as_it_has_none() {
        var producer = new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
        var made = new AtomicInteger();
        letters =
                new DeadLetters(_ -> {
                    made.incrementAndGet();
                    return producer;
                });
        letters.configure(Map.of(DeadLetters.TOPIC, "queue-service.dead-letters"));
        when(context.taskId()).thenReturn(new TaskId(-1, -1));
        assertThat(made).hasValue(0);

        var response = unreadable(new SerializationException("x"));
        unreadable(new SerializationException("y"));

        assertThat(response.result()).isEqualTo(DeserializationExceptionHandler.Result.RESUME);
        assertThat(response.deadLetterQueueRecords()).isEmpty();
        assertThat(producer.history())
                .hasSize(2)
                .allSatisfy(letter -> assertThat(letter.topic()).isEqualTo("queue-service.dead-letters"))
                .allSatisfy(letter -> assertThat(letter.value()).isEqualTo(VALUE));
        assertThat(made).hasValue(1);
    }

    @Test
    void a_letter_that_no_broker_takes_now_is_sent_again_and_one_that_none_ever_takes_is_an_error() {
        Producer<byte[], byte[]> producer = mock();
        letters = new DeadLetters(_ -> producer);
        when(context.taskId()).thenReturn(new TaskId(-1, -1));
        when(producer.send(any()))
                .thenReturn(CompletableFuture.failedFuture(new TimeoutException("no leader")))
                .thenReturn(CompletableFuture.completedFuture(null))
                .thenReturn(CompletableFuture.failedFuture(new TopicAuthorizationException("no")));

        unreadable(new SerializationException("x"));

        verify(producer, times(2)).send(any());
        assertThatThrownBy(() -> unreadable(new SerializationException("x")))
                .isInstanceOf(StreamsException.class)
                .hasRootCauseInstanceOf(TopicAuthorizationException.class);
    }

    @Test
    void what_can_t_be_processed_is_kept_as_it_was_read() {
        var response = unprocessable(doesNotCarry);

        assertThat(response.result()).isEqualTo(ProcessingExceptionHandler.Result.RESUME);
        assertThat(response.deadLetterQueueRecords())
                .singleElement()
                .satisfies(letter -> assertThat(letter.key()).isEqualTo(KEY))
                .satisfies(letter -> assertThat(letter.value()).isEqualTo(VALUE))
                .satisfies(letter ->
                        assertThat(header(letter, "dead_letter_reason"))
                                .isEqualTo(
                                        "unprocessable: topic queue.requests: does not carry X"
                                                + " (IllegalStateException)"));
    }

    @Test
    void what_failed_after_a_write_is_no_reason_to_go_on() {
        var response = unprocessable(new IllegalStateException("topic queue.events: a bug"));

        assertThat(response.result()).isEqualTo(ProcessingExceptionHandler.Result.FAIL);
        assertThat(response.deadLetterQueueRecords()).isEmpty();
    }

    @Test
    void the_caller_who_waits_is_answered_too() {
        var answer = new ProducerRecord<>("queue.replies", KEY, "no".getBytes(UTF_8));

        var response = unprocessable(new UnprocessableRecord(new IllegalStateException("x"), answer));

        assertThat(response.deadLetterQueueRecords())
                .extracting(ProducerRecord::topic)
                .containsExactly("queue-service.dead-letters", "queue.replies");
        assertThat(response.deadLetterQueueRecords()).last().isSameAs(answer);
    }

    @Test
    void a_timer_s_letter_has_its_key_and_no_partition() {
        when(context.partition()).thenReturn(-1);
        when(context.topic()).thenReturn(null);
        when(context.processorNodeId()).thenReturn("decide-queues");
        when(context.sourceRawKey()).thenReturn(null);
        when(context.sourceRawValue()).thenReturn(null);

        assertThat(unprocessable(doesNotCarry).deadLetterQueueRecords())
                .singleElement()
                .satisfies(letter -> assertThat(letter.partition()).isNull())
                .satisfies(letter -> assertThat(letter.key()).isEqualTo(KEY))
                .satisfies(letter -> assertThat(letter.value()).isNull())
                .satisfies(letter ->
                        assertThat(header(letter, "dead_letter_source")).isEqualTo("decide-queues: a timer"));
    }

    @Test
    void a_timer_that_failed_before_it_had_a_record_names_its_key() {
        when(context.partition()).thenReturn(-1);
        when(context.processorNodeId()).thenReturn("decide-queues");
        Record<?, ?> none = null;

        var response =
                letters.handleError(
                        context, none, UnprocessableRecord.ofTimer(new IllegalStateException("no"), "acme"));

        assertThat(response.deadLetterQueueRecords())
                .singleElement()
                .satisfies(letter -> assertThat(letter.key()).asString(UTF_8).isEqualTo("acme"))
                .satisfies(letter ->
                        assertThat(header(letter, "dead_letter_source")).isEqualTo("decide-queues: a timer"));
    }

    @Test
    void a_letter_of_a_record_that_waited_in_a_store_is_not_of_the_one_that_is_read_meanwhile() {
        var headers = new RecordHeaders();
        headers.add("onbehalf_held_from", "wrapup.requests-5@7".getBytes(UTF_8));
        var held = new Record<>("held", "a request", 0, headers);

        assertThat(letters.handleError(context, held, doesNotCarry).deadLetterQueueRecords())
                .singleElement()
                .satisfies(letter -> assertThat(letter.key()).asString(UTF_8).isEqualTo("held"))
                .satisfies(letter -> assertThat(letter.value()).isNull())
                .satisfies(letter ->
                        assertThat(header(letter, "dead_letter_source")).isEqualTo("wrapup.requests-5@7"));
    }

    @Test
    void our_own_reason_is_told_with_the_kind_of_its_cause() {
        var quoting = new IllegalArgumentException("not a number: +13175550199");

        assertThat(reason(new SerializationException("topic queue.requests: not a readable thing", quoting)))
                .isEqualTo(
                        "unreadable: topic queue.requests: not a readable thing (IllegalArgumentException)");
    }

    @Test
    void the_text_of_a_foreign_exception_is_not_told_as_it_may_quote_the_record() {
        NumberFormatException foreign = foreign();

        assertThat(foreign).hasMessageContaining("+13175550199");
        assertThat(reason(foreign)).isEqualTo("unreadable: NumberFormatException");
    }

    @Test
    void what_can_t_be_produced_is_tried_again_if_that_may_help() {
        assertThat(unproduced(new TimeoutException("no leader")))
                .isEqualTo(ProductionExceptionHandler.Result.RETRY);
        assertThat(unproduced(new RecordTooLargeException("too large")))
                .isEqualTo(ProductionExceptionHandler.Result.FAIL);
    }

    private static NumberFormatException foreign() {
        try {
            throw new AssertionError(Long.parseLong("x" + new String(VALUE, UTF_8)));
        } catch (NumberFormatException e) {
            return e;
        }
    }

    private DeserializationExceptionHandler.Response unreadable(Exception problem) {
        return unreadable("queue.requests", problem);
    }

    private DeserializationExceptionHandler.Response unreadable(String topic, Exception problem) {
        var record = new ConsumerRecord<>(topic, 3, 42, KEY, VALUE);
        record.headers().add("traceparent", "00-1-2-01".getBytes(UTF_8));
        return letters.handleError(context, record, problem);
    }

    private ProcessingExceptionHandler.Response unprocessable(Exception problem) {
        return letters.handleError(context, new Record<>("key", "another value", 0), problem);
    }

    private static UnprocessableRecord asUnprocessable(Exception problem) {
        return new UnprocessableRecord(
                problem instanceof RuntimeException e ? e : new IllegalStateException(problem));
    }

    private ProductionExceptionHandler.Result unproduced(Exception problem) {
        return letters.handleError(context, new ProducerRecord<>("queue.events", KEY, VALUE), problem)
                .result();
    }

    private String reason(Exception problem) {
        return header(unreadable(problem).deadLetterQueueRecords().getFirst(), "dead_letter_reason");
    }

    private static String header(ProducerRecord<byte[], byte[]> letter, String name) {
        return new String(letter.headers().lastHeader(name).value(), UTF_8);
    }
}
