package io.onbehalf.conversation.carrier.smpp.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Stream;
import org.jsmpp.SMPPConstant;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class BindPausesTest {

    private static final Duration MOMENT = Duration.ofMillis(300);

    private final BindPauses pauses = new BindPauses();

    @Test
    void binds_that_are_dropped_after_a_moment_come_less_and_less_often() {
        assertThat(Stream.generate(() -> pauses.afterBind(MOMENT, false).toMillis()).limit(7))
                .containsExactly(500L, 1_000L, 2_000L, 4_000L, 8_000L, 15_000L, 15_000L);
    }

    @Test
    void so_do_those_that_come_not_about() {
        assertThat(Stream.generate(() -> pauses.afterFailure().toMillis()).limit(7))
                .containsExactly(500L, 1_000L, 2_000L, 4_000L, 8_000L, 15_000L, 15_000L);
    }

    @Test
    void after_a_bind_that_lived_or_was_answered_the_pause_is_the_shortest_again() {
        pauses.afterFailure();
        pauses.afterFailure();
        assertThat(pauses.afterBind(BindPauses.GOOD_LIFE, false)).isEqualTo(BindPauses.FIRST);

        pauses.afterFailure();
        assertThat(pauses.afterBind(MOMENT, true)).isEqualTo(BindPauses.FIRST);
    }

    @ParameterizedTest
    @ValueSource(ints = {SMPPConstant.STAT_ESME_RINVPASWD, SMPPConstant.STAT_ESME_RINVSYSID})
    void after_refused_credentials_it_waits_for_minutes_so_that_the_account_is_not_locked(int status) {
        assertThat(Stream.generate(() -> pauses.afterRefusal(status).toSeconds()).limit(5))
                .containsExactly(60L, 120L, 240L, 300L, 300L);
    }

    @Test
    void after_any_other_refusal_it_waits_as_after_a_failure() {
        assertThat(pauses.afterRefusal(SMPPConstant.STAT_ESME_RALYBND)).isEqualTo(BindPauses.FIRST);
        assertThat(pauses.afterRefusal(SMPPConstant.STAT_ESME_RALYBND))
                .isEqualTo(BindPauses.FIRST.multipliedBy(2));
    }
}
