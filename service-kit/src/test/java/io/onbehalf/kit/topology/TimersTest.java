package io.onbehalf.kit.topology;

import static io.onbehalf.kit.topology.MembersBench.START;
import static io.onbehalf.kit.topology.MembersBench.correlation;
import static io.onbehalf.kit.topology.MembersBench.request;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.onbehalf.kit.metrics.OnbehalfMeter;
import io.onbehalf.kit.streams.OnbehalfHeaders;
import io.onbehalf.kit.testing.NewerRows;
import io.onbehalf.kit.testing.TopologyBench;
import io.onbehalf.schemas.Topics;
import io.onbehalf.schemas.common.ActorType;
import io.onbehalf.schemas.queue.QueueMemberRemoved;
import io.onbehalf.schemas.queue.QueueMembersRemoveRequested;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A guest leaves after an hour.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TimersTest {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration TICK = Duration.ofMillis(250);

    private MembersBench bench = new MembersBench(TopologyBench.of(MembersService.WITH_GUESTS));

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void a_moment_is_decided_when_the_wall_clock_says_so() {
        join("acme", "support", START, "guest");

        advance(HOUR.minusMillis(1));
        assertThat(removed()).isEmpty();

        advance(TICK);
        assertThat(bench.topology().read(Topics.QUEUE_EVENTS, QueueMemberRemoved.class))
                .singleElement()
                .satisfies(event -> assertThat(event.getUserId()).isEqualTo("guest"))
                .satisfies(event ->
                        assertThat(event.getOccurredAt())
                                .as("its own time, not that at which it was noticed")
                                .isEqualTo(START.plus(HOUR)))
                .satisfies(event ->
                        assertThat(event.getRequestId())
                                .isEqualTo("timer/acme/support/" + START.plus(HOUR).toEpochMilli()))
                .satisfies(event -> assertThat(event.getOrganizationId()).isEqualTo("acme"))
                .satisfies(event -> assertThat(event.getActorType()).isEqualTo(ActorType.SYSTEM))
                .satisfies(event -> assertThat(event.getActor()).isNull())
                .satisfies(event -> assertThat(event.getSequence()).isEqualTo(2));
    }

    @Test
    void a_moment_is_decided_once() {
        join("acme", "support", START, "guest");

        advance(HOUR);
        assertThat(removed()).containsExactly("guest");
        assertThat(dueRows()).isEmpty();

        advance(HOUR);
        assertThat(removed()).isEmpty();
    }

    @Test
    void a_state_whose_moment_moves_waits_for_the_new_one_alone() {
        join("acme", "support", START, "guest-1");
        join("acme", "support", START.plus(HOUR), "guest-2");
        assertThat(dueRows()).as("the earlier one").hasSize(2).allMatch(key -> !key.contains(at(2)));

        remove("acme", "support", "guest-1");

        assertThat(dueRows())
                .containsExactlyInAnyOrder("due/" + at(2) + "/acme/support", "due-at/acme/support");
        bench.topology().values(Topics.QUEUE_EVENTS);
        advance(HOUR);
        assertThat(removed()).isEmpty();
        advance(HOUR);
        assertThat(removed()).containsExactly("guest-2");
    }

    @Test
    void a_state_that_no_longer_waits_has_no_moment() {
        join("acme", "support", START, "guest");
        remove("acme", "support", "guest");

        assertThat(dueRows()).isEmpty();
    }

    /// The clock of the metrics is the system's, for which the moment is long over.
    @Test
    void a_moment_that_is_over_is_measured_until_it_is_decided() {
        var meters = new SimpleMeterRegistry();
        Metrics.addRegistry(meters);
        try {
            join("acme", "support", START, "guest");
            Gauge overdue =
                    meters.get(OnbehalfMeter.TIMERS_OVERDUE.id())
                            .tag("decider", MembersService.STORE)
                            .gauge();
            assertThat(overdue.value()).isPositive();

            advance(HOUR.plus(TICK));
            assertThat(overdue.value()).isZero();

            join("acme", "sales", START, "guest");
            bench.close();
            bench = new MembersBench(TopologyBench.of(MembersService.WITH_GUESTS));
            assertThat(overdue.value()).as("of another instance now").isZero();
        } finally {
            Metrics.removeRegistry(meters);
        }
    }

    @Test
    void each_state_of_a_key_has_a_moment_of_its_own() {
        join("acme", "support", START.plus(HOUR), "guest-1");
        join("acme", "sales", START, "guest-2");

        advance(HOUR);
        assertThat(removed()).containsExactly("guest-2");

        advance(HOUR);
        assertThat(removed()).containsExactly("guest-1");
    }

    /// So that a request that comes meanwhile waits for those alone.
    @Test
    void eighty_moments_lie_in_the_topic_at_once_the_earliest_first() {
        for (int i = 81; i > 0; i--) {
            join("organization-" + i, "support", START.plusMillis(i), "guest-" + i);
        }

        advance(HOUR.plusSeconds(1));
        assertThat(removed()).hasSize(80).startsWith("guest-1", "guest-2").doesNotContain("guest-81");

        advance(TICK);
        assertThat(removed()).as("once those are read").containsExactly("guest-81");
    }

    /// It goes through the topic of the requests, so that what lies there is decided before it.
    @Test
    void a_moment_is_a_request_of_the_system_in_the_topic_of_its_decider() {
        join("acme", "support", START, "guest");
        bench.topology().values(Topics.QUEUE_REQUESTS);

        advance(HOUR);

        assertThat(bench.topology().read(Topics.QUEUE_REQUESTS, QueueMembersRemoveRequested.class))
                .singleElement()
                .returns(
                        "timer/acme/support/" + START.plus(HOUR).toEpochMilli(),
                        QueueMembersRemoveRequested::getRequestId)
                .returns(START.plus(HOUR), QueueMembersRemoveRequested::getRequestedAt)
                .returns(Topics.QUEUE_SERVICE, QueueMembersRemoveRequested::getRequestedBy);
    }

    @Test
    void a_moment_that_can_t_be_decided_is_set_aside_and_those_behind_it_are_decided() {
        join("acme", "support", START, "guest-bug");
        join("globex", "support", START.plusMillis(1), "guest");

        advance(HOUR.plusSeconds(1));

        assertThat(removed()).containsExactly("guest");
        assertThat(bench.letters())
                .singleElement()
                .satisfies(letter ->
                        assertThat(MembersBench.reason(letter))
                                .isEqualTo("unprocessable: queue support: a bug (IllegalStateException)"))
                .satisfies(letter -> assertThat(MembersBench.source(letter)).isEqualTo("queue.requests-0@2"))
                .satisfies(letter -> assertThat(letter.key()).asString(UTF_8).isEqualTo("acme"));
    }

    @Test
    void a_row_that_can_t_be_read_is_set_aside_and_its_moment_is_decided_after_those_behind_it() {
        join("acme", "support", START, "guest");
        join("globex", "support", START, "guest-2");
        String row = "due/" + at(1) + "/globex/support";
        damage(row);

        advance(HOUR);
        assertThat(removed()).as("a commit comes between").isEmpty();
        advance(TICK);

        assertThat(removed()).containsExactly("guest", "guest-2");
        assertThat(dueRows()).isEmpty();
        assertThat(bench.letters())
                .singleElement()
                .satisfies(
                        letter -> assertThat(MembersBench.source(letter)).isEqualTo("decide-members: a row"))
                .satisfies(letter -> assertThat(letter.key()).asString(UTF_8).isEqualTo(row))
                .satisfies(letter -> assertThat(letter.value()).asString(UTF_8).isEqualTo("no moment"));
    }

    @Test
    void where_no_row_of_a_moment_can_be_read_its_state_says_when_it_is() {
        join("acme", "support", START, "guest");
        damage("due/" + at(1) + "/acme/support");
        damage("due-at/acme/support");

        advance(HOUR);
        advance(TICK);

        assertThat(bench.topology().read(Topics.QUEUE_EVENTS, QueueMemberRemoved.class))
                .singleElement()
                .returns("guest", QueueMemberRemoved::getUserId)
                .returns("acme", QueueMemberRemoved::getOrganizationId)
                .returns(START.plus(HOUR), QueueMemberRemoved::getOccurredAt);
        assertThat(bench.letters()).hasSize(1);
        assertThat(dueRows()).isEmpty();
    }

    @Test
    void if_its_state_can_t_be_read_either_the_moment_is_a_dead_letter_and_the_others_are_decided() {
        join("acme", "support", START, "guest");
        join("globex", "support", START, "guest-2");
        damage("due/" + at(1) + "/acme/support");
        damage("due-at/acme/support");
        damage("queue/acme/support");

        advance(HOUR);
        advance(TICK);

        assertThat(removed()).containsExactly("guest-2");
        assertThat(bench.letters()).hasSize(1);
        assertThat(dueRows()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"guest-2", "amy"})
    void a_state_is_decided_on_whose_kept_moment_can_t_be_read_and_has_it_written_again(String user) {
        join("acme", "support", START, "guest");
        damage("due-at/acme/support");

        join("acme", "support", START.plusMillis(1), user);

        assertThat(bench.letters()).isEmpty();
        assertThat(dueRows())
                .containsExactlyInAnyOrder("due/" + at(1) + "/acme/support", "due-at/acme/support");
        advance(HOUR.plusMillis(1));
        advance(TICK);
        assertThat(removed()).startsWith("guest");
    }

    @Test
    void a_row_of_a_newer_version_waits_with_those_behind_it_and_is_tried_every_ten_seconds() {
        join("acme", "support", START, "guest");
        String row = "due/" + at(1) + "/acme/support";
        KeyValueStore<String, byte[]> store = bench.topology().store(MembersService.STORE);
        byte[] known = store.get(row);
        store.put(row, NewerRows.stamped(known));

        advance(HOUR);
        assertThat(removed()).isEmpty();
        assertThat(bench.letters()).isEmpty();
        assertThat(store.get(row)).isEqualTo(NewerRows.stamped(known));

        store.put(row, known);
        advance(TICK);
        assertThat(removed()).isEmpty();
        advance(Duration.ofSeconds(10));
        assertThat(removed()).containsExactly("guest");
    }

    @Test
    void a_moment_whose_decision_fails_is_tried_again_after_a_minute_then_two_four_and_at_most_an_hour() {
        join("acme", "support", START, "guest-bug");
        advance(HOUR);
        assertThat(requested()).isEqualTo(1);

        for (int minutes : new int[] {1, 2, 4, 8, 16, 32, 60, 60, 60, 60}) {
            advance(Duration.ofMinutes(minutes).minusMillis(1));
            assertThat(requested()).as("%d minutes", minutes).isZero();
            advance(Duration.ofMillis(1));
            assertThat(requested()).as("%d minutes", minutes).isEqualTo(1);
        }
        assertThat(bench.letters()).as("of the first time").hasSize(1);
    }

    @Test
    void it_is_decided_as_of_its_own_time_as_soon_as_it_can_be() {
        join("acme", "support", START, "guest-bug");
        advance(HOUR);
        join("acme", "support", START, "fix");
        bench.topology().values(Topics.QUEUE_EVENTS);

        advance(Duration.ofMinutes(1));

        assertThat(bench.topology().read(Topics.QUEUE_EVENTS, QueueMemberRemoved.class))
                .singleElement()
                .returns("guest-bug", QueueMemberRemoved::getUserId)
                .returns(START.plus(HOUR), QueueMemberRemoved::getOccurredAt);
        assertThat(dueRows()).isEmpty();
    }

    @Test
    void events_of_the_state_that_leave_its_moment_have_it_tried_no_earlier() {
        join("acme", "support", START, "guest-bug");
        advance(HOUR);
        bench.letters();
        requested();

        join("acme", "support", START, "amy");
        advance(TICK);
        assertThat(requested()).isZero();

        advance(Duration.ofMinutes(1));
        assertThat(requested()).isEqualTo(1);
        assertThat(bench.letters()).isEmpty();
    }

    @Test
    void a_moment_that_failed_is_dropped_when_its_state_has_another_or_none() {
        join("acme", "support", START, "guest-bug");
        join("acme", "support", START.plus(HOUR), "guest");
        advance(HOUR);
        join("acme", "support", START, "fix");
        remove("acme", "support", "guest-bug");
        requested();
        removed();

        advance(Duration.ofMinutes(1));
        assertThat(requested()).isZero();
        assertThat(dueRows())
                .containsExactlyInAnyOrder("due/" + at(2) + "/acme/support", "due-at/acme/support");

        advance(HOUR);
        assertThat(removed()).containsExactly("guest");
        assertThat(dueRows()).isEmpty();
    }

    @Test
    void a_row_of_a_failed_moment_that_can_t_be_read_is_set_aside_and_the_moment_is_tried_again() {
        join("acme", "support", START, "guest-bug");
        advance(HOUR);
        join("acme", "support", START, "fix");
        bench.letters();
        String row =
                dueRows().stream().filter(key -> key.startsWith("due-failed/")).findFirst().orElseThrow();
        damage(row);

        advance(Duration.ofMinutes(1));
        advance(TICK);

        assertThat(removed()).containsExactly("guest-bug");
        assertThat(bench.letters())
                .singleElement()
                .satisfies(letter -> assertThat(letter.key()).asString(UTF_8).isEqualTo(row));
        assertThat(dueRows()).isEmpty();
    }

    @Test
    void a_failed_moment_is_tried_again_though_the_row_of_its_state_s_moment_can_t_be_read() {
        join("acme", "support", START, "guest-bug");
        advance(HOUR);
        join("acme", "support", START, "fix");
        damage("due-at/acme/support");

        advance(Duration.ofMinutes(1));

        assertThat(removed()).containsExactly("guest-bug");
        assertThat(dueRows()).isEmpty();
    }

    @Test
    void a_moment_whose_state_can_t_be_read_is_set_aside_once_and_waits_for_it() {
        join("acme", "support", START, "guest");
        KeyValueStore<String, byte[]> store = bench.topology().store(MembersService.STORE);
        byte[] state = store.get("queue/acme/support");
        damage("queue/acme/support");

        advance(HOUR);
        advance(Duration.ofMinutes(1));
        assertThat(bench.letters())
                .singleElement()
                .satisfies(
                        letter -> assertThat(letter.key()).asString(UTF_8).isEqualTo("queue/acme/support"));

        store.put("queue/acme/support", state);
        advance(Duration.ofMinutes(2));
        assertThat(removed()).containsExactly("guest");
    }

    @Test
    void a_restart_does_not_try_earlier_and_forgets_no_failed_moment() {
        join("acme", "support", START, "guest-bug");
        advance(HOUR);
        join("acme", "support", START, "fix");

        MembersBench before = bench;
        bench = new MembersBench(before.topology().restarted(HOUR.plusSeconds(30)));
        before.close();
        advance(TICK);
        assertThat(removed()).isEmpty();

        advance(Duration.ofSeconds(30));
        assertThat(removed()).containsExactly("guest-bug");
    }

    @Test
    void a_decision_that_leaves_its_moment_where_it_was_is_set_aside_and_made_again_after_a_pause_only() {
        join("acme", "support", START, "guest-overstays");
        bench.topology().values(Topics.QUEUE_EVENTS);

        advance(HOUR);
        advance(TICK);

        assertThat(bench.topology().values(Topics.QUEUE_EVENTS)).isEmpty();
        assertThat(bench.letters())
                .singleElement()
                .satisfies(letter ->
                        assertThat(MembersBench.reason(letter))
                                .isEqualTo(
                                        "unprocessable: decider members: waits for %s after it was decided"
                                                        .formatted(START.plus(HOUR))
                                                + " (IllegalStateException)"));
    }

    @Test
    void a_moment_for_which_nothing_is_decided_is_set_aside() {
        join("acme", "support", START, "guest-ignored");
        bench.topology().values(Topics.QUEUE_EVENTS);

        advance(HOUR);
        advance(TICK);

        assertThat(bench.topology().values(Topics.QUEUE_EVENTS)).isEmpty();
        assertThat(bench.letters()).hasSize(1);
    }

    @Test
    void a_restart_forgets_no_moment() {
        join("acme", "support", START, "guest");

        MembersBench before = bench;
        bench = new MembersBench(before.topology().restarted(HOUR.minus(TICK)));
        before.close();
        assertThat(removed()).isEmpty();

        advance(TICK);
        assertThat(removed()).containsExactly("guest");
    }

    @Test
    void what_follows_from_a_moment_keeps_the_trace_of_the_request_since_which_it_is_awaited() {
        bench.topology()
                .pipe(
                        Topics.QUEUE_REQUESTS,
                        "acme",
                        request("r1", "print", START, "guest"),
                        correlation("c1"));
        bench.topology().records(Topics.QUEUE_EVENTS);

        advance(HOUR);

        TestRecord<String, SpecificRecord> event = bench.topology().records(Topics.QUEUE_EVENTS).getFirst();
        assertThat(event.headers().lastHeader("traceparent").value())
                .asString(UTF_8)
                .isEqualTo(MembersBench.TRACE);
    }

    private void join(String key, String queueId, Instant at, String user) {
        bench.topology()
                .pipe(Topics.QUEUE_REQUESTS, key, request(queueId, key + user + at, "print", at, user));
    }

    private void remove(String key, String queueId, String user) {
        bench.topology()
                .pipe(
                        Topics.QUEUE_REQUESTS,
                        key,
                        new QueueMembersRemoveRequested(
                                "remove-" + user,
                                "",
                                "acme",
                                START,
                                "ada",
                                null,
                                queueId,
                                List.of(user),
                                false,
                                0,
                                0));
    }

    private void advance(Duration by) {
        bench.topology().advanceWallClock(by);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "many", "-1", "1.5", "99999999999999999999"})
    void a_count_of_failures_that_we_would_not_write_counts_as_absent(String count) {
        var headers = new RecordHeaders().add(OnbehalfHeaders.FAILURES, count.getBytes(UTF_8));

        assertThat(Timers.Attempt.of(new Due("key", "part", "org", START, ""), headers).failures()).isZero();
    }

    private List<String> removed() {
        return bench.topology().read(Topics.QUEUE_EVENTS, QueueMemberRemoved.class).stream()
                .map(QueueMemberRemoved::getUserId)
                .toList();
    }

    /// How many requests of moments have been written.
    private int requested() {
        return bench.topology().read(Topics.QUEUE_REQUESTS, QueueMembersRemoveRequested.class).stream()
                .filter(request -> request.getRequestId().startsWith("timer/"))
                .toList()
                .size();
    }

    private void damage(String row) {
        bench.topology().<byte[]>store(MembersService.STORE).put(row, "no moment".getBytes(UTF_8));
    }

    private List<String> dueRows() {
        return bench.topology().keys(MembersService.STORE).stream()
                .filter(key -> key.startsWith("due"))
                .toList();
    }

    /// A moment as a key spells it.
    private static String at(int hours) {
        return "%015d".formatted(START.plus(HOUR.multipliedBy(hours)).toEpochMilli());
    }
}
