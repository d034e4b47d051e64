package io.onbehalf.kit.domain.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HexFormat;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class Gsm0338Test {

    @ParameterizedTest
    @CsvSource({"@, 00", "A, 41", "Ç, 09", "ü, 7e", "€, 1b65", "[, 1b3c", "~, 1b3d", "Δ, 10"})
    void a_character_has_its_septets(String character, String septets) {
        assertThat(HexFormat.of().formatHex(Gsm0338.encode(character))).isEqualTo(septets);
        assertThat(Gsm0338.decode(HexFormat.of().parseHex(septets))).isEqualTo(character);
    }

    @Test
    void every_septet_but_the_escape_decodes_and_encodes_back() {
        for (int septet = 0; septet < 128; septet++) {
            if (septet != 0x1B) {
                byte[] one = {(byte) septet};
                assertThat(Gsm0338.encode(Gsm0338.decode(one))).containsExactly(one);
            }
        }
    }

    @Test
    void what_the_alphabet_lacks_is_not_encoded() {
        assertThatIllegalArgumentException().isThrownBy(() -> Gsm0338.encode("я"));
        assertThat(Gsm0338.septets('ç')).isZero();
    }

    @Test
    void what_stands_in_no_table_is_read_all_the_same() {
        assertThat(Gsm0338.decode(new byte[] {(byte) 0x80})).isEqualTo("?");
        assertThat(Gsm0338.decode(new byte[] {'a', 0x1B})).isEqualTo("a");
        assertThat(Gsm0338.decode(new byte[] {0x1B, 'a'})).isEqualTo("a");
    }
}
