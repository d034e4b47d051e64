package io.onbehalf.queue.api.common;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TypeAheadTest {

    @ParameterizedTest
    @CsvSource({
        "sup, Support",
        "SUP, support",
        "eme, Support Émeraude",
        "Émer, support emeraude",
        "north s, North   Support",
        "eu, Sales (EU)",
        "(eu, Sales (EU)",
        "line, On-line",
        "łod, Biuro Lodz",
        "strass, Straße 5",
        "an, Joan Ann",
        "north  s, North\tSales"
    })
    void the_beginning_of_the_name_or_of_a_word_matches_without_regard_to_case_and_accents(
            String typed, String name) {
        assertThat(TypeAhead.of(typed).matches(name)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"port, Support", "supports, Support", "les, Sales (EU)", "sales north, North Sales"})
    void the_middle_of_a_word_does_not_match(String typed, String name) {
        assertThat(TypeAhead.of(typed).matches(name)).isFalse();
    }

    @Test
    void no_text_matches_every_name() {
        assertThat(TypeAhead.of(null).matches("Support")).isTrue();
        assertThat(TypeAhead.of("  ").matches("Support")).isTrue();
    }
}
