package io.onbehalf.conversation.domain.delivery;

import java.math.BigInteger;
import java.util.Locale;

/// An SMSC's id of an SMS: the same one may be spelled in hex in one place and in decimal in another, with
/// leading zeros or without, a UUID with its hyphens or without.
public final class SmscMessageId {

    /// The digits of 64 bits.
    private static final int LONGEST_NUMBER = 20;

    private static final int DECIMAL = 10;
    private static final int HEX = 16;

    private SmscMessageId() {}

    /// True if both spell the same id in the same base.
    public static boolean equal(String one, String other) {
        return plain(one).equals(plain(other));
    }

    /// True if one is the other's hex or decimal spelling.
    public static boolean folded(String one, String other) {
        return equal(one, hex(other)) || equal(hex(one), other);
    }

    /// The same id in one spelling, whatever its case, hyphens and leading zeros.
    public static String plain(String id) {
        return id.strip().replace("-", "").toUpperCase(Locale.ROOT).replaceFirst("^0+(?=.)", "");
    }

    /// A decimal number in hex; anything else as it is.
    public static String hex(String id) {
        return converted(id, DECIMAL, HEX);
    }

    /// A hexadecimal number in decimal; anything else as it is.
    public static String decimal(String id) {
        return converted(id, HEX, DECIMAL);
    }

    private static String converted(String id, int from, int to) {
        String plain = plain(id);
        boolean number =
                !plain.isEmpty()
                        && plain.length() <= LONGEST_NUMBER
                        && plain.chars().allMatch(digit -> Character.digit(digit, from) >= 0);
        return number ? plain(new BigInteger(plain, from).toString(to)) : plain;
    }
}
