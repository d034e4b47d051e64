package io.onbehalf.kit.web.text;

import java.util.regex.Pattern;

/// A whole number as a query parameter has it: decimal digits of ASCII, nothing else.
public final class WholeNumber {

    private static final Pattern FORM = Pattern.compile("-?[0-9]{1,10}");

    private WholeNumber() {}

    /// Reads one.
    ///
    /// @throws IllegalArgumentException for what is none, or is too large
    public static Integer parse(String text) {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("no whole number");
        }
        return Integer.valueOf(text);
    }
}
