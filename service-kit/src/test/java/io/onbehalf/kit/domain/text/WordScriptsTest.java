package io.onbehalf.kit.domain.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class WordScriptsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u0405upport", // Cyrillic dze
                "Support \u0391ccounts", // Greek Alpha
                "24x7\u0445", // across digits
                "S\u200b\u0443pport", // across a mark of no width
                "\u03bf\u043e" // Greek and Cyrillic o
            })
    void a_word_of_two_alphabets_that_look_alike_is_found(String text) {
        assertThat(WordScripts.areMixed(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Support",
                "Soporte técnico",
                "Поддержка",
                "Υποστήριξη",
                "Support Поддержка",
                "Team-Ω",
                "Поддержка (VIP)",
                "LINEサポート",
                "支持 A队",
                "10 \u00b5g", // micro sign
                "24/7",
                ""
            })
    void names_of_real_languages_and_several_of_them_are_not(String text) {
        assertThat(WordScripts.areMixed(text)).isFalse();
    }
}
