package io.onbehalf.conversation.carrier.smpp.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PendingSubmitsTest {

    private static final SubmitAnswer ANSWER = new SubmitAnswer(0, "A1");

    private final AtomicLong now = new AtomicLong();
    private final PendingSubmits submits = new PendingSubmits(now::get);
    private final List<SubmitAnswer> late = new ArrayList<>();

    @Test
    void an_answer_is_for_the_submit_with_its_sequence_number() {
        CompletableFuture<SubmitAnswer> first = submits.expect(1);
        CompletableFuture<SubmitAnswer> second = submits.expect(2);

        assertThat(submits.answered(2, ANSWER)).isTrue();
        assertThat(second).isCompletedWithValue(ANSWER);
        assertThat(first).isNotDone();
    }

    @Test
    void an_answer_that_nobody_waits_for_is_told_to_nobody() {
        assertThat(submits.answered(7, ANSWER)).isFalse();

        var _ = submits.expect(1);
        submits.forget(1);
        assertThat(submits.answered(1, ANSWER)).isFalse();
    }

    @Test
    void an_answer_that_comes_after_the_wait_is_told_once() {
        var _ = submits.expect(1);
        assertThat(submits.giveUp(1, late::add)).isEmpty();

        assertThat(submits.answered(1, ANSWER)).isTrue();
        assertThat(submits.answered(1, ANSWER)).isFalse();
        assertThat(late).containsExactly(ANSWER);
    }

    @Test
    void an_answer_that_comes_as_the_wait_ends_is_the_result() {
        var _ = submits.expect(1);
        submits.answered(1, ANSWER);

        assertThat(submits.giveUp(1, late::add)).contains(ANSWER);
        assertThat(late).isEmpty();
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
            overdue(i);
        }

        assertThat(submits.answered(1, ANSWER)).isFalse();
        assertThat(submits.answered(2, ANSWER)).isTrue();
        assertThat(submits.answered(10_001, ANSWER)).isTrue();
    }

    @Test
    void at_the_end_nothing_is_waited_for() {
        CompletableFuture<SubmitAnswer> before = submits.expect(1);
        submits.end();

        assertThat(before)
                .failsWithin(Duration.ZERO)
                .withThrowableThat()
                .withCauseInstanceOf(IOException.class);
        assertThat(submits.expect(2)).isCompletedExceptionally();
    }

    private void overdue(int sequenceNumber) {
        var _ = submits.expect(sequenceNumber);
        var _ = submits.giveUp(sequenceNumber, late::add);
    }
}
