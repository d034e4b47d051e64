package io.onbehalf.kit.topology;

import static io.onbehalf.kit.topology.MembersBench.START;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onbehalf.kit.lists.ListProcessor;
import io.onbehalf.kit.store.PrefixedStore;
import io.onbehalf.kit.testing.TopologyBench;
import io.onbehalf.kit.topology.MembersRequest.QueueMembersAddRequested;
import io.onbehalf.schemas.Topics;
import java.util.List;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a processor that decides nothing can't process is set aside once, and the next record is processed.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SetAsideTest {

    private static final int BOUND = 2_000;
    private static final String STORE = "list";
    private static final String ROWS = "row/";

    private final MembersBench bench =
            new MembersBench(TopologyBench.bounded(MembersService.service(SetAsideTest::define), BOUND));

    record Row(List<String> users) {}

    record Pair(QueueMembersAddRequested request, RequestHeader header) {}

    /// Lists the users of each organization, and passes their requests on to a topic.
    private static void define(StreamsBuilder builder, EventSerdes serdes) {
        KStream<String, Requested<MembersRequest>> requests =
                serdes.requests(
                        serdes.read(builder, Topics.QUEUE_REQUESTS),
                        MembersRequest.class,
                        "members-requests");
        KStream<String, Pair> listed =
                requests.process(
                        ListProcessor.<Requested<MembersRequest>, Pair>supplier(STORE, SetAsideTest::list),
                        Named.as("list"));
        serdes.sendRequests(
                listed.repartition(EventSerdes.repartitioned("pairs", Pair.class, Topics.QUEUE_REQUESTS))
                        .mapValues(
                                pair -> new Requested<>(pair.request(), pair.header()), Named.as("unpair")),
                "queue-service",
                Topics.WRAPUP_REQUESTS);
    }

    private static Pair list(PrefixedStore rows, String key, Requested<MembersRequest> requested) {
        var request = (QueueMembersAddRequested) requested.request();
        rows.get(ROWS, key, Row.class);
        rows.put("first/", key, "written", String.class);
        rows.put(ROWS, key, new Row(request.userIds()), Row.class);
        return switch (request.userIds().getFirst()) {
            case "bug" -> throw new IllegalStateException("list: a bug");
            case "broker" -> throw new TimeoutException("no leader");
            case "store" -> throw new ProcessorStateException("the store can't be read");
            case "half" -> new Pair(huge(1_000), requested.header());
            case "large" -> new Pair(huge(BOUND), requested.header());
            case "huge" -> new Pair(huge(1_100_000), requested.header());
            default -> new Pair(request, requested.header());
        };
    }

    private static QueueMembersAddRequested huge(int size) {
        return new QueueMembersAddRequested("support", List.of("x".repeat(size)), START);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void a_row_that_can_t_be_read_costs_what_needs_it_and_nothing_else() {
        bench.ask("acme", "r1", "", "amy");
        bench.topology().<byte[]>store(STORE).put(ROWS + "acme", "no CBOR".getBytes(UTF_8));
        bench.ask("acme", "r2", "", "ben");
        bench.ask("other", "r3", "", "zoe");

        assertLetter("unprocessable: row row: can't be read");
        assertThat(passedOn()).containsExactly("r1", "r3");
        assertThat(bench.topology().<byte[]>store(STORE).get(ROWS + "acme"))
                .asString(UTF_8)
                .isEqualTo("no CBOR");
    }

    @Test
    void of_a_list_that_fails_half_way_nothing_is_written() {
        bench.ask("acme", "r1", "", "bug");
        bench.ask("acme", "r2", "", "ben");

        assertLetter("unprocessable: list: a bug (IllegalStateException)");
        assertThat(passedOn()).containsExactly("r2");
    }

    @Test
    void a_row_over_the_bound_is_not_written() {
        bench.ask("acme", "r1", "", "x".repeat(BOUND));

        assertLetter("unprocessable: row row: takes ");
        assertThat(bench.topology().keys(STORE)).isEmpty();
    }

    @Test
    void a_value_over_the_bound_does_not_come_to_its_topic() {
        bench.ask("acme", "r1", "", "large");
        bench.ask("acme", "r2", "", "half");

        assertLetter("unprocessable: topic wrapup.requests: a QueueMembersAddRequested takes ");
        assertThat(passedOn()).containsExactly("r2");
    }

    @Test
    void a_value_that_is_too_large_for_a_topic_between_two_halves_of_a_topology_is_set_aside() {
        bench.ask("acme", "r1", "", "huge");
        bench.ask("acme", "r2", "", "ben");

        assertLetter("unprocessable: topic queue-service-pairs-repartition: a Pair takes 1101");
        assertThat(passedOn()).containsExactly("r2");
    }

    @Test
    void a_record_without_a_value_is_set_aside_with_a_sentence() {
        bench.topology().pipe(Topics.QUEUE_REQUESTS, "acme", null);

        assertThat(bench.letters())
                .extracting(MembersBench::reason)
                .containsExactly(
                        "unprocessable: topic queue.requests: does not carry tombstones"
                                + " (IllegalArgumentException)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"broker", "store"})
    void what_may_succeed_later_fails_the_task_and_is_not_set_aside(String unavailable) {
        assertThatThrownBy(() -> bench.ask("acme", "r1", "", unavailable)).isNotNull();

        assertThat(bench.letters()).isEmpty();
        assertThat(bench.topology().keys(STORE)).isEmpty();
    }

    private void assertLetter(String reason) {
        assertThat(bench.letters())
                .singleElement()
                .satisfies(letter -> assertThat(MembersBench.reason(letter)).startsWith(reason));
    }

    private List<String> passedOn() {
        return bench
                .topology()
                .read(Topics.WRAPUP_REQUESTS, io.onbehalf.schemas.queue.QueueMembersAddRequested.class)
                .stream()
                .map(io.onbehalf.schemas.queue.QueueMembersAddRequested::getRequestId)
                .toList();
    }
}
