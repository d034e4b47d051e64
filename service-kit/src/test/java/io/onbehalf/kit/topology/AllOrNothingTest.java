package io.onbehalf.kit.topology;

import static io.onbehalf.kit.topology.MembersBench.START;
import static io.onbehalf.kit.topology.MembersBench.request;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.onbehalf.kit.testing.TopologyBench;
import io.onbehalf.schemas.Topics;
import io.onbehalf.schemas.queue.QueueMemberAdded;
import io.onbehalf.schemas.queue.QueueReply;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;

/// A decision of which anything can't be written is not written at all.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AllOrNothingTest {

    private static final int BOUND = 2_000;
    private static final String LONG = "x".repeat(BOUND);

    /// The users that a request adds after "zoe", and the reason why they can't be written.
    static final List<Arguments> UNWRITABLE =
            List.of(
                    argumentSet(
                            "an event without an Avro record",
                            new String[] {"unmapped"},
                            "no Avro class Unmapped in "),
                    argumentSet(
                            "an event that Avro can't write",
                            new String[] {"nameless"},
                            "topic queue.events: a QueueMemberAdded can't be written (NullPointerException)"),
                    argumentSet(
                            "an event over the bound",
                            new String[] {LONG},
                            "topic queue.events: a QueueMemberAdded takes 2470 bytes, at most 2000 are written"),
                    argumentSet(
                            "a reply over the bound",
                            new String[] {"early" + LONG},
                            "topic queue.replies: a QueueReply takes "),
                    argumentSet(
                            "a state over the bound, though no event is",
                            IntStream.range(0, 60).mapToObj(i -> "ghost-" + i).toArray(String[]::new),
                            "row state: takes "),
                    argumentSet("a decision that fails", new String[] {"bug"}, "queue support: a bug"));

    private final MembersBench bench = new MembersBench(TopologyBench.bounded(MembersService.SERVICE, BOUND));

    @AfterEach
    void close() {
        bench.close();
    }

    @ParameterizedTest
    @FieldSource("UNWRITABLE")
    void nothing_of_it_is_written(String[] users, String reason) {
        bench.call("acme", "r1", "amy");
        List<String> before = keys();
        bench.events();

        bench.call("acme", "r2", with("zoe", users));

        assertThat(bench.events()).isEmpty();
        assertThat(bench.members("acme")).containsExactly("amy");
        assertThat(keys()).isEqualTo(before);
    }

    @ParameterizedTest
    @FieldSource("UNWRITABLE")
    void the_next_event_has_the_next_sequence_and_an_id_of_its_own(String[] users, String reason) {
        bench.call("acme", "r1", "amy");
        bench.call("acme", "r2", with("zoe", users));
        bench.call("acme", "r3", "ben");

        List<QueueMemberAdded> events = bench.events();
        assertThat(events).extracting(QueueMemberAdded::getUserId).containsExactly("amy", "ben");
        assertThat(events).extracting(QueueMemberAdded::getSequence).containsExactly(1L, 2L);
        assertThat(events).extracting(QueueMemberAdded::getEventId).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @FieldSource("UNWRITABLE")
    void the_request_is_set_aside_as_it_was_with_the_reason(String[] users, String reason) {
        bench.call("acme", "r1", "amy");
        bench.call("acme", "r2", with("zoe", users));

        TestRecord<byte[], byte[]> letter = bench.letters().getFirst();
        assertThat(MembersBench.reason(letter)).startsWith("unprocessable: " + reason);
        assertThat(MembersBench.source(letter)).isEqualTo("queue.requests-0@1");
        assertThat(letter.key()).asString(UTF_8).isEqualTo("acme");
        assertThat(letter.value())
                .isEqualTo(
                        bench.topology()
                                .bytes(
                                        Topics.QUEUE_REQUESTS,
                                        request("r2", "print", START, with("zoe", users))));
    }

    @ParameterizedTest
    @FieldSource("UNWRITABLE")
    void the_caller_is_told_that_nothing_changed(String[] users, String reason) {
        bench.call("acme", "r1", with("zoe", users));

        TestRecord<String, ?> record = bench.topology().records(Topics.QUEUE_REPLIES).getFirst();
        var reply = (QueueReply) record.value();
        assertThat(reply.getRequestId()).isEqualTo("r1");
        assertThat(reply.getAnsweredAt()).isEqualTo(START);
        assertThat(reply.getRefusal().getCode()).isEqualTo("request.not.processed");
        assertThat(record.key()).isEqualTo("acme");
        assertThat(record.headers().lastHeader("kafka_correlationId").value())
                .asString(UTF_8)
                .isEqualTo("r1");
        assertThat(record.headers().lastHeader("traceparent").value())
                .asString(UTF_8)
                .isEqualTo(MembersBench.TRACE);
    }

    @Test
    void where_nobody_waits_nobody_is_told() {
        bench.ask("acme", "r1", "print", "bug");

        assertThat(bench.letters()).hasSize(1);
        assertThat(bench.topology().values(Topics.QUEUE_REPLIES)).isEmpty();
    }

    @Test
    void a_repeat_of_a_request_that_could_not_be_processed_is_tried_again() {
        bench.call("acme", "r1", "bug");
        bench.call("acme", "r1", "bug");

        assertThat(bench.letters()).hasSize(2);
        assertThat(bench.topology().values(Topics.QUEUE_REPLIES)).hasSize(2);
    }

    @Test
    void a_decision_up_to_the_bound_is_written() {
        bench.call("acme", "r1", "x".repeat(BOUND - 470));

        assertThat(bench.events()).hasSize(1);
        assertThat(bench.letters()).isEmpty();
    }

    private static String[] with(String first, String... others) {
        return Stream.concat(Stream.of(first), Stream.of(others)).toArray(String[]::new);
    }

    private List<String> keys() {
        return bench.topology().keys(MembersService.STORE);
    }
}
