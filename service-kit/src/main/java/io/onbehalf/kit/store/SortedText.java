package io.onbehalf.kit.store;

import java.time.Instant;

/// Numbers and times as text that sorts like them, for the keys of rows.
public final class SortedText {

    /// Enough for the milliseconds of 30,000 years.
    public static final int TIME_DIGITS = 15;

    private SortedText() {}

    /// A time to the millisecond, since 1970 or later.
    public static String of(Instant time) {
        return of(time.toEpochMilli(), TIME_DIGITS);
    }

    /// A number with zeros before it.
    ///
    /// @param number 0 or more
    public static String of(long number, int digits) {
        String text = Long.toString(number);
        return "0".repeat(Math.max(0, digits - text.length())) + text;
    }
}
