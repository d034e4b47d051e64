package io.onbehalf.conversation.carrier.smpp.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.conversation.carrier.smpp.session.SubmitBuffer.Written;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PendingSubmitsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final SubmitAnswer ANSWER = new SubmitAnswer(0, "A1");

    private final AtomicLong now = new AtomicLong();
    private final PendingSubmits submits = new PendingSubmits(now::get);
    private final List<String> told = new ArrayList<>();

    @Test
    void an_answer_is_for_the_submit_with_its_sequence_number() {
        expect(1);
        expect(2);

        assertThat(submits.answered(2, ANSWER)).isTrue();
        assertThat(submits.answered(2, ANSWER)).isFalse();
        assertThat(told).containsExactly("2 answered 0 A1");
    }

    @Test
    void an_answer_that_nobody_waits_for_is_told_to_nobody() {
        assertThat(submits.answered(7, ANSWER)).isFalse();
        assertThat(told).isEmpty();
    }

    @Test
    void an_answer_that_does_not_come_in_time_is_waited_for_no_longer() {
        expect(1);
        now.addAndGet(PATIENCE.toNanos() - 1);
        expect(2);
        submits.expire(PATIENCE);
        assertThat(told).isEmpty();

        now.addAndGet(1);
        submits.expire(PATIENCE);
        assertThat(told).containsExactly("1 unanswered");
    }

    @Test
    void an_answer_that_comes_after_the_wait_is_told_once() {
        overdue(1);

        assertThat(submits.answered(1, ANSWER)).isTrue();
        assertThat(submits.answered(1, ANSWER)).isFalse();
        assertThat(told).containsExactly("1 unanswered", "1 late");
    }

    @Test
    void after_ten_minutes_nobody_waits_for_a_late_answer_any_more() {
        overdue(1);
        now.addAndGet(Duration.ofMinutes(10).toNanos());
        overdue(2);

        assertThat(submits.answered(1, ANSWER)).isFalse();
        assertThat(submits.answered(2, ANSWER)).isTrue();
    }

    @Test
    void of_very_many_late_answers_the_newest_are_waited_for() {
        for (int i = 1; i <= 10_001; i++) {
            expect(i);
        }
        now.addAndGet(PATIENCE.toNanos());
        submits.expire(PATIENCE);

        assertThat(submits.answered(1, ANSWER)).isFalse();
        assertThat(submits.answered(2, ANSWER)).isTrue();
        assertThat(submits.answered(10_001, ANSWER)).isTrue();
    }

    @Test
    void at_the_end_nothing_is_waited_for() {
        expect(1);
        submits.end();

        assertThat(told).containsExactly("1 ended");
        assertThat(submits.answered(1, ANSWER)).isFalse();
        assertThat(submits.expect(List.of(written(2)))).isFalse();
    }

    private void overdue(int sequenceNumber) {
        expect(sequenceNumber);
        now.addAndGet(PATIENCE.toNanos());
        submits.expire(PATIENCE);
    }

    private void expect(int sequenceNumber) {
        assertThat(submits.expect(List.of(written(sequenceNumber)))).isTrue();
    }

    private Written written(int sequenceNumber) {
        return new Written(sequenceNumber, new ToldListener(Integer.toString(sequenceNumber), told));
    }
}
