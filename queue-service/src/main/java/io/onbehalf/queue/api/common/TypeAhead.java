package io.onbehalf.queue.api.common;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Matches names against the text that an agent has typed so far. A name matches if it, or any of its words,
/// begins with the text; case and accents make no difference.
///
/// @param typed folded
public record TypeAhead(String typed) {

    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    public static TypeAhead of(@Nullable String parameter) {
        return new TypeAhead(parameter == null ? "" : fold(parameter));
    }

    public boolean matches(String name) {
        return beginsWordOf(fold(name));
    }

    /// The same for a text that is folded already.
    public boolean beginsWordOf(String text) {
        int start = text.indexOf(typed);
        while (start > 0 && Character.isLetterOrDigit(text.codePointBefore(start))) {
            start = text.indexOf(typed, start + 1);
        }
        return start >= 0;
    }

    /// Folds case, accents and blanks.
    public static String fold(String text) {
        String stripped = text.strip();
        return isPlain(stripped) ? stripped.toLowerCase(Locale.ROOT) : foldUnicode(stripped);
    }

    /// True for ASCII whose blanks need no folding: most names, of which a search folds thousands.
    private static boolean isPlain(String text) {
        char before = ' ';
        for (int i = 0; i < text.length(); i++) {
            char next = text.charAt(i);
            if (next < ' ' || next >= 127 || (next == ' ' && before == ' ')) {
                return false;
            }
            before = next;
        }
        return true;
    }

    /// The last three letters have no decomposition in Unicode.
    private static String foldUnicode(String text) {
        String withoutAccents =
                ACCENTS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
        String lower = withoutAccents.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
        return BLANKS.matcher(lower).replaceAll(" ").replace('ø', 'o').replace('ł', 'l').replace('đ', 'd');
    }
}
