package io.onbehalf.kit.domain.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class WholeTextTest {

    @Test
    void a_text_of_whole_characters_is_left_as_it_is() {
        String text = "Grüße, 漢字 😀\u0000";

        assertThat(WholeText.isWhole(text)).isTrue();
        assertThat(WholeText.of(text)).isSameAs(text);
    }

    @Test
    void half_a_character_becomes_the_unknown_one_wherever_it_is() {
        assertThat(WholeText.of("\ud83da\ude00\ud83d😀\ude00\ud83d"))
                .isEqualTo("\uFFFDa\uFFFD\uFFFD😀\uFFFD\uFFFD");
        assertThat(WholeText.isWhole("a\ud83d")).isFalse();
        assertThat(WholeText.isWhole("\ude00\ud83d")).isFalse();
    }

    @Test
    void a_cut_leaves_no_half_character() {
        assertThat(WholeText.cut("ab😀", 4)).isEqualTo("ab😀");
        assertThat(WholeText.cut("ab😀", 3)).isEqualTo("ab");
        assertThat(WholeText.cut("ab😀c", 4)).isEqualTo("ab😀");
        assertThat(WholeText.cut("abc", 2)).isEqualTo("ab");
    }
}
