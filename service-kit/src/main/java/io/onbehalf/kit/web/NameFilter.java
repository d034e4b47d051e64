package io.onbehalf.kit.web;

import io.onbehalf.kit.domain.NameKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The `name` filter of a listing: a part of the name, or a pattern with `*`; case makes no difference.
public record NameFilter(List<String> pieces) {

    public static NameFilter of(@Nullable String parameter) {
        String pattern = parameter == null ? "" : NameKey.of(parameter);
        String whole = pattern.contains("*") ? pattern : "*" + pattern + "*";
        return new NameFilter(List.of(whole.split("\\*", -1)));
    }

    /// True if every name matches.
    public boolean isEmpty() {
        return pieces.stream().allMatch(String::isEmpty);
    }

    public boolean matches(String name) {
        return matchesKey(NameKey.of(name));
    }

    /// The same for a name whose key is known. Each piece follows the one before; the first and the last are
    /// at the name's ends. Needs one pass.
    ///
    /// @param text a [NameKey]
    public boolean matchesKey(String text) {
        String first = pieces.getFirst();
        String last = pieces.getLast();
        int end = text.length() - last.length();
        if (!text.startsWith(first) || !text.endsWith(last) || end < first.length()) {
            return false;
        }
        int from = first.length();
        for (String piece : pieces.subList(1, pieces.size() - 1)) {
            int found = text.indexOf(piece, from, end);
            if (found < 0) {
                return false;
            }
            from = found + piece.length();
        }
        return true;
    }
}
