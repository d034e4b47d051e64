package io.onbehalf.kit.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.kit.config.StopOrder.Bound;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.catalina.core.StandardContext;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.springframework.boot.convert.DurationStyle;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class StopOrderTest {

    @Test
    void the_bounds_of_a_stop_add_up_to_no_more_than_25_s() {
        Duration sum = Stream.of(Bound.values()).map(Bound::longest).reduce(Duration.ZERO, Duration::plus);

        assertThat(sum).isLessThanOrEqualTo(StopOrder.WHOLE);
        assertThat(StopOrder.WHOLE).isEqualTo(Duration.ofSeconds(25));
    }

    @Test
    void the_calls_under_way_have_the_time_of_a_phase() throws IOException {
        Properties defaults = new Properties();
        try (InputStream file = getClass().getResourceAsStream("/onbehalf-defaults.properties")) {
            defaults.load(Objects.requireNonNull(file));
        }

        assertThat(
                        DurationStyle.detectAndParse(
                                defaults.getProperty("spring.lifecycle.timeout-per-shutdown-phase")))
                .isEqualTo(Bound.CALLS.longest())
                .as("what stops beside each other ends within a phase")
                .isGreaterThan(Bound.STREAMS.longest());
    }

    @Test
    void the_web_server_waits_no_longer_for_its_servlets_than_is_counted() {
        assertThat(Duration.ofMillis(new StandardContext().getUnloadDelay()))
                .isEqualTo(Bound.WEB_SERVER.longest());
    }
}
