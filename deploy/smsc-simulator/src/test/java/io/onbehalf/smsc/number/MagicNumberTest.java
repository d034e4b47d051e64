package io.onbehalf.smsc.number;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class MagicNumberTest {

    @Test
    void the_last_four_digits_select_the_kind_in_any_notation() {
        assertThat(MagicNumber.of("+13175559901")).isEqualTo(MagicNumber.THROTTLED);
        assertThat(MagicNumber.of("13175559913")).isEqualTo(MagicNumber.STOP);
        assertThat(MagicNumber.of("9916")).isEqualTo(MagicNumber.GONE);
    }

    @Test
    void any_other_number_has_no_kind_of_its_own() {
        assertThat(MagicNumber.of("+13175559917")).isEqualTo(MagicNumber.NONE);
        assertThat(MagicNumber.of("+19901555123")).isEqualTo(MagicNumber.NONE);
        assertThat(MagicNumber.of("")).isEqualTo(MagicNumber.NONE);
    }

    @Test
    void the_kinds_are_numbered_from_9901_to_9916() {
        assertThat(Arrays.stream(MagicNumber.values()).skip(1).mapToInt(m -> Integer.parseInt(m.digits())))
                .containsExactly(
                        9901, 9902, 9903, 9904, 9905, 9906, 9907, 9908, 9909, 9910, 9911, 9912, 9913, 9914,
                        9915, 9916);
    }

    @Test
    void the_readme_has_a_row_for_every_kind() throws IOException {
        assertThat(
                        Files.readAllLines(Path.of("README.md")).stream()
                                .filter(line -> line.startsWith("| 99"))
                                .map(line -> line.substring(2, 6)))
                .containsExactlyElementsOf(
                        Arrays.stream(MagicNumber.values()).skip(1).map(MagicNumber::digits).toList());
    }
}
