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

    @ParameterizedTest
    @CsvSource({
        "1, 0, 04070b0c1c1d4060, €ıĞğŞşİç",
        "0, 1, 1b471b491b531b631b671b691b731b14, ĞİŞçğış^",
        "0, 2, 1b091b411b491b4f1b551b611b691b6f1b75, çÁÍÓÚáíóú",
        "3, 0, 04060708090b0c0e0f12131415161718191a1c1d1e24405b5c5d607b7c7d, êúíóçÔôÁáªÇÀ∞^\\€Ó|ÂâÊºÍÃÕÚ~ãõ`",
        "0, 3, 1b051b091b0b1b0c1b0e1b0f1b1f1b411b5b1b5c1b611b7b1b7c1b7f, êçÔôÁáÊÀÃÕÂãõâ",
        "3, 3, 1b58, X",
        "2, 0, 04, è",
        "13, 13, 041b65, è€"
    })
    void a_language_s_tables_replace_the_GSM_s_own(int locking, int single, String septets, String text) {
        assertThat(Gsm0338.decode(HexFormat.of().parseHex(septets), locking, single)).isEqualTo(text);
    }

    @Test
    void what_stands_in_no_table_is_read_all_the_same() {
        assertThat(Gsm0338.decode(new byte[] {(byte) 0x80})).isEqualTo("?");
        assertThat(Gsm0338.decode(new byte[] {'a', 0x1B})).isEqualTo("a");
        assertThat(Gsm0338.decode(new byte[] {0x1B, 'a'})).isEqualTo("a");
    }
}
