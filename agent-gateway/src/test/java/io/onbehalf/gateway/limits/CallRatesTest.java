package io.onbehalf.gateway.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.gateway.limits.CallRates.CallCount;
import io.onbehalf.gateway.limits.CallRates.CallSource;
import java.time.Duration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CallRatesTest {

    private static final CallSource AMY = new CallSource("acme", "amy", "web");

    private long now;
    private final CallRates rates = new CallRates(() -> now);

    @Test
    void each_user_with_each_client_has_a_count_of_their_own() {
        rates.count(AMY);

        assertThat(rates.count(AMY).count()).isEqualTo(2);
        assertThat(rates.count(new CallSource("acme", "amy", "script")).count()).isEqualTo(1);
        assertThat(rates.count(new CallSource("acme", "ben", "web")).count()).isEqualTo(1);
        assertThat(rates.count(new CallSource("globex", "amy", "web")).count()).isEqualTo(1);
    }

    @Test
    void a_window_lasts_a_minute_from_its_first_call_whatever_follows() {
        assertThat(rates.count(AMY)).isEqualTo(new CallCount(1, 61));
        now += Duration.ofSeconds(59).toNanos();
        assertThat(rates.count(AMY)).isEqualTo(new CallCount(2, 2));
        now += Duration.ofMillis(900).toNanos();
        assertThat(rates.count(AMY)).isEqualTo(new CallCount(3, 1));

        now += Duration.ofMillis(100).toNanos();
        assertThat(rates.count(AMY)).isEqualTo(new CallCount(1, 61));
    }
}
