package io.onbehalf.conversation.carrier.smpp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RelativeTimeTest {

    @ParameterizedTest
    @CsvSource({
        "PT1S, 000000000001000R",
        "PT59.9S, 000000000059000R",
        "PT4H, 000000040000000R",
        "PT23H59M59S, 000000235959000R",
        "P1D, 000001000000000R",
        "P2DT3H4M5S, 000002030405000R",
        "P27D, 000027000000000R"
    })
    void a_duration_is_written_as_SMPP_s_relative_time(Duration duration, String time) {
        assertThat(RelativeTime.of(duration)).isEqualTo(time);
    }

    @ParameterizedTest
    @CsvSource({
        "PT0S, 000000000001000R",
        "PT-5S, 000000000001000R",
        "PT0.2S, 000000000001000R",
        "P28D, 000027000000000R",
        "P400D, 000027000000000R"
    })
    void what_does_not_fit_is_the_shortest_or_the_longest(Duration duration, String time) {
        assertThat(RelativeTime.of(duration)).isEqualTo(time);
    }
}
