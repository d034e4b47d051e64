package io.onbehalf.conversation.domain.consent;

import java.util.HashSet;
import java.util.Set;

/// Whole texts that may be a keyword with a slip of the thumb: one letter too many, too few or wrong, or two
/// swapped.
///
/// @param words the keywords, folded
/// @param ordinary words that differ as little and are no slips
record NearMisses(Set<String> words, Set<String> ordinary) {

    NearMisses {
        words = Set.copyOf(words);
        ordinary = Set.copyOf(ordinary);
    }

    NearMisses with(Set<String> more) {
        Set<String> all = new HashSet<>(words);
        all.addAll(more);
        Set<String> kept = new HashSet<>(ordinary);
        kept.removeAll(more);
        return new NearMisses(all, kept);
    }

    /// True for one of the words too.
    boolean contains(String text) {
        return !ordinary.contains(text) && words.stream().anyMatch(word -> isNear(text, word));
    }

    private static boolean isNear(String text, String word) {
        if (Math.abs(text.length() - word.length()) > 1) {
            return false;
        }
        int from = 0;
        int shorter = Math.min(text.length(), word.length());
        while (from < shorter && text.charAt(from) == word.charAt(from)) {
            from++;
        }
        int end = 0;
        while (end < shorter - from && last(text, end) == last(word, end)) {
            end++;
        }
        String here = text.substring(from, text.length() - end);
        String there = word.substring(from, word.length() - end);
        return (here.length() <= 1 && there.length() <= 1) || isSwapped(here, there);
    }

    private static char last(String text, int back) {
        return text.charAt(text.length() - 1 - back);
    }

    private static boolean isSwapped(String here, String there) {
        return here.length() == 2 && there.contentEquals(new StringBuilder(here).reverse());
    }
}
