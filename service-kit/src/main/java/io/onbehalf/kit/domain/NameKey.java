package io.onbehalf.kit.domain;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/// Defines when two names that people gave are the same name.
public final class NameKey {

    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cf}\\p{Cc}&&[^\\s]]+");
    private static final Pattern BLANK = Pattern.compile("[\\p{Z}\\s]");

    private NameKey() {}

    /// Two names with the same key are the same name: case, outer blanks, the kind of a blank, characters
    /// that nobody sees, Unicode's ways to write an accent, and the width and form of a letter (as in
    /// `Ｓｕｐｐｏｒｔ`, compatibility composition of UAX 15) make no difference.
    public static String of(String name) {
        if (isPlain(name)) {
            return name.strip().toLowerCase(Locale.ROOT);
        }
        String seen = BLANK.matcher(UNSEEN.matcher(name).replaceAll("")).replaceAll(" ").strip();
        String folded = composed(seen).toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
        return composed(folded);
    }

    /// Most names are: a list that is sorted or searched by name asks for the keys of all.
    private static boolean isPlain(String name) {
        return name.chars().allMatch(each -> each >= ' ' && each <= '~');
    }

    private static String composed(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC);
    }
}
