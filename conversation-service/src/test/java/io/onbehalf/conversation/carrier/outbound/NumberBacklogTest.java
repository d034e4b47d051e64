package io.onbehalf.conversation.carrier.outbound;

import static io.onbehalf.conversation.carrier.outbound.OutboundMessages.SLOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.conversation.carrier.smpp.TokenBucket;
import io.onbehalf.conversation.domain.delivery.SubmitOutcome;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class NumberBacklogTest {

    private static final long SECOND = 1_000_000_000L;
    private static final double UNPACED = Double.POSITIVE_INFINITY;

    @Test
    void messages_go_in_the_order_of_their_offsets() {
        NumberBacklog backlog = backlog(UNPACED);
        OutboundMessage second = OutboundMessages.message(8, SLOW, 1);
        OutboundMessage first = OutboundMessages.message(7, SLOW, 1);
        backlog.add(second);
        backlog.add(first);

        assertThat(backlog.next(0)).isSameAs(first);
        take(backlog, first, 0);
        assertThat(backlog.next(0)).isSameAs(second);
        take(backlog, second, 0);
        assertThat(backlog.next(0)).isNull();
    }

    @Test
    void at_one_SMS_a_second_a_long_message_goes_part_by_part() {
        NumberBacklog backlog = backlog(1);
        OutboundMessage message = OutboundMessages.message(7, SLOW, 3);
        backlog.add(message);
        List<List<Integer>> gone = new ArrayList<>();
        for (long second = 0; second < 3; second++) {
            assertThat(backlog.next(second * SECOND)).isSameAs(message);
            List<Integer> parts = take(backlog, message, second * SECOND);
            gone.add(parts);
            assertThat(backlog.next(second * SECOND + SECOND / 2)).isNull();
            parts.forEach(part ->
                    message.addResult(OutboundMessages.result(message, part, SubmitOutcome.ACCEPTED)));
        }

        assertThat(gone).containsExactly(List.of(1), List.of(2), List.of(3));
        assertThat(message.isDone()).isTrue();
    }

    @Test
    void with_pacing_off_all_parts_go_at_once() {
        NumberBacklog backlog = backlog(UNPACED);
        OutboundMessage message = OutboundMessages.message(7, SLOW, 5);
        backlog.add(message);

        assertThat(take(backlog, message, 0)).containsExactly(1, 2, 3, 4, 5);
    }

    @Test
    void the_next_message_waits_while_the_one_before_has_SMS_still_to_submit() {
        NumberBacklog backlog = backlog(1);
        OutboundMessage first = OutboundMessages.message(7, SLOW, 2);
        OutboundMessage second = OutboundMessages.message(8, SLOW, 1);
        backlog.add(first);
        backlog.add(second);
        take(backlog, first, 0);

        assertThat(backlog.next(10 * SECOND)).isNull();

        first.addResult(OutboundMessages.result(first, 1, SubmitOutcome.ACCEPTED));
        assertThat(backlog.next(10 * SECOND)).isSameAs(first);
        take(backlog, first, 10 * SECOND);
        assertThat(backlog.next(20 * SECOND)).isSameAs(second);
    }

    @Test
    void a_message_whose_SMS_come_back_goes_before_the_next() {
        NumberBacklog backlog = backlog(UNPACED);
        OutboundMessage first = OutboundMessages.message(7, SLOW, 1);
        OutboundMessage second = OutboundMessages.message(8, SLOW, 1);
        backlog.add(first);
        backlog.add(second);
        take(backlog, first, 0);
        first.addResult(OutboundMessages.result(first, 1, SubmitOutcome.RETRIABLE));

        assertThat(backlog.next(0)).isSameAs(first);
    }

    @Test
    void a_thread_s_next_message_waits_for_the_answer_to_the_one_before_and_other_threads_do_not() {
        NumberBacklog backlog = backlog(UNPACED);
        OutboundMessage first = OutboundMessages.message(7, SLOW, "first", OutboundMessages.THREAD);
        OutboundMessage second = OutboundMessages.message(8, SLOW, "second", OutboundMessages.THREAD);
        OutboundMessage other = OutboundMessages.message(9, SLOW, 1);
        List.of(first, second, other).forEach(backlog::add);

        take(backlog, first, 0);
        assertThat(backlog.next(0)).isSameAs(other);
        take(backlog, other, 0);
        assertThat(backlog.next(0)).isNull();

        first.addResult(OutboundMessages.result(first, 1, SubmitOutcome.RETRIABLE));
        assertThat(backlog.next(0)).isSameAs(first);
        take(backlog, first, 0);
        first.addResult(OutboundMessages.result(first, 1, SubmitOutcome.ACCEPTED));
        backlog.remove(first);
        assertThat(backlog.next(0)).isSameAs(second);
    }

    @Test
    void a_thread_s_later_message_may_be_given_up_before_the_earlier() {
        NumberBacklog backlog = backlog(UNPACED);
        OutboundMessage first = OutboundMessages.message(7, SLOW, "first", OutboundMessages.THREAD);
        OutboundMessage second = OutboundMessages.message(8, SLOW, "second", OutboundMessages.THREAD);
        OutboundMessage third = OutboundMessages.message(9, SLOW, "third", OutboundMessages.THREAD);
        List.of(first, second, third).forEach(backlog::add);
        take(backlog, first, 0);

        backlog.remove(second);
        assertThat(backlog.next(0)).isNull();
        backlog.remove(first);
        assertThat(backlog.next(0)).isSameAs(third);
    }

    @Test
    void a_throttled_number_pauses_longer_each_time_and_at_most_half_a_minute() {
        NumberBacklog backlog = waiting();
        long now = 0;
        List<Long> pauses = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            backlog.slowDown(now);
            long pause = pause(backlog, now);
            pauses.add(pause);
            now += pause * SECOND;
        }

        assertThat(pauses).containsExactly(1L, 2L, 4L, 8L, 16L, 30L, 30L);
    }

    @Test
    void a_number_recovers_once_something_is_taken() {
        NumberBacklog backlog = waiting();
        backlog.slowDown(0);
        backlog.slowDown(SECOND);
        backlog.resetPause();
        backlog.slowDown(10 * SECOND);

        assertThat(pause(backlog, 10 * SECOND)).isEqualTo(1);
    }

    @Test
    void SMS_that_are_throttled_together_make_one_pause() {
        NumberBacklog backlog = waiting();
        for (int i = 0; i < 10; i++) {
            backlog.slowDown(i);
        }

        assertThat(pause(backlog, 0)).isEqualTo(1);
    }

    @Test
    void a_message_that_is_done_leaves_its_backlog() {
        NumberBacklog backlog = backlog(1);
        OutboundMessage message = OutboundMessages.message(7, SLOW, 1);
        backlog.add(message);
        assertThat(backlog.oldestWaiting()).isEqualTo(message);

        backlog.remove(message);
        assertThat(backlog.oldestWaiting()).isNull();
        assertThat(backlog.next(0)).isNull();
    }

    private static NumberBacklog backlog(double perSecond) {
        return new NumberBacklog(new TokenBucket(perSecond, 0), 0);
    }

    private static NumberBacklog waiting() {
        NumberBacklog backlog = backlog(UNPACED);
        backlog.add(OutboundMessages.message(7, SLOW, 1));
        return backlog;
    }

    /// As the loop does it.
    private static List<Integer> take(NumberBacklog backlog, OutboundMessage message, long now) {
        List<Integer> parts = message.attempt(backlog.allowance(now));
        backlog.take(parts.size());
        return parts;
    }

    /// In whole seconds.
    private static long pause(NumberBacklog backlog, long from) {
        long seconds = 0;
        while (backlog.next(from + seconds * SECOND) == null) {
            seconds++;
        }
        return seconds;
    }
}
