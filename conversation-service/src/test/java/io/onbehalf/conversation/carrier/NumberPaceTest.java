package io.onbehalf.conversation.carrier;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class NumberPaceTest {

    @ParameterizedTest
    @CsvSource({
        "US long code, +13175550100, 1",
        "US long code, +12125550123, 1",
        "Canada, +14165550123, 1",
        "Canada, +16045550123, 1",
        "toll-free, +18005550123, 3",
        "toll-free, +18885550123, 3",
        "toll-free, +18335550123, 3",
        "United Kingdom, +442071838750, 10",
        "United Kingdom toll-free, +448001111111, 10",
        "Germany, +4915112345678, 10",
        "Jamaica, +18765550123, 10",
        "Bahamas, +12425550123, 10",
        "no number, 12345, 10"
    })
    void a_number_goes_at_the_pace_of_its_kind(String kind, String number, double perSecond) {
        assertThat(new NumberPace(Settings.defaults().pacing()).of(number)).as(kind).isEqualTo(perSecond);
    }

    @Test
    void a_number_s_own_pace_counts_before_its_kind_s() {
        NumberPace pace = pace(Map.of("pacing.numbers[+13175550100]", "4.5"));

        assertThat(pace.of("+13175550100")).isEqualTo(4.5);
        assertThat(pace.of("+13175550101")).isEqualTo(1);
    }

    @Test
    void the_kinds_paces_are_settings() {
        NumberPace pace =
                pace(Map.of("pacing.long-code", "2", "pacing.toll-free", "6", "pacing.elsewhere", "0.5"));

        assertThat(pace.of("+13175550100")).isEqualTo(2);
        assertThat(pace.of("+18005550123")).isEqualTo(6);
        assertThat(pace.of("+442071838750")).isEqualTo(0.5);
    }

    @Test
    void with_pacing_off_no_number_has_a_pace() {
        NumberPace pace = pace(Map.of("pacing.enabled", "false", "pacing.numbers[+13175550100]", "4"));

        assertThat(pace.of("+13175550100")).isInfinite();
        assertThat(pace.of("+442071838750")).isInfinite();
    }

    private static NumberPace pace(Map<String, String> settings) {
        return new NumberPace(Settings.with(settings).pacing());
    }
}
