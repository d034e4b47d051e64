package io.onbehalf.local.smsc;

/// The header of a part: elements of an id, a length, and so many octets.
final class UserDataHeader {

    private static final int PLACE_AFTER_8_BIT_REFERENCE = 0;
    private static final int PLACE_AFTER_16_BIT_REFERENCE = 8;

    private UserDataHeader() {}

    /// Whether it names its part as the last of its text; so does one that names no place at all.
    static boolean isLastPart(byte[] text) {
        int end = text.length == 0 ? 0 : Math.min(text.length, 1 + Byte.toUnsignedInt(text[0]));
        int at = 1;
        while (at + 1 < end) {
            int next = at + 2 + Byte.toUnsignedInt(text[at + 1]);
            boolean place =
                    text[at] == PLACE_AFTER_8_BIT_REFERENCE || text[at] == PLACE_AFTER_16_BIT_REFERENCE;
            if (place && next <= end && next - at >= 4) {
                return text[next - 1] == text[next - 2];
            }
            at = next;
        }
        return true;
    }
}
