package io.onbehalf.queue.api;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// What an agent has typed so far of a queue's name: the beginning of the name or of any word of it, whatever
/// the case and the accents.
record TypeAhead(String typed) {

    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    static TypeAhead of(@Nullable String parameter) {
        return new TypeAhead(parameter == null ? "" : fold(parameter));
    }

    boolean matches(String name) {
        String text = fold(name);
        return IntStream.rangeClosed(0, text.length() - typed.length())
                .anyMatch(at -> beginsWord(text, at) && text.startsWith(typed, at));
    }

    private static boolean beginsWord(String text, int at) {
        return at == 0 || !Character.isLetterOrDigit(text.codePointBefore(at));
    }

    /// Letters that Unicode does not take apart are folded by hand.
    private static String fold(String text) {
        String bare =
                ACCENTS.matcher(Normalizer.normalize(text.strip(), Normalizer.Form.NFKD)).replaceAll("");
        String lower = bare.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
        return BLANKS.matcher(lower).replaceAll(" ").replace('ø', 'o').replace('ł', 'l').replace('đ', 'd');
    }
}
