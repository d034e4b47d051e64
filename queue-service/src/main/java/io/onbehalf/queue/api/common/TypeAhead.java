package io.onbehalf.queue.api.common;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
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
        return IntStream.rangeClosed(0, text.length() - typed.length())
                .anyMatch(start -> beginsWord(text, start) && text.startsWith(typed, start));
    }

    private static boolean beginsWord(String text, int start) {
        return start == 0 || !Character.isLetterOrDigit(text.codePointBefore(start));
    }

    /// Folds case, accents and blanks; the last three letters have no decomposition in Unicode.
    public static String fold(String text) {
        String stripped = text.strip();
        String withoutAccents =
                isAscii(stripped)
                        ? stripped
                        : ACCENTS.matcher(Normalizer.normalize(stripped, Normalizer.Form.NFKD))
                                .replaceAll("");
        String lower = withoutAccents.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
        return BLANKS.matcher(lower).replaceAll(" ").replace('ø', 'o').replace('ł', 'l').replace('đ', 'd');
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(each -> each < 128);
    }
}
