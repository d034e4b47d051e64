package io.onbehalf.conversation.config;

import io.onbehalf.conversation.domain.consent.ConsentKeywords;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// The settings of the list of consent keywords, under `onbehalf.consent`.
///
/// @param keywordsFile a list in the form of the service's own, in its place; null for the service's own
/// @param languages whose keywords count, ISO 639-1; empty for all
/// @param ignoredKeywords words that are flagged and not acted on, such as `cancel`, `end`, `quit`: where the
///   law allows
@ConfigurationProperties(value = "onbehalf.consent", ignoreUnknownFields = false)
public record ConsentProperties(
        @Nullable Path keywordsFile,
        @DefaultValue Set<String> languages,
        @DefaultValue Set<String> ignoredKeywords) {

    /// The list.
    ///
    /// @throws IllegalArgumentException if the file is no such list
    /// @throws UncheckedIOException if the file can't be read
    public ConsentKeywords keywords() {
        return all().without(ignoredKeywords);
    }

    private ConsentKeywords all() {
        if (keywordsFile == null) {
            return ConsentKeywords.load(languages);
        }
        try (Reader list = Files.newBufferedReader(keywordsFile)) {
            return ConsentKeywords.read(list, languages);
        } catch (IOException e) {
            throw new UncheckedIOException("onbehalf.consent.keywords-file " + keywordsFile, e);
        }
    }
}
