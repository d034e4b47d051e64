package io.onbehalf.queue.domain.organization;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// With which words contacts of an organization opt out; conversation-service judges texts by it.
///
/// @param optOutLanguages ISO 639-1, in alphabetical order; empty for those that the service is set to
/// @param ignoredOptOutWords words that are flagged and don't opt out, where the law allows that: in lower
///   case, in alphabetical order
public record OptOutWords(List<String> optOutLanguages, List<String> ignoredOptOutWords) {

    /// Whatever the service is set to.
    public static final OptOutWords DEFAULT = new OptOutWords(List.of(), List.of());

    /// Words that opt out in every organization: the law or the networks ask for them. The list of consent
    /// keywords has them as those of no language.
    private static final Set<String> ALWAYS =
            Set.of("stop", "stopall", "unsubscribe", "unsub", "optout", "stop2end", "stoptoend", "td");

    public OptOutWords {
        optOutLanguages = List.copyOf(optOutLanguages);
        ignoredOptOutWords = List.copyOf(ignoredOptOutWords);
    }

    /// True for a word that can't be switched off, however it is written: `Opt-Out`, `STOP ALL`, `stóp`.
    public static boolean isFixed(String word) {
        String plain = Normalizer.normalize(word, Normalizer.Form.NFKD);
        return ALWAYS.contains(plain.replaceAll("[^\\p{L}\\p{N}]+", "").toLowerCase(Locale.ROOT));
    }
}
