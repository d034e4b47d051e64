package io.onbehalf.kit.topology;

import static io.onbehalf.kit.topology.MembersBench.START;
import static io.onbehalf.kit.topology.MembersBench.correlation;
import static io.onbehalf.kit.topology.MembersBench.request;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.onbehalf.kit.testing.TopologyBench;
import io.onbehalf.schemas.Topic;
import io.onbehalf.schemas.Topics;
import io.onbehalf.schemas.common.ActorType;
import io.onbehalf.schemas.queue.QueueDeleteRequested;
import io.onbehalf.schemas.queue.QueueMemberAdded;
import io.onbehalf.schemas.queue.QueueReply;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DeciderProcessorTest {

    private final MembersBench bench = new MembersBench(TopologyBench.of(MembersService.SERVICE));

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void a_request_becomes_events_an_answer_and_the_next_state() {
        bench.ask("acme", "r1", "print", "amy", "ben");

        assertThat(bench.events()).extracting(QueueMemberAdded::getUserId).containsExactly("amy", "ben");
        assertThat(bench.refusal()).isNull();
        assertThat(bench.members("acme")).containsExactly("amy", "ben");

        bench.ask("acme", "r2", "print", "ben");
        assertThat(bench.events()).isEmpty();
        assertThat(bench.refusal()).isEqualTo("member.already");
    }

    @Test
    void keys_know_nothing_of_each_other() {
        bench.ask("acme", "r1", "print", "amy");
        bench.ask("globex", "r2", "print", "amy");

        assertThat(bench.events()).extracting(QueueMemberAdded::getSequence).containsExactly(1L, 1L);
        assertThat(bench.members("globex")).containsExactly("amy");
    }

    @Test
    void a_repeat_gets_the_same_answer_and_leaves_no_event() {
        bench.ask("acme", "r1", "print", "amy");
        QueueReply first = bench.reply();
        bench.events();

        bench.ask("acme", "r1", "print", START.plusSeconds(9), "amy");

        assertThat(bench.reply()).isEqualTo(first);
        assertThat(bench.events()).isEmpty();
        assertThat(bench.members("acme")).containsExactly("amy");
    }

    @Test
    void a_refusal_is_repeated_even_if_it_would_be_decided_otherwise_now() {
        bench.ask("acme", "r1", "print", "amy");
        bench.ask("acme", "r2", "other", "amy");
        QueueReply refusal = bench.reply();

        bench.ask("acme", "r2", "other", "amy");

        assertThat(bench.reply()).isEqualTo(refusal);
    }

    @Test
    void a_reply_that_is_not_remembered_is_decided_again() {
        bench.ask("acme", "r1", "print", "early");
        assertThat(bench.refusal()).isEqualTo("come.later");
        bench.ask("acme", "r2", "print", "open");

        bench.ask("acme", "r1", "print", "early");

        assertThat(bench.refusal()).isNull();
        assertThat(bench.members("acme")).containsExactly("open", "early");
    }

    @Test
    void another_request_under_the_same_key_is_refused_and_does_not_take_its_place() {
        bench.ask("acme", "r1", "print", "amy");
        bench.events();

        bench.ask("acme", "r1", "another", "ben");
        assertThat(bench.refusal()).isEqualTo("idempotency.key.reused");
        assertThat(bench.events()).isEmpty();

        bench.ask("acme", "r1", "print", "amy");
        assertThat(bench.refusal()).isNull();
    }

    @Test
    void a_request_that_nobody_waits_for_any_more_is_refused_and_changes_nothing() {
        Instant until = START.plusSeconds(10);
        bench.topology().advanceWallClock(Duration.ofSeconds(10));
        bench.askUntil(until, "r1", "amy");
        assertThat(bench.refusal()).as("in the last moment").isNull();
        assertThat(bench.events()).hasSize(1);

        bench.topology().advanceWallClock(Duration.ofMillis(1));
        bench.askUntil(until, "r2", "ben");

        assertThat(bench.refusal()).isEqualTo("request.expired");
        assertThat(bench.events()).isEmpty();
        assertThat(bench.members("acme")).containsExactly("amy");
        assertThat(bench.letters()).isEmpty();
    }

    @Test
    void a_request_with_a_key_is_done_however_late() {
        bench.topology().advanceWallClock(Duration.ofDays(3));

        bench.ask("acme", "r1", "print", "amy");

        assertThat(bench.refusal()).isNull();
        assertThat(bench.members("acme")).containsExactly("amy");
    }

    @Test
    void an_answer_is_kept_for_a_day_and_then_forgotten() {
        bench.ask("acme", "r1", "print", "amy");
        bench.reply();

        bench.topology().advanceWallClock(Duration.ofHours(24));
        bench.ask("acme", "r1", "print", "amy");
        assertThat(bench.refusal()).as("after a day it still gets the same").isNull();

        bench.topology().advanceWallClock(Duration.ofHours(2));
        bench.ask("acme", "r1", "print", "amy");
        assertThat(bench.refusal()).as("decided again").isEqualTo("member.already");
    }

    @Test
    void an_answer_that_nobody_can_ask_for_again_is_not_kept() {
        bench.ask("acme", "r1", "", "amy");
        bench.ask("acme", "r2", "print", "ben");

        assertThat(bench.topology().rows(MembersService.STORE).scan("answer/", StoredAnswer.class))
                .extracting(StoredAnswer::fingerprint)
                .containsExactly("print");
    }

    @Test
    void the_sequence_is_contiguous_over_refusals_repeats_and_facts_that_are_not_published() {
        bench.ask("acme", "r1", "print", "amy", "ben");
        bench.ask("acme", "r1", "print", "amy", "ben");
        bench.ask("acme", "r2", "print", "amy");
        bench.ask("acme", "r3", "print", "ghost");
        bench.ask("acme", "r4", "print", "zoe");

        assertThat(bench.events())
                .extracting(QueueMemberAdded::getSequence, QueueMemberAdded::getUserId)
                .containsExactly(tuple(1L, "amy"), tuple(2L, "ben"), tuple(3L, "zoe"));
        assertThat(bench.members("acme")).containsExactly("amy", "ben", "ghost", "zoe");
    }

    @Test
    void events_have_the_request_s_time_and_ids_that_are_the_same_on_a_replay() {
        bench.ask("acme", "r1", "print", "amy", "ben");
        List<QueueMemberAdded> events = bench.events();

        try (var again = new MembersBench(TopologyBench.of(MembersService.SERVICE))) {
            again.ask("acme", "r1", "print", "amy", "ben");

            assertThat(again.events()).isEqualTo(events);
        }
        assertThat(events).extracting(QueueMemberAdded::getOccurredAt).containsOnly(START);
        assertThat(events).extracting(QueueMemberAdded::getEventId).doesNotHaveDuplicates();
    }

    @Test
    void an_event_names_the_user_who_made_its_request() {
        bench.ask("acme", "r1", "print", "amy", "ben");

        assertThat(bench.events())
                .extracting(QueueMemberAdded::getActorType, QueueMemberAdded::getActor)
                .containsExactly(tuple(ActorType.USER, "ada"), tuple(ActorType.USER, "ada"));
    }

    @Test
    void the_answer_carries_the_correlation_and_the_event_does_not() {
        bench.topology()
                .pipe(Topics.QUEUE_REQUESTS, "acme", request("r1", "print", START, "amy"), correlation("c1"));

        assertThat(headers(Topics.QUEUE_REPLIES))
                .containsExactly("kafka_correlationId=c1", "traceparent=" + MembersBench.TRACE);
        assertThat(headers(Topics.QUEUE_EVENTS))
                .contains("ce_source=/queue-service", "ce_subject=acme", "traceparent=" + MembersBench.TRACE)
                .noneMatch(header -> header.contains("c1"));
    }

    @Test
    void where_nobody_waits_for_an_answer_there_is_none() {
        bench.ask("acme", "r1", "print", "silent");

        assertThat(bench.topology().values(Topics.QUEUE_REPLIES)).isEmpty();
        assertThat(bench.events()).hasSize(1);
    }

    @Test
    void what_is_not_for_this_decider_is_passed_over() {
        bench.topology()
                .pipe(
                        Topics.QUEUE_REQUESTS,
                        "acme",
                        new QueueDeleteRequested(
                                "r1", "print", "acme", START, "ada", null, null, "support", false, 0, 0));

        assertThat(bench.topology().values(Topics.QUEUE_EVENTS)).isEmpty();
        assertThat(bench.topology().values(Topics.QUEUE_REPLIES)).isEmpty();
        assertThat(bench.letters()).isEmpty();
    }

    private Stream<String> headers(Topic topic) {
        return Stream.of(bench.topology().records(topic).getFirst().headers().toArray())
                .map(header -> header.key() + "=" + new String(header.value(), UTF_8));
    }
}
