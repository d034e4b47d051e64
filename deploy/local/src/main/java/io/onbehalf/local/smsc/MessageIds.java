package io.onbehalf.local.smsc;

import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/// Ids for messages, in hexadecimal digits.
///
/// They begin at the clock's microseconds, so that no earlier run gave them: none gives a million a second.
final class MessageIds {

    private static final int HEXADECIMAL = 16;

    private final AtomicLong next = new AtomicLong(System.currentTimeMillis() * 1_000);

    String next() {
        return Long.toString(next.getAndIncrement(), HEXADECIMAL).toUpperCase(Locale.ROOT);
    }

    /// The same id as an SMSC writes it that counts in tens.
    static String decimal(String messageId) {
        return Long.toString(Long.parseLong(messageId, HEXADECIMAL));
    }
}
