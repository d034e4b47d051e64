package io.onbehalf.conversation.domain.consent;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/// The keywords with which contacts opt out, opt in and ask for help: data with a version, in
/// `consent-keywords.properties`.
///
/// A keyword is the whole text: case, accents, punctuation and white space make no difference. Other words
/// that may mean an opt-out (47 CFR 64.1200: any reasonable wording counts) are flagged for the agent.
public final class ConsentKeywords {

    private final String version;
    private final Map<String, KeywordKind> kinds;
    private final List<String> hints;

    private ConsentKeywords(String version, Map<String, KeywordKind> kinds, List<String> hints) {
        this.version = version;
        this.kinds = Map.copyOf(kinds);
        this.hints = List.copyOf(hints);
    }

    /// The list that comes with the service.
    public static ConsentKeywords load() {
        Properties data = new Properties();
        try (InputStream file = ConsentKeywords.class.getResourceAsStream("/consent-keywords.properties")) {
            data.load(Objects.requireNonNull(file, "consent-keywords.properties is in the jar"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, KeywordKind> kinds = new HashMap<>();
        for (KeywordKind kind : List.of(KeywordKind.STOP, KeywordKind.START, KeywordKind.HELP)) {
            words(data, kind.name().toLowerCase(Locale.ROOT)).forEach(word -> kinds.put(folded(word), kind));
        }
        return new ConsentKeywords(
                data.getProperty("version"),
                kinds,
                words(data, "hints").map(ConsentKeywords::folded).toList());
    }

    public String version() {
        return version;
    }

    /// The keyword that a text is.
    public Optional<ConsentKeyword> keyword(String text) {
        String folded = folded(text);
        return Optional.ofNullable(kinds.get(folded)).map(kind -> new ConsentKeyword(kind, folded, version));
    }

    /// The hint for a text that is not acted on as a keyword.
    public OptOutHint hint(String text) {
        return mayOptOut(text) ? new OptOutHint(true, Optional.of(version)) : OptOutHint.NONE;
    }

    /// True if a text may mean an opt-out, in a keyword or in other words.
    public boolean mayOptOut(String text) {
        String folded = " " + folded(text) + " ";
        return keyword(text).filter(word -> word.kind() == KeywordKind.STOP).isPresent()
                || hints.stream().anyMatch(hint -> folded.contains(" " + hint + " "));
    }

    private static Stream<String> words(Properties data, String name) {
        return Stream.of(data.getProperty(name).split(",")).map(String::strip);
    }

    /// Lower case, without accents and punctuation, single blanks: `Opt-Out!` and `opt out` are the same.
    private static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", " ")
                .strip();
    }
}
