package io.onbehalf.kit.domain.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
        "6, 6, 2f424c5f27591b1920291b65, नमस्ते। (€",
        "11, 0, 4926155f15425f, வணக்கம்",
        "13, 13, 3e472559561b65, شکریہ€",
        "4, 4, 1b2c1b1a, ৳১",
        "4, 0, 0c, ?",
        "6, 6, 1b7d, ॼ",
        "14, 14, 041b65, è€"
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

    /// Identifiers of languages by 3GPP TS 23.038, 6.2.1.2.4, with their scripts.
    @ParameterizedTest
    @CsvSource({
        "4, BENGALI",
        "5, GUJARATI",
        "6, DEVANAGARI",
        "7, KANNADA",
        "8, MALAYALAM",
        "9, ORIYA",
        "10, GURMUKHI",
        "11, TAMIL",
        "12, TELUGU",
        "13, ARABIC"
    })
    void the_tables_of_a_language_have_its_letters_the_latin_ones_and_the_digits_once(
            int language, Character.UnicodeScript script) {
        String locking = all(language, "");
        String single = all(language, "1b");

        for (String table : List.of(locking, single)) {
            assertThat(table.codePoints().filter(Character::isLetter).mapToObj(Character.UnicodeScript::of))
                    .contains(script)
                    .isSubsetOf(
                            script,
                            Character.UnicodeScript.LATIN,
                            Character.UnicodeScript.DEVANAGARI,
                            Character.UnicodeScript.COMMON);
        }
        assertThat(locking).contains("0123456789", "abcdefghijklmno", "pqrstuvwxyz", "\n", "\r", " ");
        assertThat(locking.replace("?", "").codePoints().boxed().toList()).doesNotHaveDuplicates();
        assertThat(single).contains("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "€", "[~]", "\f");
    }

    /// All characters of a language's table.
    ///
    /// @param before each septet, in hex
    private static String all(int language, String before) {
        String septets =
                IntStream.range(0, 128)
                        .filter(septet -> septet != 0x1B)
                        .mapToObj(septet -> before + "%02x".formatted(septet))
                        .collect(Collectors.joining());
        return Gsm0338.decode(HexFormat.of().parseHex(septets), language, language);
    }
}
