package io.onbehalf.smsc.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class BindRefusalsTest {

    private final AtomicLong now = new AtomicLong();
    private final BindRefusals refusals = new BindRefusals(now::get);

    @Test
    void binds_are_refused_for_three_seconds_after_the_start_and_after_a_cut() {
        assertThat(refusals.refuses(SmscProfile.UNMARKED)).isTrue();

        now.addAndGet(Duration.ofSeconds(3).toNanos());
        assertThat(refusals.refuses(SmscProfile.UNMARKED)).isFalse();

        refusals.begin(SmscProfile.UNMARKED);
        assertThat(refusals.refuses(SmscProfile.UNMARKED)).isTrue();
    }

    @Test
    void no_other_account_s_binds_are_refused() {
        refusals.begin(SmscProfile.PADDED);

        assertThat(refusals.refuses(SmscProfile.PADDED)).isFalse();
        assertThat(refusals.refuses(SmscProfile.USUAL)).isFalse();
    }
}
