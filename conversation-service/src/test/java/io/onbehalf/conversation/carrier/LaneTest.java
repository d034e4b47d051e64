package io.onbehalf.conversation.carrier;

import static io.onbehalf.conversation.carrier.Outgoing.SLOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.conversation.domain.delivery.SubmitOutcome;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LaneTest {

    private static final long SECOND = 1_000_000_000L;
    private static final double UNPACED = Double.POSITIVE_INFINITY;

    @Test
    void messages_go_in_the_order_of_their_offsets() {
        Lane lane = new Lane(UNPACED, 0);
        OutboundMessage second = Outgoing.message(8, SLOW, 1);
        OutboundMessage first = Outgoing.message(7, SLOW, 1);
        lane.add(second);
        lane.add(first);

        assertThat(lane.next(0)).isSameAs(first);
        take(lane, first, 0);
        assertThat(lane.next(0)).isSameAs(second);
        take(lane, second, 0);
        assertThat(lane.next(0)).isNull();
    }

    @Test
    void at_one_SMS_a_second_a_long_message_goes_part_by_part() {
        Lane lane = new Lane(1, 0);
        OutboundMessage message = Outgoing.message(7, SLOW, 3);
        lane.add(message);
        List<List<Integer>> gone = new ArrayList<>();
        for (long second = 0; second < 3; second++) {
            assertThat(lane.next(second * SECOND)).isSameAs(message);
            List<Integer> parts = take(lane, message, second * SECOND);
            gone.add(parts);
            assertThat(lane.next(second * SECOND + SECOND / 2)).isNull();
            parts.forEach(part -> message.settle(Outgoing.result(message, part, SubmitOutcome.ACCEPTED)));
        }

        assertThat(gone).containsExactly(List.of(1), List.of(2), List.of(3));
        assertThat(message.done()).isTrue();
    }

    @Test
    void with_pacing_off_all_parts_go_at_once() {
        Lane lane = new Lane(UNPACED, 0);
        OutboundMessage message = Outgoing.message(7, SLOW, 5);
        lane.add(message);

        assertThat(take(lane, message, 0)).containsExactly(1, 2, 3, 4, 5);
    }

    @Test
    void the_next_message_waits_while_the_one_before_has_SMS_still_to_submit() {
        Lane lane = new Lane(1, 0);
        OutboundMessage first = Outgoing.message(7, SLOW, 2);
        OutboundMessage second = Outgoing.message(8, SLOW, 1);
        lane.add(first);
        lane.add(second);
        take(lane, first, 0);

        assertThat(lane.next(10 * SECOND)).isNull();

        first.settle(Outgoing.result(first, 1, SubmitOutcome.ACCEPTED));
        assertThat(lane.next(10 * SECOND)).isSameAs(first);
        take(lane, first, 10 * SECOND);
        assertThat(lane.next(20 * SECOND)).isSameAs(second);
    }

    @Test
    void a_message_whose_SMS_come_back_goes_before_the_next() {
        Lane lane = new Lane(UNPACED, 0);
        OutboundMessage first = Outgoing.message(7, SLOW, 1);
        OutboundMessage second = Outgoing.message(8, SLOW, 1);
        lane.add(first);
        lane.add(second);
        take(lane, first, 0);
        first.settle(Outgoing.result(first, 1, SubmitOutcome.RETRIABLE));

        assertThat(lane.next(0)).isSameAs(first);
    }

    @Test
    void a_thread_s_next_message_waits_for_the_answer_to_the_one_before_and_other_threads_do_not() {
        Lane lane = new Lane(UNPACED, 0);
        OutboundMessage first = Outgoing.message(7, SLOW, "first", Outgoing.THREAD);
        OutboundMessage second = Outgoing.message(8, SLOW, "second", Outgoing.THREAD);
        OutboundMessage other = Outgoing.message(9, SLOW, 1);
        List.of(first, second, other).forEach(lane::add);

        take(lane, first, 0);
        assertThat(lane.next(0)).isSameAs(other);
        take(lane, other, 0);
        assertThat(lane.next(0)).isNull();

        first.settle(Outgoing.result(first, 1, SubmitOutcome.RETRIABLE));
        assertThat(lane.next(0)).isSameAs(first);
        take(lane, first, 0);
        first.settle(Outgoing.result(first, 1, SubmitOutcome.ACCEPTED));
        lane.remove(first);
        assertThat(lane.next(0)).isSameAs(second);
    }

    @Test
    void a_thread_s_later_message_may_be_given_up_before_the_earlier() {
        Lane lane = new Lane(UNPACED, 0);
        OutboundMessage first = Outgoing.message(7, SLOW, "first", Outgoing.THREAD);
        OutboundMessage second = Outgoing.message(8, SLOW, "second", Outgoing.THREAD);
        OutboundMessage third = Outgoing.message(9, SLOW, "third", Outgoing.THREAD);
        List.of(first, second, third).forEach(lane::add);
        take(lane, first, 0);

        lane.remove(second);
        assertThat(lane.next(0)).isNull();
        lane.remove(first);
        assertThat(lane.next(0)).isSameAs(third);
    }

    @Test
    void a_throttled_lane_pauses_longer_each_time_and_at_most_half_a_minute() {
        Lane lane = waiting();
        long now = 0;
        List<Long> pauses = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            lane.slowDown(now);
            long pause = pause(lane, now);
            pauses.add(pause);
            now += pause * SECOND;
        }

        assertThat(pauses).containsExactly(1L, 2L, 4L, 8L, 16L, 30L, 30L);
    }

    @Test
    void a_lane_recovers_once_something_is_taken() {
        Lane lane = waiting();
        lane.slowDown(0);
        lane.slowDown(SECOND);
        lane.goOn();
        lane.slowDown(10 * SECOND);

        assertThat(pause(lane, 10 * SECOND)).isEqualTo(1);
    }

    @Test
    void SMS_that_are_throttled_together_make_one_pause() {
        Lane lane = waiting();
        for (int i = 0; i < 10; i++) {
            lane.slowDown(i);
        }

        assertThat(pause(lane, 0)).isEqualTo(1);
    }

    @Test
    void a_message_that_is_done_leaves_its_lane() {
        Lane lane = new Lane(1, 0);
        OutboundMessage message = Outgoing.message(7, SLOW, 1);
        lane.add(message);
        assertThat(lane.oldestWaiting()).isEqualTo(message);

        lane.remove(message);
        assertThat(lane.oldestWaiting()).isNull();
        assertThat(lane.next(0)).isNull();
    }

    private static Lane waiting() {
        Lane lane = new Lane(UNPACED, 0);
        lane.add(Outgoing.message(7, SLOW, 1));
        return lane;
    }

    /// As the loop does it.
    private static List<Integer> take(Lane lane, OutboundMessage message, long now) {
        List<Integer> parts = message.attempt(lane.allowance(now));
        lane.took(parts.size());
        return parts;
    }

    /// In whole seconds.
    private static long pause(Lane lane, long from) {
        long seconds = 0;
        while (lane.next(from + seconds * SECOND) == null) {
            seconds++;
        }
        return seconds;
    }
}
