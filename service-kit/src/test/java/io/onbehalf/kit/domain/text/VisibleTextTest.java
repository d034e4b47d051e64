package io.onbehalf.kit.domain.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class VisibleTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " \t\r\n",
                "\u00A0\u2003\u2028",
                "\u200B\u200D\uFEFF\u2060",
                "\u0000\u001B",
                "\u2800\u3164\u034F",
                "\uFE0F",
                "\uDB40\uDD00"
            })
    void a_text_of_which_nothing_can_be_seen_is_blank(String text) {
        assertThat(VisibleText.isBlank(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {".", "\u200Ba", "\uD83D\uDE00", "\u2764\uFE0F", "\u0301"})
    void a_text_with_anything_to_see_is_not(String text) {
        assertThat(VisibleText.isBlank(text)).isFalse();
    }
}
