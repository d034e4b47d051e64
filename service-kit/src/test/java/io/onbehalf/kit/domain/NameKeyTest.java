package io.onbehalf.kit.domain;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class NameKeyTest {

    @Test
    void names_that_look_the_same_for_want_of_a_visible_difference_are_the_same() {
        assertThat(NameKey.of("Sup\u200bport\u00a0Team\u00a0\u0000"))
                .isEqualTo(NameKey.of("Support Team"))
                .isNotEqualTo(NameKey.of("SupportTeam"));
    }

    @Test
    void names_that_differ_in_case_blanks_or_the_writing_of_accents_are_the_same() {
        assertThat(NameKey.of("  Straße CAFE\u0301 "))
                .isEqualTo(NameKey.of("STRASSE caf\u00e9"))
                .isNotEqualTo(NameKey.of("strasse cafe"));
    }

    @Test
    void names_that_differ_in_the_width_or_form_of_their_letters_are_the_same() {
        assertThat(NameKey.of("\uff33\uff55\uff50\uff50\uff4f\uff52\uff54")).isEqualTo(NameKey.of("Support"));
        assertThat(NameKey.of("\ud835\udc12upport")).isEqualTo(NameKey.of("Support")); // mathematical bold S
        assertThat(NameKey.of("O\ufb03ce")).isEqualTo(NameKey.of("Office"));
    }

    @Test
    void a_plain_name_has_the_key_that_it_has_beside_other_letters() {
        String plain = IntStream.rangeClosed(' ', '~').mapToObj(Character::toString).collect(joining());

        assertThat(NameKey.of(plain + "\u00e9")).isEqualTo(NameKey.of(plain) + "\u00e9");
        assertThat(NameKey.of(" Support  Team ")).isEqualTo("support  team");
    }
}
