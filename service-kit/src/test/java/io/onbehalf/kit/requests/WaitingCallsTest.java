package io.onbehalf.kit.requests;

import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.kit.requests.WaitingCalls.Full;
import java.time.Duration;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// Of 48 places.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class WaitingCallsTest {

    private static final String HERE = "127.0.0.1:8102";
    private static final String THERE = "127.0.0.1:8202";
    private static final TopicPartition HEALTHY = new TopicPartition("conversation.requests", 11);

    private long now = Long.MAX_VALUE - 1_000; // a clock that overflows
    private final WaitingCalls calls = new WaitingCalls(48, () -> now);

    @Test
    void one_partition_holds_at_most_half_of_the_places() {
        assertThat(enter(stalled(0), 100)).isEqualTo(24);
        assertThat(enter(HEALTHY, 100)).isEqualTo(24);
    }

    @Test
    void a_place_is_free_again_after_the_answer() {
        enter(HEALTHY, 24);
        calls.leave(HEALTHY, true);

        assertThat(enter(HEALTHY, 2)).isEqualTo(1);
    }

    @Test
    void to_partitions_that_do_not_answer_two_calls_wait_each_and_an_eighth_together() {
        for (int partition = 0; partition < 6; partition++) {
            enter(stalled(partition), 1);
        }
        pass(Duration.ofSeconds(1));

        for (int partition = 0; partition < 6; partition++) {
            assertThat(enter(stalled(partition), 1)).isEqualTo(1);
        }

        assertThat(enter(stalled(0), 10) + enter(stalled(1), 10)).isEqualTo(6);
        assertThat(calls.enter(stalled(0), THERE)).contains(Full.SLOW);
        assertThat(enter(stalled(6), 1)).as("it may answer").isEqualTo(1);
        assertThat(enter(HEALTHY, 100)).isEqualTo(24);
    }

    @Test
    void partitions_of_an_instance_that_has_stopped_take_nothing_of_one_that_is_slow_here() {
        for (int partition = 0; partition < 6; partition++) {
            enter(stalled(partition), 1);
        }
        enter(HEALTHY, HERE, 1);
        pass(Duration.ofSeconds(1));
        for (int partition = 0; partition < 6; partition++) {
            enter(stalled(partition), 10);
        }

        assertThat(enter(HEALTHY, HERE, 7)).as("2 and an eighth, of which 1 waits").isEqualTo(7);
    }

    @Test
    void a_partition_that_has_not_answered_for_half_a_second_is_silent_until_it_answers() {
        assertThat(calls.isSilent(HEALTHY)).isFalse();
        enter(HEALTHY, 2);
        pass(WaitingCalls.SILENT);
        assertThat(calls.isSilent(HEALTHY)).isFalse();

        pass(Duration.ofMillis(1));
        assertThat(calls.isSilent(HEALTHY)).isTrue();
        calls.leave(HEALTHY, false);
        assertThat(calls.isSilent(HEALTHY)).isTrue();

        calls.leave(HEALTHY, true);
        assertThat(calls.isSilent(HEALTHY)).isFalse();
    }

    @Test
    void a_partition_whose_calls_were_given_up_stays_slow_until_it_answers() {
        enter(stalled(0), 24);
        pass(Duration.ofSeconds(10));
        for (int call = 0; call < 24; call++) {
            calls.leave(stalled(0), false);
        }
        pass(Duration.ofMinutes(1));

        assertThat(enter(stalled(0), 100)).isEqualTo(8);

        calls.leave(stalled(0), true);
        assertThat(enter(stalled(0), 100)).as("7 of 24 are waiting").isEqualTo(17);
    }

    @Test
    void a_partition_that_answers_is_not_slow_however_long_its_calls_have_waited() {
        enter(HEALTHY, 20);
        for (int call = 0; call < 20; call++) {
            pass(Duration.ofMillis(200));
            calls.leave(HEALTHY, true);
            assertThat(enter(HEALTHY, 1)).isEqualTo(1);
        }
    }

    @Test
    void a_small_service_serves_one_call_at_a_time() {
        var small = new WaitingCalls(1, () -> now);

        assertThat(small.enter(HEALTHY, HERE)).isEmpty();
        assertThat(small.enter(HEALTHY, HERE)).contains(Full.PARTITION);
        small.leave(HEALTHY, false);
        pass(Duration.ofSeconds(1));
        assertThat(small.enter(HEALTHY, HERE)).isEmpty();
    }

    /// How many of some calls have got a place.
    private int enter(TopicPartition partition, int tries) {
        return enter(partition, THERE, tries);
    }

    private int enter(TopicPartition partition, String owner, int tries) {
        int entered = 0;
        for (int call = 0; call < tries; call++) {
            entered += calls.enter(partition, owner).isEmpty() ? 1 : 0;
        }
        return entered;
    }

    private void pass(Duration time) {
        now += time.toNanos();
    }

    private static TopicPartition stalled(int partition) {
        return new TopicPartition("conversation.requests", partition);
    }
}
