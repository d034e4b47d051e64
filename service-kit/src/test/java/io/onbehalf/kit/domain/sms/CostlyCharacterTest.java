package io.onbehalf.kit.domain.sms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CostlyCharacterTest {

    @Test
    void a_text_in_the_alphabet_has_none() {
        assertThat(CostlyCharacter.of("Grüße, 5 € [ok]\r\n")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '|',
            value = {"’, '", "“, \"", "–, -", "…, ...", "œ, oe", "ç, c", "â, a", "Ő, O", "‹, <"})
    void one_that_can_be_said_in_the_alphabet_has_a_replacement(String character, String replacement) {
        assertThat(CostlyCharacter.of(character))
                .containsExactly(new CostlyCharacter(character, Optional.of(replacement)));
    }

    @Test
    void a_space_of_another_width_is_replaced_by_a_space_and_an_invisible_one_by_nothing() {
        assertThat(CostlyCharacter.of("\u00a0\u200b"))
                .extracting(CostlyCharacter::replacement)
                .containsExactly(Optional.of(" "), Optional.of(""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Ж", "😀", "中"})
    void one_of_another_script_has_none(String character) {
        assertThat(CostlyCharacter.of(character))
                .containsExactly(new CostlyCharacter(character, Optional.empty()));
    }

    @Test
    void each_is_listed_once_in_the_order_of_the_text_and_ten_at_most() {
        assertThat(CostlyCharacter.of("a–b’c–"))
                .extracting(CostlyCharacter::character)
                .isEqualTo(List.of("–", "’"));
        assertThat(CostlyCharacter.of("абвгдежзийклмн")).hasSize(10);
    }

    @Test
    void what_replaces_is_in_the_alphabet() {
        assertThat(CostlyCharacter.of("‘“–…\t•×œ™"))
                .flatExtracting(each -> each.replacement().stream().toList())
                .allMatch(each -> SmsText.of(each).encoding() == Encoding.GSM7);
    }
}
