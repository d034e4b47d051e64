package io.onbehalf.local.smsc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class MagicTest {

    @Test
    void the_last_four_digits_decide_in_any_form_of_a_number() {
        assertThat(Magic.of("+13175559901")).isEqualTo(Magic.THROTTLED);
        assertThat(Magic.of("13175559913")).isEqualTo(Magic.STOP);
        assertThat(Magic.of("9916")).isEqualTo(Magic.GONE);
    }

    @Test
    void any_other_number_has_no_magic() {
        assertThat(Magic.of("+13175559917")).isEqualTo(Magic.NONE);
        assertThat(Magic.of("+19901555123")).isEqualTo(Magic.NONE);
        assertThat(Magic.of("")).isEqualTo(Magic.NONE);
    }

    @Test
    void they_are_numbered_from_9901_to_9916() {
        assertThat(Arrays.stream(Magic.values()).skip(1).mapToInt(m -> Integer.parseInt(m.digits())))
                .containsExactly(
                        9901, 9902, 9903, 9904, 9905, 9906, 9907, 9908, 9909, 9910, 9911, 9912, 9913, 9914,
                        9915, 9916);
    }
}
