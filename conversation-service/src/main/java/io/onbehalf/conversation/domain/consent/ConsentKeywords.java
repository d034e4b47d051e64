package io.onbehalf.conversation.domain.consent;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toUnmodifiableSet;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The keywords with which contacts opt out, opt in and ask for help: data with a version, by language.
///
/// A keyword is the whole text: case, accents, punctuation and white space make no difference. Other words
/// that may mean an opt-out (47 CFR 64.1200: any reasonable wording counts), and slips of the thumb, are
/// flagged for the agent.
public final class ConsentKeywords {

    private static final String LIST = "/consent-keywords.properties";

    /// Selects the words that count in all languages.
    private static final Set<String> NO_LANGUAGE = Set.of("");

    /// The letters of a word whose slips count; shorter ones have too many neighbours that are words too.
    private static final int LONG = 5;

    private final Source source;
    private final String version;
    private final Map<String, KeywordKind> kinds;
    private final List<String> hints;
    private final NearMisses nearMisses;

    private ConsentKeywords(
            Source source,
            String version,
            Map<String, KeywordKind> kinds,
            List<String> hints,
            NearMisses nearMisses) {
        this.source = source;
        this.version = version;
        this.kinds = Map.copyOf(kinds);
        this.hints = List.copyOf(hints);
        this.nearMisses = nearMisses;
    }

    /// The list that the words come from.
    ///
    /// @param ignored words that are not acted on, folded
    private record Source(Properties data, Set<String> ignored) {}

    /// The list that comes with the service, in all its languages.
    public static ConsentKeywords load() {
        return load(Set.of());
    }

    /// The list that comes with the service.
    ///
    /// @param languages ISO 639-1; empty for all
    public static ConsentKeywords load(Set<String> languages) {
        try (InputStream file = ConsentKeywords.class.getResourceAsStream(LIST)) {
            return read(new InputStreamReader(Objects.requireNonNull(file, LIST), UTF_8), languages);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Another list, in the form of that which comes with the service.
    ///
    /// @param languages ISO 639-1; empty for all
    /// @throws IllegalArgumentException if it has no version or no word that opts out
    public static ConsentKeywords read(Reader list, Set<String> languages) throws IOException {
        Properties data = new Properties();
        data.load(list);
        String version = version(data);
        ConsentKeywords read = of(data, version, languages);
        if (version.isEmpty() || !read.kinds.containsValue(KeywordKind.STOP)) {
            throw new IllegalArgumentException("consent keywords: need a version, and words of stop");
        }
        return read;
    }

    private static String version(Properties data) {
        return data.getProperty("version", "").strip();
    }

    private static ConsentKeywords of(Properties data, String version, Set<String> languages) {
        Map<String, KeywordKind> kinds = new HashMap<>();
        // STOP last: a word that means it in one language opts out, whatever it means in another.
        for (KeywordKind kind : List.of(KeywordKind.HELP, KeywordKind.START, KeywordKind.STOP)) {
            words(data, kind.name().toLowerCase(Locale.ROOT), languages)
                    .forEach(word -> kinds.put(word, kind));
        }
        return new ConsentKeywords(
                new Source(data, Set.of()),
                version,
                kinds,
                words(data, "hints", languages).distinct().toList(),
                new NearMisses(
                        near(data, languages),
                        words(data, "ordinary", languages).collect(toUnmodifiableSet())));
    }

    /// The words of which slips count: single words of stop that are long enough, but for some, and others.
    private static Set<String> near(Properties data, Set<String> languages) {
        Set<String> exact = words(data, "exact", Set.of()).collect(toUnmodifiableSet());
        return Stream.concat(
                        words(data, "near", languages),
                        words(data, "stop", languages)
                                .filter(word -> word.length() >= LONG && !word.contains(" "))
                                .filter(word -> !exact.contains(word)))
                .collect(toUnmodifiableSet());
    }

    /// Those that an organization has chosen. Words of no language can't be switched off, and what the
    /// service does not act on, no organization can have back. Its version names the choice.
    public ConsentKeywords chosenBy(KeywordChoice choice) {
        Set<String> fixed = words(source.data(), "stop", NO_LANGUAGE).collect(toUnmodifiableSet());
        Set<String> ignored =
                choice.ignored().stream()
                        .map(ConsentKeywords::folded)
                        .filter(word -> !fixed.contains(word))
                        .collect(toUnmodifiableSet());
        if (choice.languages().isEmpty()) {
            return without(ignored);
        }
        String label = choice.languages().stream().sorted().collect(Collectors.joining(", ", " in ", ""));
        ConsentKeywords some = of(source.data(), version(source.data()) + label, choice.languages());
        return some.kinds.containsValue(KeywordKind.STOP)
                ? some.without(source.ignored()).without(ignored)
                : without(ignored);
    }

    /// The same without some words: they are flagged, and not acted on. Its version names them.
    public ConsentKeywords without(Collection<String> words) {
        Set<String> ignored = words.stream().map(ConsentKeywords::folded).collect(toUnmodifiableSet());
        if (ignored.isEmpty()) {
            return this;
        }
        Map<String, KeywordKind> kept = new HashMap<>(kinds);
        kept.keySet().removeAll(ignored);
        Set<String> flagged = new HashSet<>(ignored);
        flagged.removeIf(word -> kinds.get(word) != KeywordKind.STOP);
        Set<String> all = new HashSet<>(source.ignored());
        all.addAll(ignored);
        return new ConsentKeywords(
                new Source(source.data(), Set.copyOf(all)),
                version + ignored.stream().sorted().collect(Collectors.joining(", ", " without ", "")),
                kept,
                hints,
                nearMisses.with(flagged));
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
        String folded = folded(text);
        return kinds.get(folded) == KeywordKind.STOP
                || hints.stream().anyMatch(hint -> contains(folded, hint))
                || nearMisses.contains(folded);
    }

    /// Chinese and Japanese put no blanks between words.
    private static boolean contains(String text, String hint) {
        return hint.codePoints().anyMatch(Character::isIdeographic)
                ? text.contains(hint)
                : (" " + text + " ").contains(" " + hint + " ");
    }

    /// The words of a list, in all languages or in some; those without a language always.
    private static Stream<String> words(Properties data, String name, Set<String> languages) {
        return data.stringPropertyNames().stream()
                .filter(key -> key.equals(name) || key.startsWith(name + "."))
                .filter(key ->
                        key.equals(name)
                                || languages.isEmpty()
                                || languages.contains(key.substring(name.length() + 1)))
                .sorted()
                .flatMap(key -> Stream.of(data.getProperty(key).split(",")))
                .map(ConsentKeywords::folded)
                .filter(word -> !word.isEmpty());
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
