package io.onbehalf.conversation.carrier.smpp.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SmscSilenceTest {

    private static final long SECOND = 1_000_000_000L;

    private final SmscSilence silence = new SmscSilence(Duration.ofSeconds(60));

    @Test
    void three_submits_without_an_answer_are_too_many_after_twice_the_timer() {
        unanswered(3);

        assertThat(silence.isTooLong(true, 120 * SECOND)).isFalse();
        assertThat(silence.isTooLong(true, 121 * SECOND)).isTrue();
    }

    @Test
    void two_are_not() {
        unanswered(2);

        assertThat(silence.isTooLong(true, 1_000 * SECOND)).isFalse();
    }

    @Test
    void an_answer_that_comes_late_ends_the_silence() {
        unanswered(3);
        silence.answered();

        assertThat(silence.isTooLong(true, 1_000 * SECOND)).isFalse();
        assertThat(silence.hasAnswered()).isTrue();
    }

    @Test
    void of_an_SMSC_that_has_not_answered_before_one_is_enough() {
        unanswered(1);

        assertThat(silence.isTooLong(false, 60 * SECOND)).isTrue();
        assertThat(silence.hasAnswered()).isFalse();
    }

    private void unanswered(int submits) {
        for (int i = 0; i < submits; i++) {
            silence.unanswered(0);
        }
    }
}
