package io.onbehalf.conversation.carrier.outbound.rate;

import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.conversation.config.CarrierSettings;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class NumberRateLimitsTest {

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
    void a_number_has_the_limit_of_its_type(String type, String number, double perSecond) {
        assertThat(CarrierSettings.defaults().pacing().limits().perSecond(number))
                .as(type)
                .isEqualTo(perSecond);
    }

    @Test
    void a_number_s_own_limit_counts_before_its_type_s() {
        NumberRateLimits limits = limits(Map.of("pacing.numbers[+13175550100]", "4.5"));

        assertThat(limits.perSecond("+13175550100")).isEqualTo(4.5);
        assertThat(limits.perSecond("+13175550101")).isEqualTo(1);
    }

    @Test
    void the_types_limits_are_settings() {
        NumberRateLimits limits =
                limits(Map.of("pacing.long-code", "2", "pacing.toll-free", "6", "pacing.elsewhere", "0.5"));

        assertThat(limits.perSecond("+13175550100")).isEqualTo(2);
        assertThat(limits.perSecond("+18005550123")).isEqualTo(6);
        assertThat(limits.perSecond("+442071838750")).isEqualTo(0.5);
    }

    @Test
    void with_pacing_off_no_number_has_a_limit() {
        NumberRateLimits limits =
                limits(Map.of("pacing.enabled", "false", "pacing.numbers[+13175550100]", "4"));

        assertThat(limits.perSecond("+13175550100")).isInfinite();
        assertThat(limits.perSecond("+442071838750")).isInfinite();
    }

    private static NumberRateLimits limits(Map<String, String> settings) {
        return CarrierSettings.with(settings).pacing().limits();
    }
}
