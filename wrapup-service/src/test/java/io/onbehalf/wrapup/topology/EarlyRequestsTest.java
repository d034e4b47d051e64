package io.onbehalf.wrapup.topology;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.kit.config.ServiceDefinition;
import io.onbehalf.kit.domain.ParticipantId;
import io.onbehalf.kit.testing.NewerRows;
import io.onbehalf.kit.testing.TopologyBench;
import io.onbehalf.schemas.Topics;
import io.onbehalf.schemas.wrapup.ProvisionalWrapupGiven;
import io.onbehalf.schemas.wrapup.WrapupCompleted;
import io.onbehalf.schemas.wrapup.WrapupReply;
import io.onbehalf.schemas.wrapup.WrapupRequested;
import io.onbehalf.wrapup.ConversationClient;
import io.onbehalf.wrapup.config.WrapupConfiguration;
import io.onbehalf.wrapup.domain.acw.WrapupState;
import io.onbehalf.wrapup.domain.acw.WrapupState.Provisional;
import io.onbehalf.wrapup.domain.codes.DefaultCode;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class EarlyRequestsTest {

    private final ServiceDefinition service = new WrapupConfiguration().serviceDefinition();
    private final ConversationClient talk = new ConversationClient("0123456789abcdef0123");
    private final TopologyBench bench = TopologyBench.of(service);

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void a_request_that_overtakes_its_stint_s_beginning_is_decided_after_it() {
        ask(bench, "w1");
        assertThat(bench.records(Topics.WRAPUP_REPLIES)).isEmpty();

        connect(bench);

        assertThat(replies(bench)).singleElement().satisfies(EarlyRequestsTest::accepted);
        assertThat(bench.read(Topics.WRAPUP_EVENTS, ProvisionalWrapupGiven.class)).hasSize(1);
    }

    @Test
    void
            a_request_that_overtakes_its_whole_stint_is_decided_after_its_beginning_and_completes_with_its_end() {
        ask(bench, "w1");
        connect(bench);
        bench.pipe(Topics.CONVERSATION_EVENTS, talk.thread(), talk.disconnected());

        assertThat(replies(bench)).singleElement().satisfies(EarlyRequestsTest::accepted);
        assertThat(bench.read(Topics.WRAPUP_EVENTS, WrapupCompleted.class)).hasSize(1);
    }

    @Test
    void a_supervisor_s_that_overtakes_the_end_of_the_stint_is_decided_after_it() {
        bench.pipe(Topics.WRAPUP_REQUESTS, talk.thread(), talk.completion("w1"));
        connect(bench);
        bench.pipe(Topics.WRAPUP_REQUESTS, talk.thread(), talk.completion("w2"));
        assertThat(bench.records(Topics.WRAPUP_REPLIES)).isEmpty();

        bench.pipe(Topics.CONVERSATION_EVENTS, talk.thread(), talk.disconnected());

        assertThat(bench.read(Topics.WRAPUP_EVENTS, WrapupCompleted.class))
                .singleElement()
                .returns("sue", WrapupCompleted::getCompletedBy);
        List<WrapupReply> replies = replies(bench);
        assertThat(replies).extracting(WrapupReply::getRequestId).containsExactly("w1", "w2");
        accepted(replies.getFirst());
    }

    @Test
    void a_supervisor_s_for_a_stint_that_lasts_is_refused_after_a_second() {
        connect(bench);
        bench.pipe(Topics.WRAPUP_REQUESTS, talk.thread(), talk.completion("w1"));
        bench.advanceWallClock(EarlyRequests.PATIENCE);

        assertThat(replies(bench))
                .singleElement()
                .satisfies(reply -> assertThat(reply.getRefusal().getCode()).isEqualTo("wrapup.not.pending"));
    }

    @Test
    void a_request_of_a_stint_whose_beginning_is_missing_is_decided_after_its_end() {
        ask(bench, "w1");
        bench.pipe(Topics.CONVERSATION_EVENTS, talk.thread(), talk.disconnected());

        assertThat(replies(bench)).singleElement().satisfies(EarlyRequestsTest::accepted);
    }

    @Test
    void early_requests_of_a_stint_keep_their_order() {
        ask(bench, "w2", "first");
        ask(bench, "w1", "second");
        connect(bench);

        assertThat(replies(bench)).extracting(WrapupReply::getRequestId).containsExactly("w2", "w1");
        assertThat(afterCallWork(bench))
                .isInstanceOfSatisfying(
                        Provisional.class,
                        provisional -> assertThat(provisional.wrapup().notes()).contains("second"));
    }

    @Test
    void a_reply_that_comes_later_carries_its_request_s_correlation() {
        var headers = new RecordHeaders();
        headers.add("kafka_correlationId", "c1".getBytes(UTF_8));
        bench.pipe(Topics.WRAPUP_REQUESTS, talk.thread(), request("w1"), headers);
        connect(bench);

        assertThat(bench.records(Topics.WRAPUP_REPLIES))
                .singleElement()
                .satisfies(reply ->
                        assertThat(reply.headers().lastHeader("kafka_correlationId").value())
                                .asString(UTF_8)
                                .isEqualTo("c1"));
    }

    @Test
    void a_request_whose_stint_does_not_begin_within_a_second_is_refused_without_an_event() {
        ask(bench, "w1");
        bench.advanceWallClock(EarlyRequests.PATIENCE.minusMillis(100));
        assertThat(bench.records(Topics.WRAPUP_REPLIES)).isEmpty();

        bench.advanceWallClock(Duration.ofMillis(500));

        assertThat(replies(bench)).singleElement().satisfies(EarlyRequestsTest::notFound);
        assertThat(bench.records(Topics.WRAPUP_EVENTS)).isEmpty();
        assertThat(afterCallWork(bench)).isEqualTo(WrapupState.INITIAL);
    }

    @Test
    void of_one_user_some_wait_and_the_next_is_refused_immediately_but_not_another_user_s() {
        for (int i = 0; i < EarlyRequests.MOST_OF_A_USER; i++) {
            ask(bench, "w" + i);
        }
        assertThat(bench.records(Topics.WRAPUP_REPLIES)).isEmpty();

        ask(bench, "next");
        bench.pipe(Topics.WRAPUP_REQUESTS, talk.thread(), talk.completion("of sue"));

        assertThat(replies(bench))
                .singleElement()
                .satisfies(EarlyRequestsTest::notFound)
                .returns("next", WrapupReply::getRequestId);
        connect(bench);
        assertThat(replies(bench))
                .hasSize(EarlyRequests.MOST_OF_A_USER)
                .allSatisfy(EarlyRequestsTest::accepted);
    }

    @Test
    void who_has_waited_in_vain_may_wait_again() {
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < EarlyRequests.MOST_OF_A_USER; i++) {
                ask(bench, "w" + round + i);
            }
            assertThat(bench.records(Topics.WRAPUP_REPLIES)).isEmpty();
            bench.advanceWallClock(EarlyRequests.PATIENCE.multipliedBy(2));
            assertThat(replies(bench)).hasSize(EarlyRequests.MOST_OF_A_USER);
        }
    }

    @Test
    void a_request_about_a_stint_that_can_t_be_read_is_set_aside_and_its_caller_is_told() {
        connect(bench);
        String row =
                bench.keys(WrapupTopology.AFTER_CALL_WORK).stream()
                        .filter(key -> key.startsWith("stint/"))
                        .findFirst()
                        .orElseThrow();
        bench.<byte[]>store(WrapupTopology.AFTER_CALL_WORK).put(row, "no CBOR".getBytes(UTF_8));
        var headers = new RecordHeaders().add("kafka_correlationId", "c1".getBytes(UTF_8));
        bench.pipe(Topics.WRAPUP_REQUESTS, talk.thread(), request("w1"), headers);

        assertThat(bench.deadLetters(Topics.WRAPUP_DEAD_LETTERS)).hasSize(1);
        assertThat(replies(bench))
                .singleElement()
                .satisfies(
                        reply -> assertThat(reply.getRefusal().getCode()).isEqualTo("request.not.processed"));
    }

    @Test
    void a_request_that_was_refused_so_may_be_sent_again() {
        ask(bench, "w1");
        bench.advanceWallClock(EarlyRequests.PATIENCE.multipliedBy(2));
        replies(bench);
        connect(bench);

        ask(bench, "w1");

        assertThat(replies(bench)).singleElement().satisfies(EarlyRequestsTest::accepted);
    }

    @Test
    void it_is_decided_once_and_nothing_of_it_stays() {
        ask(bench, "w1");
        connect(bench);
        assertThat(replies(bench)).hasSize(1);
        bench.pipe(Topics.CONVERSATION_EVENTS, talk.thread(), talk.disconnected());
        bench.advanceWallClock(EarlyRequests.PATIENCE.multipliedBy(2));

        assertThat(bench.records(Topics.WRAPUP_REPLIES)).isEmpty();
        assertThat(bench.rows(WrapupTopology.AFTER_CALL_WORK).scan("early/", EarlyRequest.class)).isEmpty();
    }

    @Test
    void another_stint_s_beginning_releases_none() {
        ask(bench, "w1");
        ConversationClient other = new ConversationClient("0123456789abcdef9999");
        bench.pipe(Topics.CONVERSATION_EVENTS, other.thread(), other.connected());

        assertThat(bench.records(Topics.WRAPUP_REPLIES)).isEmpty();
    }

    @Test
    void a_request_that_no_row_may_hold_is_answered_at_once_and_stops_nothing() {
        try (TopologyBench bounded = TopologyBench.bounded(service, 2_000)) {
            ask(bounded, "w1", "x".repeat(2_000));

            assertThat(replies(bounded)).singleElement().satisfies(EarlyRequestsTest::notFound);
            assertThat(bounded.rows(WrapupTopology.AFTER_CALL_WORK).scan("early/", EarlyRequest.class))
                    .isEmpty();
        }
    }

    @Test
    void a_held_request_that_can_t_be_processed_leaves_a_letter_of_its_own() {
        ask(bench, "w1");
        bench.<byte[]>store(WrapupTopology.AFTER_CALL_WORK)
                .put("stint/" + talk.thread() + "/" + talk.participant(), "no state".getBytes(UTF_8));
        connect(bench);

        assertThat(bench.deadLetters(Topics.WRAPUP_DEAD_LETTERS))
                .extracting(letter ->
                        new String(letter.headers().lastHeader("dead_letter_source").value(), UTF_8))
                .containsExactly("conversation.events-0@0", "wrapup.requests-0@0");
    }

    @Test
    void a_row_that_can_t_be_read_is_set_aside_and_stops_no_event_and_no_request() {
        bench.<byte[]>store(WrapupTopology.AFTER_CALL_WORK)
                .put(
                        "early/" + talk.thread() + "/" + talk.participant() + "/0",
                        "no request".getBytes(UTF_8));
        connect(bench);
        ask(bench, "w1");
        bench.advanceWallClock(EarlyRequests.PATIENCE);

        assertThat(replies(bench)).singleElement().satisfies(EarlyRequestsTest::accepted);
        assertThat(bench.deadLetters(Topics.WRAPUP_DEAD_LETTERS))
                .singleElement()
                .satisfies(letter -> assertThat(letter.value()).asString(UTF_8).isEqualTo("no request"));
        assertThat(bench.keys(WrapupTopology.AFTER_CALL_WORK)).noneMatch(key -> key.startsWith("early/"));
    }

    @Test
    void a_request_in_a_row_of_a_newer_version_waits_and_those_before_it_are_decided() {
        askOfManyUsers(1);
        ask(bench, "w1");
        KeyValueStore<String, byte[]> store = bench.store(WrapupTopology.AFTER_CALL_WORK);
        String row = earlyRow();
        byte[] known = store.get(row);
        store.put(row, NewerRows.stamped(known));

        bench.advanceWallClock(EarlyRequests.PATIENCE);
        assertThat(replies(bench)).extracting(WrapupReply::getRequestId).containsExactly("w0");
        assertThat(bench.deadLetters(Topics.WRAPUP_DEAD_LETTERS)).isEmpty();
        assertThat(store.get(row)).isEqualTo(NewerRows.stamped(known));

        store.put(row, known);
        bench.advanceWallClock(Duration.ofSeconds(10));
        assertThat(replies(bench)).extracting(WrapupReply::getRequestId).containsExactly("w1");
    }

    @Test
    void a_request_about_a_stint_of_a_newer_version_waits() {
        ask(bench, "w1");
        KeyValueStore<String, byte[]> store = bench.store(WrapupTopology.AFTER_CALL_WORK);
        String stint = "stint/" + talk.thread() + "/" + talk.participant();
        store.put(stint, NewerRows.stamped("newer".getBytes(UTF_8)));

        bench.advanceWallClock(EarlyRequests.PATIENCE);
        assertThat(replies(bench)).isEmpty();
        assertThat(store.get(earlyRow())).isNotNull();

        store.delete(stint);
        bench.advanceWallClock(Duration.ofSeconds(10));
        assertThat(replies(bench)).extracting(WrapupReply::getRequestId).containsExactly("w1");
    }

    @Test
    void many_that_expire_together_are_decided_by_and_by_also_after_a_restart() {
        int all = EarlyRequests.BATCH + 30;
        askOfManyUsers(all);
        bench.advanceWallClock(EarlyRequests.PATIENCE.multipliedBy(2));
        assertThat(replies(bench)).hasSize(EarlyRequests.BATCH);

        try (TopologyBench next = bench.restarted(EarlyRequests.PATIENCE.multipliedBy(3))) {
            next.advanceWallClock(EarlyRequests.PATIENCE);

            assertThat(replies(next)).hasSize(all - EarlyRequests.BATCH);
            assertThat(next.keys(WrapupTopology.AFTER_CALL_WORK)).noneMatch(key -> key.startsWith("early/"));
        }
    }

    @Test
    void the_others_of_many_that_expire_together_follow_a_moment_later() {
        askOfManyUsers(EarlyRequests.BATCH + 1);
        bench.advanceWallClock(EarlyRequests.PATIENCE.multipliedBy(2));
        replies(bench);

        bench.advanceWallClock(Duration.ofMillis(50));

        assertThat(replies(bench)).hasSize(1);
    }

    @Test
    void a_restart_loses_none() {
        ask(bench, "w1");

        try (TopologyBench next = bench.restarted(Duration.ofMillis(100))) {
            connect(next);

            assertThat(replies(next)).singleElement().satisfies(EarlyRequestsTest::accepted);
        }
    }

    private String earlyRow() {
        return bench.keys(WrapupTopology.AFTER_CALL_WORK).stream()
                .filter(key -> key.startsWith("early/" + talk.thread() + "/"))
                .findFirst()
                .orElseThrow();
    }

    /// Each about another stint of another user.
    private void askOfManyUsers(int count) {
        for (int i = 0; i < count; i++) {
            var other = new ConversationClient("%020x".formatted(i + 1));
            bench.pipe(
                    Topics.WRAPUP_REQUESTS,
                    other.thread(),
                    WrapupRequested.newBuilder(other.wrapup("w" + i, DefaultCode.ID.value()))
                            .setRequestedBy("user-" + i)
                            .build());
        }
    }

    private void ask(TopologyBench instance, String requestId) {
        ask(instance, requestId, "notes");
    }

    private void ask(TopologyBench instance, String requestId, String notes) {
        WrapupRequested request = request(requestId);
        request.put(request.getSchema().getField("notes").pos(), notes);
        instance.pipe(Topics.WRAPUP_REQUESTS, talk.thread(), request);
    }

    private WrapupRequested request(String requestId) {
        return talk.wrapup(requestId, DefaultCode.ID.value());
    }

    private void connect(TopologyBench instance) {
        instance.pipe(Topics.CONVERSATION_EVENTS, talk.thread(), talk.connected());
    }

    private static List<WrapupReply> replies(TopologyBench instance) {
        return instance.records(Topics.WRAPUP_REPLIES).stream()
                .map(TestRecord::value)
                .map(WrapupReply.class::cast)
                .toList();
    }

    private static void notFound(WrapupReply reply) {
        assertThat(reply.getRefusal().getCode()).isEqualTo("participant.not.found");
    }

    private static void accepted(WrapupReply reply) {
        assertThat(reply.getRefusal()).isNull();
    }

    private WrapupState afterCallWork(TopologyBench instance) {
        return new WrapupStore(instance.rows(WrapupTopology.AFTER_CALL_WORK), talk.thread())
                .of(new ParticipantId(talk.participant()));
    }
}
