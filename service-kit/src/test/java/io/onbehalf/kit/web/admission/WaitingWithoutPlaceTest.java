package io.onbehalf.kit.web.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.onbehalf.kit.avro.RecordMapper;
import io.onbehalf.kit.domain.Refusal;
import io.onbehalf.kit.metrics.OnbehalfMeter;
import io.onbehalf.kit.query.RunningTasks;
import io.onbehalf.kit.requests.AwaitedReplies;
import io.onbehalf.kit.requests.Refusals;
import io.onbehalf.kit.requests.Requests;
import io.onbehalf.kit.requests.WaitingCalls;
import io.onbehalf.kit.tracing.Tracing;
import io.onbehalf.kit.web.RequestStamp;
import io.onbehalf.kit.web.TraceContext;
import io.onbehalf.kit.web.call.HeldPlaces;
import io.onbehalf.schemas.Topics;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentMatchers;
import org.springframework.kafka.requestreply.ReplyingKafkaTemplate;
import org.springframework.kafka.requestreply.RequestReplyFuture;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/// Calls for the keys of an instance that has died wait until another one has them; meanwhile they hold none
/// of the four places.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class WaitingWithoutPlaceTest {

    private static final int PLACES = 4;
    private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");

    /// Each on a partition of its own.
    private static final List<String> DEAD = List.of("org-0", "org-1", "org-2", "org-3");

    private static final String LIVE = "org-4";

    record OrganizationUpdateRequested(String name, String defaultCountryCode, boolean callLogging) {}

    record QueueReply(@Nullable Refusal refusal) {}

    @SuppressWarnings("unchecked") // a mock knows no type arguments
    private final ReplyingKafkaTemplate<String, SpecificRecord, SpecificRecord> template =
            mock(ReplyingKafkaTemplate.class);

    private final RequestReplyFuture<String, SpecificRecord, SpecificRecord> never =
            new RequestReplyFuture<>();
    private final Set<String> sent = ConcurrentHashMap.newKeySet();
    private final TraceContext trace = new TraceContext();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final AdmissionFilter admission = new AdmissionFilter(PLACES, trace, meters);
    private final Requests requests =
            new Requests(
                    new AwaitedReplies(
                            template,
                            new RunningTasks(Stream::empty, "127.0.0.1:8102"),
                            new WaitingCalls(PLACES),
                            Duration.ofMinutes(1),
                            InstantSource.fixed(NOON),
                            meters),
                    RecordMapper.ofCatalogue(),
                    new Refusals(Map.of()),
                    trace,
                    Tracing.off());

    @Test
    void with_all_places_waiting_for_a_dead_instance_a_call_for_another_key_is_served() throws Exception {
        when(template.sendAndReceive(anyRequest(), any(Duration.class)))
                .thenAnswer(call -> {
                    ProducerRecord<String, SpecificRecord> record = call.getArgument(0);
                    sent.add(record.key());
                    return record.key().equals(LIVE) ? answered() : never;
                });
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> waiting =
                    DEAD.stream().map(key -> threads.submit(() -> call(key))).toList();
            await().until(() -> sent.containsAll(DEAD));

            await().atMost(Duration.ofSeconds(20)).until(() -> call(LIVE) == 200);

            assertThat(waiting).noneMatch(Future::isDone);
            assertThat(meters.get(OnbehalfMeter.CALLS_IN_FLIGHT.id()).gauge().value()).isZero();
            never.complete(new ConsumerRecord<>("queue.replies", 0, 0, "", reply()));
            for (Future<Integer> each : waiting) {
                assertThat(each.get()).isEqualTo(200);
            }
        }
        assertThat(meters.get(OnbehalfMeter.CALLS_IN_FLIGHT.id()).gauge().value()).isZero();
    }

    @Test
    void as_many_wait_without_a_place_as_there_are_places_and_the_others_keep_theirs() {
        var free = new Semaphore(1);
        var first = new MockHttpServletRequest();
        var second = new MockHttpServletRequest();
        HeldPlaces held = HeldPlaces.of(first, free);
        HeldPlaces.of(second, free);
        HeldPlaces.add(first, () -> sent.add("first"));
        HeldPlaces.add(second, () -> sent.add("second"));

        giveBack(first);
        giveBack(second);
        assertThat(sent).containsExactly("first");

        held.end();
        giveBack(second);
        assertThat(sent).containsExactlyInAnyOrder("first", "second");
    }

    private static ProducerRecord<String, SpecificRecord> anyRequest() {
        return ArgumentMatchers.<ProducerRecord<String, SpecificRecord>>any();
    }

    private static void giveBack(MockHttpServletRequest call) {
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(call));
        try {
            HeldPlaces.giveBack();
        } finally {
            RequestContextHolder.resetRequestAttributes();
        }
    }

    /// @return the answer's status
    private int call(String key) throws Exception {
        var request = new MockHttpServletRequest("PUT", "/api/v2/organizations/me");
        var response = new MockHttpServletResponse();
        admission.doFilter(
                request,
                response,
                (admitted, _) -> {
                    RequestContextHolder.setRequestAttributes(
                            new ServletRequestAttributes((MockHttpServletRequest) admitted));
                    try {
                        requests.ask(
                                Topics.QUEUE_REQUESTS,
                                key,
                                new OrganizationUpdateRequested("Acme", "US", true),
                                new RequestStamp("r1", "print", key, NOON, "ada"),
                                QueueReply.class);
                    } finally {
                        RequestContextHolder.resetRequestAttributes();
                    }
                });
        return response.getStatus();
    }

    private static RequestReplyFuture<String, SpecificRecord, SpecificRecord> answered() {
        var future = new RequestReplyFuture<String, SpecificRecord, SpecificRecord>();
        future.complete(new ConsumerRecord<>("queue.replies", 0, 0, "", reply()));
        return future;
    }

    private static SpecificRecord reply() {
        return new io.onbehalf.schemas.queue.QueueReply(
                "r1", NOON, null, null, null, null, List.of(), null, null);
    }
}
