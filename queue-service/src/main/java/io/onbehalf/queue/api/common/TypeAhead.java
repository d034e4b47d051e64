package io.onbehalf.queue.api.common;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Matches names against the text that an agent has typed so far. A name matches if it, or any of its words,
/// begins with the text; case and accents make no difference.
public record TypeAhead(String typed) {

    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    public static TypeAhead of(@Nullable String parameter) {
        return new TypeAhead(parameter == null ? "" : fold(parameter));
    }

    public boolean matches(String name) {
        String text = fold(name);
        return IntStream.rangeClosed(0, text.length() - typed.length())
                .anyMatch(start -> beginsWord(text, start) && text.startsWith(typed, start));
    }

    /// True if the text is anywhere in the name.
    public boolean isIn(String name) {
        return fold(name).contains(typed);
    }

    /// True if the text is the whole name.
    public boolean isSame(String name) {
        return fold(name).equals(typed);
    }

    private static boolean beginsWord(String text, int start) {
        return start == 0 || !Character.isLetterOrDigit(text.codePointBefore(start));
    }

    /// Folds case, accents and blanks; the last three letters have no decomposition in Unicode.
    private static String fold(String text) {
        String withoutAccents =
                ACCENTS.matcher(Normalizer.normalize(text.strip(), Normalizer.Form.NFKD)).replaceAll("");
        String lower = withoutAccents.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
        return BLANKS.matcher(lower).replaceAll(" ").replace('ø', 'o').replace('ł', 'l').replace('đ', 'd');
    }
}
