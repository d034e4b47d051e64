package io.onbehalf.e2e.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.queue.domain.organization.OptOutWords;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// What queue-service refuses to switch off is what conversation-service acts on in every language.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class OptOutWordsTest {

    @Test
    void the_words_of_no_language_are_those_that_no_organization_switches_off() throws IOException {
        assertThat(Arrays.stream(keywords().getProperty("stop").split(",", -1)).map(String::strip))
                .isNotEmpty()
                .allMatch(OptOutWords::isFixed);
    }

    @Test
    void accents_and_punctuation_make_no_other_word() {
        assertThat(OptOutWords.isFixed("Stóp!")).isTrue();
        assertThat(OptOutWords.isFixed("cancel")).isFalse();
    }

    private static Properties keywords() throws IOException {
        var words = new Properties();
        try (Reader list =
                new InputStreamReader(
                        Objects.requireNonNull(
                                OptOutWordsTest.class.getResourceAsStream("/consent-keywords.properties")),
                        StandardCharsets.UTF_8)) {
            words.load(list);
        }
        return words;
    }
}
