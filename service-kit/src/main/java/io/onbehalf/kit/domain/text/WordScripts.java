package io.onbehalf.kit.domain.text;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Set;

/// Finds words that are spelled with letters of alphabets that look alike.
///
/// Latin, Greek and Cyrillic share the shapes of some letters, so `Support` with a Cyrillic `S` passes for
/// another queue. A word of real languages has one of the three; one that mixes them is refused (the
/// restriction of UTS 39, 5.2, for these scripts alone). This needs no table of look-alikes and keeps the
/// order and the search of names as they are; a word that is wholly of another alphabet is still another
/// name.
public final class WordScripts {

    private static final Set<UnicodeScript> ALIKE =
            EnumSet.of(UnicodeScript.LATIN, UnicodeScript.GREEK, UnicodeScript.CYRILLIC);

    private WordScripts() {}

    /// True if a word has letters of two of these alphabets. What is neither a letter nor a mark or invisible
    /// ends a word.
    public static boolean areMixed(String text) {
        Set<UnicodeScript> word = EnumSet.noneOf(UnicodeScript.class);
        for (int character : text.codePoints().toArray()) {
            UnicodeScript script = UnicodeScript.of(character);
            if (ALIKE.contains(script)) {
                word.add(script);
            } else if (endsWord(character)) {
                word.clear();
            }
            if (word.size() > 1) {
                return true;
            }
        }
        return false;
    }

    private static boolean endsWord(int character) {
        return switch (Character.getType(character)) {
            case Character.FORMAT,
                    Character.CONTROL,
                    Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK,
                    Character.COMBINING_SPACING_MARK ->
                    false;
            default -> !Character.isLetterOrDigit(character);
        };
    }
}
