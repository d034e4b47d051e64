package io.onbehalf.conversation.domain.consent;

import java.util.Set;

/// An organization's choice from the list of consent keywords.
///
/// @param languages ISO 639-1; empty for those that the service is set to
/// @param ignored words that are flagged and not acted on
public record KeywordChoice(Set<String> languages, Set<String> ignored) {

    /// Whatever the service is set to.
    public static final KeywordChoice DEFAULT = new KeywordChoice(Set.of(), Set.of());

    public KeywordChoice {
        languages = Set.copyOf(languages);
        ignored = Set.copyOf(ignored);
    }
}
