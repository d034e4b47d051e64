package io.onbehalf.conversation.domain.inbound;

import java.util.Arrays;

/// Octets of UTF-8 (RFC 3629) that may begin or end within a character.
final class CutUtf8 {

    /// The longest character has one octet more.
    private static final int MOST_CUT = 3;

    private CutUtf8() {}

    /// The octets without what they have of a character that begins before them or ends behind them.
    static byte[] without(byte[] octets) {
        int from = 0;
        while (from < Math.min(MOST_CUT, octets.length) && isContinuation(octets[from])) {
            from++;
        }
        return Arrays.copyOfRange(octets, from, Math.max(from, end(octets)));
    }

    private static int end(byte[] octets) {
        for (int back = 1; back <= Math.min(MOST_CUT, octets.length); back++) {
            byte octet = octets[octets.length - back];
            if (!isContinuation(octet)) {
                return octets.length - (length(octet) > back ? back : 0);
            }
        }
        return octets.length;
    }

    private static boolean isContinuation(byte octet) {
        return (octet & 0xC0) == 0x80;
    }

    /// The octets of the character that begins with this one; 1 for what begins none.
    private static int length(byte first) {
        int ones = Integer.numberOfLeadingZeros(~(first << 24));
        return ones <= MOST_CUT + 1 ? Math.max(1, ones) : 1;
    }
}
