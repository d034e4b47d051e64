package io.onbehalf.kit.query;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.atLeastOnce;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.onbehalf.kit.store.PrefixedStore;
import io.onbehalf.kit.store.StateCodec;
import io.onbehalf.kit.web.ApiException;
import io.onbehalf.kit.web.PositionHeaders;
import io.onbehalf.kit.web.forwarding.ForwardedCall;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyQueryMetadata;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.HostInfo;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mockito.ArgumentMatchers;
import org.mockito.stubbing.OngoingStubbing;
import org.springframework.http.ResponseEntity;
import org.springframework.mock.web.MockHttpServletRequest;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class QueriesTest {

    private static final String STORE = "threads";
    private static final HostInfo SELF = new HostInfo("127.0.0.1", 8102);

    private final KafkaStreams streams = mock();
    private final Queries queries =
            new Queries(new StreamsReader(() -> streams), new Instances("127.0.0.1:8102", null));
    private final List<HttpExchange> forwarded = new ArrayList<>();
    private final HttpServer other;
    private Answer answers = new Answer(403, "from there");

    /// The other instance's answer.
    private record Answer(int status, String body) {}

    QueriesTest() throws IOException {
        other = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        other.createContext("/", this::answerThere);
    }

    @BeforeEach
    void start() {
        other.start();
        stores().thenAnswer(_ -> mock(ReadOnlyKeyValueStore.class));
    }

    @AfterEach
    void stop() {
        other.stop(0);
    }

    @Test
    void a_key_that_lies_here_is_read_from_its_partition() {
        placed().thenReturn(at(SELF));

        assertThat(answer(call()).getBody()).isEqualTo("from here");
        assertThat(answer(call()).getStatusCode().value()).isEqualTo(200);
        verify(streams, atLeastOnce())
                .store(
                        argThat((StoreQueryParameters<Object> asked) ->
                                asked.storeName().equals(STORE)
                                        && Integer.valueOf(7).equals(asked.partition())));
    }

    @Test
    void a_key_that_lies_elsewhere_is_answered_from_there_in_the_caller_s_own_name() {
        placed().thenReturn(at(there()));

        ResponseEntity<Object> answer = answer(call());

        assertThat(answer.getStatusCode().value()).isEqualTo(403);
        assertThat(answer.getHeaders().getFirst("Content-Type")).isEqualTo("application/json");
        assertThat(answer.getHeaders().getFirst("Retry-After")).isEqualTo("7");
        assertThat((byte[]) answer.getBody()).asString(UTF_8).isEqualTo("from there");
        assertThat(forwarded)
                .singleElement()
                .satisfies(sent -> assertThat(sent.getRequestMethod()).isEqualTo("GET"))
                .satisfies(
                        sent -> assertThat(sent.getRequestURI()).hasToString("/api/v2/things/1?pageSize=2"))
                .satisfies(sent ->
                        assertThat(sent.getRequestHeaders().getFirst("Authorization"))
                                .isEqualTo("Bearer amy"))
                .satisfies(sent ->
                        assertThat(sent.getRequestHeaders().getFirst("traceparent")).isEqualTo("00-1-2-01"))
                .satisfies(sent -> assertThat(sent.getRequestHeaders()).doesNotContainKey("Cookie"))
                .satisfies(sent ->
                        assertThat(sent.getRequestHeaders().getFirst(ForwardedCall.HEADER)).isNotNull());
    }

    @Test
    void a_call_is_forwarded_only_once_then_the_caller_is_to_come_back() {
        placed().thenReturn(at(there()));
        MockHttpServletRequest call = call();
        call.addHeader(ForwardedCall.HEADER, "127.0.0.1:8202");

        unavailable(call);

        assertThat(forwarded).isEmpty();
    }

    @Test
    void a_key_on_its_way_is_asked_for_again() {
        placed().thenReturn(KeyQueryMetadata.NOT_AVAILABLE, at(SELF));
        stores().thenThrow(new InvalidStateStoreException("restoring"))
                .thenAnswer(_ -> mock(ReadOnlyKeyValueStore.class));

        assertThat(answer(call()).getBody()).isEqualTo("from here");
    }

    @Test
    void a_key_whose_holder_is_gone_is_asked_for_again() throws IOException {
        placed().thenReturn(at(nobody()), at(SELF));

        assertThat(answer(call()).getBody()).isEqualTo("from here");
    }

    @Test
    void while_the_place_of_a_key_stays_unknown_the_caller_is_to_come_back() {
        placed().thenReturn(KeyQueryMetadata.NOT_AVAILABLE);

        unavailable(call());
    }

    @Test
    void before_the_streams_are_started_the_caller_is_to_come_back() {
        var unstarted = new Queries(new StreamsReader(() -> null), new Instances("127.0.0.1:8102", null));

        assertThatExceptionOfType(DataUnavailable.class)
                .isThrownBy(() -> unstarted.answer(STORE, "key", call(), QueriesTest::fromHere));
    }

    @Test
    void what_the_body_refuses_is_not_asked_again() {
        placed().thenReturn(at(SELF));

        assertThatExceptionOfType(ApiException.class)
                .isThrownBy(() ->
                        queries.answer(
                                STORE,
                                "key",
                                call(),
                                _ -> {
                                    throw ApiException.notFound("thing", "1");
                                }))
                .satisfies(refused -> assertThat(refused.status()).isEqualTo(404));
    }

    @Test
    void a_change_is_answered_from_elsewhere_by_a_read_and_not_forwarded_itself() {
        placed().thenReturn(at(there()));
        MockHttpServletRequest call = call();
        call.setMethod("PATCH");
        call.addHeader(ForwardedCall.HEADER, "forged by the caller");

        ResponseEntity<Object> answer =
                queries.answerChange(STORE, "key", "/api/v2/things/1", call, QueriesTest::fromHere);

        assertThat((byte[]) answer.getBody()).asString(UTF_8).isEqualTo("from there");
        assertThat(forwarded)
                .singleElement()
                .satisfies(sent -> assertThat(sent.getRequestMethod()).isEqualTo("GET"))
                .satisfies(sent -> assertThat(sent.getRequestURI()).hasToString("/api/v2/things/1"));
    }

    @Test
    void a_part_that_lies_here_is_made_from_its_rows() {
        placed().thenReturn(at(SELF));

        assertThat(part()).contains("from here");
        assertThat(forwarded).isEmpty();
    }

    @Test
    void a_part_that_lies_elsewhere_is_fetched_from_its_own_path_in_the_caller_s_own_name() {
        placed().thenReturn(at(there()));
        answers = new Answer(200, "{\"id\":\"1\"}");

        assertThat(part()).contains(Map.of("id", "1"));

        assertThat(forwarded)
                .singleElement()
                .satisfies(sent -> assertThat(sent.getRequestMethod()).isEqualTo("GET"))
                .satisfies(sent -> assertThat(sent.getRequestURI()).hasToString("/api/v2/parts/1"))
                .satisfies(sent ->
                        assertThat(sent.getRequestHeaders().getFirst("Authorization"))
                                .isEqualTo("Bearer amy"))
                .satisfies(sent ->
                        assertThat(sent.getRequestHeaders().getFirst(ForwardedCall.HEADER)).isNotNull());
    }

    @Test
    void several_parts_are_fetched_at_the_same_time_and_come_in_their_order() {
        var bothAreAsked = new CyclicBarrier(2);

        List<Object> parts =
                Queries.parts(
                        List.of(1, 2, 3, 4),
                        number -> {
                            await(bothAreAsked);
                            return number == 3 ? Optional.empty() : Optional.of(number);
                        });

        assertThat(parts).containsExactly(1, 2, 4);
    }

    @Test
    void if_one_of_several_parts_can_not_be_read_none_is_answered() {
        assertThatExceptionOfType(DataUnavailable.class)
                .isThrownBy(() ->
                        Queries.parts(
                                List.of(1, 2),
                                _ -> {
                                    throw new DataUnavailable("gone");
                                }));
    }

    @Test
    void while_the_service_stops_a_reader_is_to_come_back() {
        placed().thenThrow(new IllegalStateException("KafkaStreams is not running"));
        when(streams.state()).thenReturn(KafkaStreams.State.PENDING_SHUTDOWN);

        unavailable(call());
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await(10, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException("The parts are asked one after the other", e);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 404})
    void a_part_that_the_caller_may_not_see_there_is_left_out(int status) {
        placed().thenReturn(at(there()));
        answers = new Answer(status, "{}");

        assertThat(part()).isEmpty();
    }

    @Test
    void a_part_that_its_holder_can_t_read_is_left_out() {
        placed().thenReturn(at(there()));
        answers = new Answer(500, "{}");

        assertThat(part()).isEmpty();
        assertThat(forwarded).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 429, 503})
    void a_part_whose_holder_refuses_is_not_requested_again(int status) {
        placed().thenReturn(at(there()));
        answers = new Answer(status, "{}");

        assertThatExceptionOfType(DataUnavailable.class).isThrownBy(this::part);
        assertThat(forwarded).hasSize(1);
    }

    @Test
    void a_part_whose_holder_has_stopped_is_requested_from_the_next_one() {
        other.stop(0);
        placed().thenReturn(at(there()), at(SELF));

        assertThat(part()).contains("from here");
    }

    @Test
    void a_read_waits_until_the_rows_show_what_was_written_before() {
        placed().thenReturn(at(SELF));
        ReadOnlyKeyValueStore<String, byte[]> rows = mock();
        when(rows.get("seen/key/t1"))
                .thenReturn(null, StateCodec.write(16L, Long.class), StateCodec.write(17L, Long.class));
        stores().thenReturn(rows);

        assertThat(answer(after("threads/key/t1=17")).getBody()).isEqualTo("from here");

        verify(rows, times(3)).get("seen/key/t1");
    }

    @Test
    void a_read_does_not_wait_for_what_lies_elsewhere() {
        placed().thenReturn(at(SELF));

        assertThat(answer(after("threads/other/t1=17,lists/key/t1=17")).getBody()).isEqualTo("from here");
    }

    @Test
    void while_the_rows_do_not_show_what_was_written_the_caller_is_to_come_back() {
        placed().thenReturn(at(SELF));

        unavailable(after("threads/key/t1=17"));
    }

    @Test
    void a_forwarded_read_waits_there() {
        placed().thenReturn(at(there()));

        answer(after("threads/key/t1=17"));

        assertThat(forwarded)
                .singleElement()
                .satisfies(sent ->
                        assertThat(sent.getRequestHeaders().getFirst(PositionHeaders.AFTER))
                                .isEqualTo("threads/key/t1=17"));
    }

    @Test
    void a_position_that_can_t_be_read_is_refused() {
        placed().thenReturn(at(SELF));

        assertThatExceptionOfType(ApiException.class)
                .isThrownBy(() -> answer(after("yesterday")))
                .satisfies(refused -> assertThat(refused.status()).isEqualTo(400));
    }

    private static MockHttpServletRequest after(String positions) {
        MockHttpServletRequest call = call();
        call.addHeader(PositionHeaders.AFTER, positions);
        return call;
    }

    private Optional<Object> part() {
        return queries.part(STORE, "key", "/api/v2/parts/1", call(), rows -> Optional.of(fromHere(rows)));
    }

    private void unavailable(MockHttpServletRequest call) {
        assertThatExceptionOfType(DataUnavailable.class).isThrownBy(() -> answer(call));
    }

    private ResponseEntity<Object> answer(MockHttpServletRequest call) {
        return queries.answer(STORE, "key", call, QueriesTest::fromHere);
    }

    private static MockHttpServletRequest call() {
        var call = new MockHttpServletRequest("GET", "/api/v2/things/1");
        call.setQueryString("pageSize=2");
        call.addHeader("Authorization", "Bearer amy");
        call.addHeader("traceparent", "00-1-2-01");
        call.addHeader("Cookie", "session=1");
        return call;
    }

    private OngoingStubbing<KeyQueryMetadata> placed() {
        return when(
                streams.queryMetadataForKey(
                        eq(STORE), eq("key"), ArgumentMatchers.<Serializer<String>>any()));
    }

    private OngoingStubbing<Object> stores() {
        return when(streams.store(ArgumentMatchers.<StoreQueryParameters<Object>>any()));
    }

    private static KeyQueryMetadata at(HostInfo host) {
        return new KeyQueryMetadata(host, Set.of(), 7);
    }

    private HostInfo there() {
        return new HostInfo("127.0.0.1", other.getAddress().getPort());
    }

    private static HostInfo nobody() throws IOException {
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return new HostInfo("127.0.0.1", free.getLocalPort());
        }
    }

    private static Object fromHere(PrefixedStore rows) {
        return "from here";
    }

    private void answerThere(HttpExchange call) throws IOException {
        forwarded.add(call);
        byte[] body = answers.body().getBytes(UTF_8);
        call.getResponseHeaders().add("Content-Type", "application/json");
        call.getResponseHeaders().add("Retry-After", "7");
        call.getResponseHeaders().add("Set-Cookie", "session=2");
        call.sendResponseHeaders(answers.status(), body.length);
        call.getResponseBody().write(body);
        call.close();
    }
}
