package io.onbehalf.kit.requests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.timeout;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.onbehalf.kit.avro.RecordMapper;
import io.onbehalf.kit.avro.SchemaRegistry.RegistryUnavailable;
import io.onbehalf.kit.domain.Refusal;
import io.onbehalf.kit.domain.version.IfMatch;
import io.onbehalf.kit.metrics.OnbehalfMeter;
import io.onbehalf.kit.query.RunningTasks;
import io.onbehalf.kit.tracing.Traceparent;
import io.onbehalf.kit.tracing.Tracing;
import io.onbehalf.kit.web.ApiException;
import io.onbehalf.kit.web.RequestStamp;
import io.onbehalf.kit.web.TraceContext;
import io.onbehalf.schemas.Topic;
import io.onbehalf.schemas.Topics;
import java.net.ConnectException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Materialized;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;
import org.mockito.ArgumentMatchers;
import org.mockito.stubbing.OngoingStubbing;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.config.StreamsBuilderFactoryBean;
import org.springframework.kafka.requestreply.KafkaReplyTimeoutException;
import org.springframework.kafka.requestreply.ReplyingKafkaTemplate;
import org.springframework.kafka.requestreply.RequestReplyFuture;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RequestsTest {

    private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");
    private static final RequestStamp STAMP = new RequestStamp("r1", "print", "acme", NOON, "ada");

    record OrganizationUpdateRequested(String name, String defaultCountryCode, boolean callLogging) {}

    record OrganizationSnapshot(
            String organizationId, String name, String defaultCountryCode, boolean callLogging) {}

    record DisconnectRequested(
            String conversationId,
            @Nullable String participantId,
            boolean mayDisconnectOthers,
            @Nullable String reason) {}

    record Context(String threadId) {}

    record AnswerRequested(Context context, String conversationId, String participantId) {}

    record QueueReply(@Nullable Refusal refusal, @Nullable OrganizationSnapshot organization) {}

    @SuppressWarnings("unchecked") // a mock knows no type arguments
    private final ReplyingKafkaTemplate<String, SpecificRecord, SpecificRecord> template =
            mock(ReplyingKafkaTemplate.class);

    private final StreamsBuilderFactoryBean streams = mock();
    private final RunningTasks tasks = new RunningTasks(() -> Stream.of(streams), "127.0.0.1:8102");
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final TraceContext trace = new TraceContext();
    private final Requests requests = requests(Duration.ofMillis(50));

    private Requests requests(Duration timeout) {
        return new Requests(
                new AwaitedReplies(
                        template, tasks, new WaitingCalls(4), timeout, InstantSource.fixed(NOON), meters),
                RecordMapper.ofCatalogue(),
                new Refusals(
                        Map.of(
                                "queue.gone",
                                new Refusals.Text(404, "queue {queue}: is gone"),
                                "queue.busy",
                                new Refusals.Text(429, "queue {queue}: is busy"))),
                trace,
                Tracing.off());
    }

    @Test
    void the_answer_is_handed_back_in_the_domain_s_own_words() {
        answered(
                new io.onbehalf.schemas.queue.QueueReply(
                        "r1",
                        NOON,
                        null,
                        null,
                        io.onbehalf.schemas.queue.OrganizationSnapshot.newBuilder()
                                .setOrganizationId("acme")
                                .setName("Acme")
                                .setDefaultCountryCode("US")
                                .setCallLogging(true)
                                .build(),
                        null,
                        List.of(),
                        null,
                        null));

        assertThat(ask())
                .isEqualTo(new QueueReply(null, new OrganizationSnapshot("acme", "Acme", "US", true)));
    }

    @Test
    void a_condition_on_what_has_no_version_is_refused_and_nothing_is_sent() {
        RequestStamp conditional = STAMP.with(new IfMatch(List.of("\"1\"")));

        assertThatExceptionOfType(ApiException.class)
                .isThrownBy(() ->
                        requests.ask(
                                Topics.CONVERSATION_REQUESTS,
                                "t1",
                                new DisconnectRequested("c1", null, false, null),
                                conditional,
                                QueueReply.class))
                .satisfies(refused -> assertThat(refused.status()).isEqualTo(400));
        verifyNoInteractions(template);
    }

    @Test
    void a_request_goes_under_its_key_with_its_stamp_and_the_trace_of_the_call() {
        answered(reply(null));
        Traceparent call = Traceparent.fresh();

        try (var _ = trace.open(call)) {
            ask();
        }

        ProducerRecord<String, SpecificRecord> sent = sent();
        assertThat(sent.topic()).isEqualTo("queue.requests");
        assertThat(sent.key()).isEqualTo("acme");
        assertThat(sent.value())
                .isEqualTo(
                        new io.onbehalf.schemas.queue.OrganizationUpdateRequested(
                                "r1", "print", "acme", NOON, "ada", null, null, "Acme", "US", true));
        assertThat(sent.headers().lastHeader("traceparent").value()).asString(UTF_8).isEqualTo("" + call);
    }

    @Test
    void a_request_without_a_key_says_until_when_its_caller_waits() {
        answered(reply(null));

        requests.ask(
                Topics.QUEUE_REQUESTS,
                "acme",
                new OrganizationUpdateRequested("Acme", "US", true),
                new RequestStamp("r1", "", "acme", NOON, "ada"),
                QueueReply.class);

        assertThat(((io.onbehalf.schemas.queue.OrganizationUpdateRequested) sent().value()).getAwaitedUntil())
                .isEqualTo(NOON.plusMillis(50));
    }

    @Test
    void a_request_that_came_too_late_may_be_sent_again() {
        answered(reply(new Refusal("request.expired", Map.of())));

        unavailable();
    }

    @Test
    void a_request_is_about_the_thread_that_is_its_key() {
        answered(reply(null));

        ask(Topics.CONVERSATION_REQUESTS, "thread-1", new DisconnectRequested("c1", null, false, null));

        assertThat(threadId()).isEqualTo("thread-1");
    }

    @Test
    void a_request_that_names_its_thread_keeps_it_under_another_key() {
        answered(reply(null));

        ask(Topics.CONVERSATION_IDEMPOTENCY, "r1", new AnswerRequested(new Context("thread-1"), "c1", "p1"));

        assertThat(threadId()).isEqualTo("thread-1");
    }

    @Test
    void a_refusal_is_thrown_with_its_status_and_sentence() {
        answered(reply(new Refusal("queue.gone", Map.of("queue", "Support"))));

        assertThatExceptionOfType(ApiException.class)
                .isThrownBy(this::ask)
                .satisfies(refused -> assertThat(refused.status()).isEqualTo(404))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo("queue.gone"))
                .withMessage("queue Support: is gone");
    }

    @Test
    void a_refusal_for_now_tells_the_caller_when_to_come_back() {
        answered(reply(new Refusal("queue.busy", Map.of("queue", "Support"))));

        assertThatExceptionOfType(ApiException.class)
                .isThrownBy(this::ask)
                .satisfies(refused -> assertThat(refused.status()).isEqualTo(429))
                .satisfies(refused -> assertThat(refused.retryAfterSeconds()).hasValue(1));
    }

    @Test
    void a_request_that_could_not_be_processed_is_our_failure() {
        answered(reply(new Refusal("request.not.processed", Map.of())));

        assertThatExceptionOfType(ApiException.class)
                .isThrownBy(this::ask)
                .satisfies(refused -> assertThat(refused.status()).isEqualTo(500))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo("request.not.processed"));
    }

    @Test
    void a_code_without_a_text_is_a_conflict() {
        answered(reply(new Refusal("queue.odd", Map.of())));

        assertThatExceptionOfType(ApiException.class)
                .isThrownBy(this::ask)
                .satisfies(refused -> assertThat(refused.status()).isEqualTo(409))
                .withMessage("queue.odd");
    }

    @Test
    void without_an_answer_in_time_the_caller_is_to_come_back() {
        sends().thenReturn(new RequestReplyFuture<>());

        unavailable();
    }

    @Test
    void a_request_whose_answer_failed_may_be_sent_again() {
        var late = new RequestReplyFuture<String, SpecificRecord, SpecificRecord>();
        late.completeExceptionally(new KafkaReplyTimeoutException("Reply timed out"));
        sends().thenReturn(late);

        unavailable();
    }

    @Test
    void a_request_that_can_t_be_sent_at_once_may_be_sent_again() {
        sends().thenThrow(
                        new KafkaException(
                                "Send failed",
                                new org.apache.kafka.common.errors.TimeoutException("no metadata")));

        unavailable();
    }

    @Test
    void a_request_whose_schema_can_t_be_looked_up_may_be_sent_again() {
        var away = new SerializationException("no schema", new ConnectException("refused"));
        sends().thenThrow(new KafkaException("Send failed", away));

        unavailable();
    }

    @Test
    void a_request_whose_schema_is_not_registered_yet_may_be_sent_again() {
        sends().thenThrow(new KafkaException("Send failed", new RegistryUnavailable("away", null)));

        unavailable();
    }

    @Test
    void a_request_that_can_t_be_written_is_a_bug_and_no_reason_to_come_back() {
        var unwritable = new KafkaException("Send failed", new SerializationException("no such schema"));
        sends().thenThrow(unwritable);

        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(this::ask)
                .withRootCauseInstanceOf(SerializationException.class);
    }

    @Test
    void a_value_that_avro_can_t_hold_is_no_reason_to_come_back() {
        sends().thenThrow(new KafkaException("Send failed", new ArithmeticException("long overflow")));

        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(this::ask);
    }

    @Test
    void a_request_that_kafka_does_not_take_is_too_large() {
        var sent = new RequestReplyFuture<String, SpecificRecord, SpecificRecord>();
        sent.completeExceptionally(new KafkaException("Send failed", new RecordTooLargeException("1.1 MB")));
        sends().thenReturn(sent);

        assertThatExceptionOfType(ApiException.class)
                .isThrownBy(this::ask)
                .satisfies(refused -> assertThat(refused.status()).isEqualTo(413));
    }

    @Test
    void a_request_whose_decider_does_not_run_is_refused_and_not_sent() {
        when(streams.getTopology()).thenReturn(decider());

        unavailable();
        verifyNoInteractions(template);
    }

    @Test
    void a_reply_that_does_not_come_in_time_is_counted() {
        var sent = new RequestReplyFuture<String, SpecificRecord, SpecificRecord>();
        sent.completeExceptionally(new KafkaReplyTimeoutException("late"));
        sends().thenReturn(sent);

        assertThatExceptionOfType(ApiException.class).isThrownBy(this::ask);

        assertThat(
                        meters.get(OnbehalfMeter.REPLIES_LATE.id())
                                .tag("topic", "queue.requests")
                                .counter()
                                .count())
                .isOne();
    }

    @Test
    void a_partition_that_does_not_answer_does_not_take_the_places_of_the_others() throws Exception {
        Requests patient = requests(Duration.ofMinutes(1));
        var stalled = new RequestReplyFuture<String, SpecificRecord, SpecificRecord>();
        sends().thenReturn(stalled);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<QueueReply>> waiting =
                    Stream.generate(() -> threads.submit(() -> ask(patient, "acme"))).limit(2).toList();
            verify(template, timeout(10_000).times(2)).sendAndReceive(anyRequest(), any(Duration.class));

            assertThatExceptionOfType(ApiException.class)
                    .isThrownBy(() -> ask(patient, "acme"))
                    .satisfies(refused -> assertThat(refused.status()).isEqualTo(503))
                    .satisfies(refused -> assertThat(refused.code()).isEqualTo("service.overloaded"))
                    .satisfies(refused -> assertThat(refused.retryAfterSeconds()).hasValue(1));
            assertThat(
                            meters.get(OnbehalfMeter.REQUESTS_UNWRITTEN.id())
                                    .tag("reason", "partition")
                                    .counter()
                                    .count())
                    .isOne();
            answered(reply(null));
            assertThat(ask(patient, "globex").refusal()).isNull();

            stalled.complete(new ConsumerRecord<>("queue.replies", 0, 0, "acme", reply(null)));
            for (Future<QueueReply> each : waiting) {
                assertThat(each.get().refusal()).isNull();
            }
        }
        assertThat(ask(patient, "acme").refusal()).isNull();
    }

    @Test
    void an_interrupted_call_stays_interrupted() {
        sends().thenReturn(new RequestReplyFuture<>());

        Thread.currentThread().interrupt();

        unavailable();
        assertThat(Thread.interrupted()).isTrue();
    }

    private QueueReply ask() {
        return ask(Topics.QUEUE_REQUESTS, "acme", new OrganizationUpdateRequested("Acme", "US", true));
    }

    private static QueueReply ask(Requests requests, String organization) {
        var request = new OrganizationUpdateRequested("Acme", "US", true);
        return requests.ask(Topics.QUEUE_REQUESTS, organization, request, STAMP, QueueReply.class);
    }

    /// A topology that reads the requests; nothing runs it.
    private static Topology decider() {
        var builder = new StreamsBuilder();
        builder.stream(Topics.QUEUE_REQUESTS.name()).groupByKey().count(Materialized.as("counts"));
        return builder.build();
    }

    private QueueReply ask(Topic topic, String key, Record request) {
        return requests.ask(topic, key, request, STAMP, QueueReply.class);
    }

    private Object threadId() {
        SpecificRecord request = sent().value();
        return request.get(request.getSchema().getField("threadId").pos());
    }

    private void unavailable() {
        assertThatExceptionOfType(ApiException.class)
                .isThrownBy(this::ask)
                .satisfies(refused -> assertThat(refused.status()).isEqualTo(503))
                .satisfies(refused -> assertThat(refused.retryAfterSeconds()).hasValue(1));
    }

    private OngoingStubbing<RequestReplyFuture<String, SpecificRecord, SpecificRecord>> sends() {
        return when(template.sendAndReceive(anyRequest(), any(Duration.class)));
    }

    private static ProducerRecord<String, SpecificRecord> anyRequest() {
        return ArgumentMatchers.<ProducerRecord<String, SpecificRecord>>any();
    }

    private void answered(SpecificRecord reply) {
        var future = new RequestReplyFuture<String, SpecificRecord, SpecificRecord>();
        future.complete(new ConsumerRecord<>("queue.replies", 0, 0, "acme", reply));
        sends().thenReturn(future);
    }

    private ProducerRecord<String, SpecificRecord> sent() {
        ArgumentCaptor<ProducerRecord<String, SpecificRecord>> sent = ArgumentCaptor.captor();
        verify(template).sendAndReceive(sent.capture(), any(Duration.class));
        return sent.getValue();
    }

    private static SpecificRecord reply(@Nullable Refusal refusal) {
        return new io.onbehalf.schemas.queue.QueueReply(
                "r1",
                NOON,
                refusal == null
                        ? null
                        : new io.onbehalf.schemas.common.Refusal(refusal.code(), refusal.params()),
                null,
                null,
                null,
                List.of(),
                null,
                null);
    }
}
