package io.onbehalf.kit.web;

import io.onbehalf.kit.domain.version.IfMatch;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Reads the header `If-Match`: `*`, or entity tags with commas between them.
public final class IfMatchHeader {

    public static final String HEADER = "If-Match";

    private static final Pattern TAG = Pattern.compile("(?:W/)?\"[\\x21\\x23-\\x7e]*\"");
    private static final Pattern TAGS = Pattern.compile("%1$s(?:\\s*,\\s*%1$s)*".formatted(TAG.pattern()));

    private IfMatchHeader() {}

    /// Reads the header; without it there is no condition.
    ///
    /// @param values one for each time that the header is there
    /// @throws ApiException 400 for another text
    public static IfMatch parse(List<String> values) {
        if (values.isEmpty()) {
            return IfMatch.NONE;
        }
        String text = String.join(",", values).strip();
        if (text.equals("*")) {
            return new IfMatch(List.of(text));
        }
        if (!TAGS.matcher(text).matches()) {
            throw ApiException.invalidValue(HEADER, HEADER + ": must be * or entity tags in quotes");
        }
        return new IfMatch(TAG.matcher(text).results().map(MatchResult::group).toList());
    }
}
