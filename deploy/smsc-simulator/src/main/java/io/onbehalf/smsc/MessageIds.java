package io.onbehalf.smsc;

import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/// Gives out message ids, in hexadecimal digits.
///
/// The first id is the clock's microseconds. No run accepts a million messages a second, so no id is given
/// out twice over several runs.
final class MessageIds {

    private static final int HEXADECIMAL = 16;

    private final AtomicLong next = new AtomicLong(System.currentTimeMillis() * 1_000);

    String next() {
        return Long.toString(next.getAndIncrement(), HEXADECIMAL).toUpperCase(Locale.ROOT);
    }

    /// The next id, with hyphens between groups of four digits.
    String nextWithHyphens() {
        return next().replaceAll("(?<=^(?:.{4}){1,9})(?!$)", "-");
    }

    /// The same id in decimal digits, as some SMSCs write it in a receipt.
    static String decimal(String messageId) {
        return Long.toString(Long.parseLong(withoutHyphens(messageId), HEXADECIMAL));
    }

    static String withoutHyphens(String messageId) {
        return messageId.replace("-", "");
    }
}
