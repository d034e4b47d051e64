package io.onbehalf.kit.domain.sms;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SmsTextTest {

    @ParameterizedTest
    @CsvSource({
        "a, 160, GSM7, 1", "a, 161, GSM7, 2", "a, 306, GSM7, 2", "a, 307, GSM7, 3",
        "a, 765, GSM7, 5", "a, 766, GSM7, 6", "€, 80, GSM7, 1", "€, 81, GSM7, 2",
        "ç, 70, UCS2, 1", "ç, 71, UCS2, 2", "ç, 335, UCS2, 5", "ç, 336, UCS2, 6",
        "😀, 35, UCS2, 1", "😀, 36, UCS2, 2", "Ç, 160, GSM7, 1"
    })
    void a_text_takes_as_many_SMS_as_its_alphabet_needs(
            String character, int times, Encoding encoding, int segments) {
        SmsText sms = SmsText.of(character.repeat(times));

        assertThat(sms.encoding()).isEqualTo(encoding);
        assertThat(sms.segmentCount()).isEqualTo(segments);
        assertThat(String.join("", sms.parts())).isEqualTo(character.repeat(times));
    }

    @Test
    void an_escaped_pair_is_not_split_between_parts() {
        String text = "a".repeat(152) + "€" + "a".repeat(151);

        assertThat(SmsText.of(text).parts()).containsExactly("a".repeat(152), "€" + "a".repeat(151));
        assertThat(SmsText.of(text + "a").parts())
                .containsExactly("a".repeat(152), "€" + "a".repeat(151), "a");
    }

    @Test
    void one_character_outside_the_alphabet_changes_the_whole_text() {
        assertThat(SmsText.of("a".repeat(100) + "я").encoding()).isEqualTo(Encoding.UCS2);
    }

    @Test
    void a_surrogate_pair_is_not_split_between_parts() {
        assertThat(SmsText.of("я".repeat(66) + "😀" + "я".repeat(10)).parts())
                .containsExactly("я".repeat(66), "😀" + "я".repeat(10));
    }
}
