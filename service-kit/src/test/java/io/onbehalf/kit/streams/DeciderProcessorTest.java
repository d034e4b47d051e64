package io.onbehalf.kit.streams;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.onbehalf.kit.streams.TinyAggregate.Joined;
import io.onbehalf.kit.testing.TopologyBench;
import io.onbehalf.schemas.Topics;
import io.onbehalf.schemas.queue.QueueDeleteRequested;
import io.onbehalf.schemas.queue.QueueMemberAdded;
import io.onbehalf.schemas.queue.QueueMembersAddRequested;
import io.onbehalf.schemas.queue.QueueReply;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DeciderProcessorTest {

    private static final Instant START = Instant.parse("2026-01-02T03:04:05Z");

    private final TopologyBench bench = TopologyBench.of(TinyAggregate.SERVICE);

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void a_request_becomes_events_an_answer_and_the_next_state() {
        ask("acme", "r1", "print", "amy", "ben");

        assertThat(events()).extracting(QueueMemberAdded::getUserId).containsExactly("amy", "ben");
        assertThat(refusedUser()).isNull();
        assertThat(joined("acme")).containsExactly("amy", "ben");

        ask("acme", "r2", "print", "ben");
        assertThat(events()).isEmpty();
        assertThat(refusedUser()).isEqualTo("ben");
    }

    @Test
    void keys_know_nothing_of_each_other() {
        ask("acme", "r1", "print", "amy");
        ask("globex", "r2", "print", "amy");

        assertThat(events()).extracting(QueueMemberAdded::getSequence).containsExactly(1L, 1L);
        assertThat(joined("globex")).containsExactly("amy");
    }

    @Test
    void a_repeat_hears_the_same_answer_and_leaves_no_event() {
        ask("acme", "r1", "print", START, "amy");
        QueueReply first = reply();
        events();

        ask("acme", "r1", "print", START.plusSeconds(9), "amy");

        assertThat(reply()).isEqualTo(first);
        assertThat(events()).isEmpty();
        assertThat(joined("acme")).containsExactly("amy");
    }

    @Test
    void a_refusal_is_repeated_even_if_it_would_be_decided_otherwise_now() {
        ask("acme", "r1", "print", "amy");
        ask("acme", "r2", "other", "amy");
        QueueReply refusal = reply();

        ask("acme", "r2", "other", "amy");

        assertThat(reply()).isEqualTo(refusal);
    }

    @Test
    void another_request_under_the_same_key_is_refused_and_does_not_take_its_place() {
        ask("acme", "r1", "print", "amy");
        events();

        ask("acme", "r1", "another", "ben");
        assertThat(refusedUser()).isEqualTo("key reused");
        assertThat(events()).isEmpty();

        ask("acme", "r1", "print", "amy");
        assertThat(refusedUser()).isNull();
    }

    @Test
    void an_answer_is_kept_for_a_day_and_then_forgotten() {
        ask("acme", "r1", "print", "amy");
        reply();

        bench.advanceWallClock(Duration.ofHours(24));
        ask("acme", "r1", "print", "amy");
        assertThat(refusedUser()).as("after a day it still hears the same").isNull();

        bench.advanceWallClock(Duration.ofHours(2));
        ask("acme", "r1", "print", "amy");
        assertThat(refusedUser()).as("decided anew").isEqualTo("amy");
    }

    @Test
    void an_answer_that_nobody_can_ask_for_again_is_not_kept() {
        ask("acme", "r1", "", "amy");
        ask("acme", "r2", "print", "ben");

        assertThat(bench.rows(TinyAggregate.STORE).scan("answer/", Answer.class))
                .extracting(Answer::fingerprint)
                .containsExactly("print");
    }

    @Test
    void the_sequence_is_contiguous_over_refusals_repeats_and_facts_that_are_not_told() {
        ask("acme", "r1", "print", "amy", "ben");
        ask("acme", "r1", "print", "amy", "ben");
        ask("acme", "r2", "print", "amy");
        ask("acme", "r3", "print", "ghost");
        ask("acme", "r4", "print", "zoe");

        assertThat(events())
                .extracting(QueueMemberAdded::getSequence, QueueMemberAdded::getUserId)
                .containsExactly(tuple(1L, "amy"), tuple(2L, "ben"), tuple(3L, "zoe"));
        assertThat(joined("acme")).containsExactly("amy", "ben", "ghost", "zoe");
    }

    @Test
    void events_have_the_request_s_time_and_ids_that_are_the_same_on_a_replay() {
        ask("acme", "r1", "print", "amy", "ben");
        List<QueueMemberAdded> events = events();

        try (TopologyBench again = TopologyBench.of(TinyAggregate.SERVICE)) {
            again.pipe(Topics.QUEUE_REQUESTS, "acme", request("r1", "print", START, "amy", "ben"));

            assertThat(again.read(Topics.QUEUE_EVENTS, QueueMemberAdded.class)).isEqualTo(events);
        }
        assertThat(events).extracting(QueueMemberAdded::getOccurredAt).containsOnly(START);
        assertThat(events).extracting(QueueMemberAdded::getEventId).doesNotHaveDuplicates();
    }

    @Test
    void the_answer_carries_the_correlation_and_the_event_does_not() {
        var headers = new RecordHeaders();
        headers.add("kafka_correlationId", "c1".getBytes(UTF_8));
        headers.add("traceparent", "00-1-2-01".getBytes(UTF_8));
        bench.pipe(Topics.QUEUE_REQUESTS, "acme", request("r1", "print", START, "amy"), headers);

        assertThat(bench.records(Topics.QUEUE_REPLIES).getFirst().headers().toArray())
                .extracting(header -> header.key() + "=" + new String(header.value(), UTF_8))
                .containsExactly("kafka_correlationId=c1", "traceparent=00-1-2-01");
        assertThat(bench.records(Topics.QUEUE_EVENTS).getFirst().headers().toArray())
                .extracting(header -> header.key() + "=" + new String(header.value(), UTF_8))
                .contains("ce_source=/queue-service", "ce_subject=acme", "traceparent=00-1-2-01")
                .noneMatch(header -> header.contains("c1"));
    }

    @Test
    void where_nobody_waits_for_an_answer_there_is_none() {
        ask("acme", "r1", "print", "silent");

        assertThat(bench.values(Topics.QUEUE_REPLIES)).isEmpty();
        assertThat(events()).hasSize(1);
    }

    @Test
    void what_is_not_for_this_decider_is_passed_over() {
        bench.pipe(
                Topics.QUEUE_REQUESTS,
                "acme",
                new QueueDeleteRequested("r1", "print", "acme", START, "ada", "support", false));

        assertThat(bench.values(Topics.QUEUE_EVENTS)).isEmpty();
        assertThat(bench.values(Topics.QUEUE_REPLIES)).isEmpty();
        assertThat(bench.deadLetters(Topics.QUEUE_DEAD_LETTERS)).isEmpty();
    }

    private void ask(String key, String request, String fingerprint, String... users) {
        ask(key, request, fingerprint, START, users);
    }

    private void ask(String key, String request, String fingerprint, Instant at, String... users) {
        bench.pipe(Topics.QUEUE_REQUESTS, key, request(request, fingerprint, at, users));
    }

    private static QueueMembersAddRequested request(
            String request, String fingerprint, Instant at, String... users) {
        return new QueueMembersAddRequested(
                request, fingerprint, "acme", at, "ada", "support", List.of(users));
    }

    private List<QueueMemberAdded> events() {
        return bench.read(Topics.QUEUE_EVENTS, QueueMemberAdded.class);
    }

    private QueueReply reply() {
        return bench.read(Topics.QUEUE_REPLIES, QueueReply.class).getLast();
    }

    private @Nullable String refusedUser() {
        QueueReply reply = reply();
        return reply.getRefusal() == null ? null : reply.getRefusal().getParams().get("user");
    }

    private List<String> joined(String key) {
        Joined joined = bench.rows(TinyAggregate.STORE).get("state/", key, Joined.class);
        return joined == null ? List.of() : joined.users();
    }
}
