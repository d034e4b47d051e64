package io.onbehalf.queue.api.organization;

import io.onbehalf.kit.web.ApiException;
import io.onbehalf.queue.domain.organization.OptOutWords;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The settings of opt-out words, as a body spells them.
final class OptOutWordsFields {

    private static final String LANGUAGES = "optOutLanguages";
    private static final String IGNORED = "ignoredOptOutWords";
    private static final int LONGEST = 40;
    private static final Set<String> KNOWN = Set.of(Locale.getISOLanguages());

    private OptOutWordsFields() {}

    /// @param languages ISO 639-1, in any case; null for none
    /// @param ignored in any case; null for none
    /// @throws ApiException 400 for a language that there is not, and for a word that always opts out
    static OptOutWords of(@Nullable List<String> languages, @Nullable List<String> ignored) {
        return new OptOutWords(
                sorted(languages).map(OptOutWordsFields::language).toList(),
                sorted(ignored).map(OptOutWordsFields::word).toList());
    }

    private static Stream<String> sorted(@Nullable List<String> texts) {
        return texts == null
                ? Stream.empty()
                : texts.stream().map(text -> text.strip().toLowerCase(Locale.ROOT)).sorted().distinct();
    }

    private static String language(String code) {
        if (!KNOWN.contains(code)) {
            throw ApiException.invalidValue(
                    LANGUAGES, LANGUAGES + ": must be the ISO 639-1 codes of languages, such as es");
        }
        return code;
    }

    private static String word(String word) {
        if (word.isEmpty() || word.length() > LONGEST) {
            throw ApiException.invalidValue(
                    IGNORED, "%s: a word must have 1 to %d characters".formatted(IGNORED, LONGEST));
        }
        if (OptOutWords.isFixed(word)) {
            throw ApiException.invalidValue(IGNORED, "%s: %s always opts out".formatted(IGNORED, word));
        }
        return word;
    }
}
