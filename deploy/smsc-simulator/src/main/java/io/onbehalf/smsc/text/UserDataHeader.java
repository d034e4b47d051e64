package io.onbehalf.smsc.text;

/// The user data header of a segment: its length, then elements of an id, a length and octets (3GPP TS
/// 23.040, §9.2.3.24).
public final class UserDataHeader {

    private static final int CONCATENATION_8_BIT_REFERENCE = 0;
    private static final int CONCATENATION_16_BIT_REFERENCE = 8;

    private UserDataHeader() {}

    /// True if the segment is the last of its text. A header without a concatenation element means a text of
    /// one segment, so the result is true.
    ///
    /// @param octets header and text
    public static boolean isLastSegment(byte[] octets) {
        int end = endOfConcatenation(octets);
        return end < 0 || octets[end - 1] == octets[end - 2];
    }

    /// How many segments its text has.
    ///
    /// @param octets header and text
    public static int segmentCount(byte[] octets) {
        int end = endOfConcatenation(octets);
        return end < 0 ? 1 : Byte.toUnsignedInt(octets[end - 2]);
    }

    /// The lowest octet of the reference that the segments of a text share; -1 without a concatenation
    /// element.
    ///
    /// @param octets header and text
    public static int reference(byte[] octets) {
        int end = endOfConcatenation(octets);
        return end < 0 ? -1 : Byte.toUnsignedInt(octets[end - 3]);
    }

    /// The end of the concatenation element, whose last octets are reference, count and place; -1 for none.
    private static int endOfConcatenation(byte[] octets) {
        int end = octets.length == 0 ? 0 : Math.min(octets.length, 1 + Byte.toUnsignedInt(octets[0]));
        int at = 1;
        while (at + 1 < end) {
            int next = at + 2 + Byte.toUnsignedInt(octets[at + 1]);
            boolean concatenation =
                    octets[at] == CONCATENATION_8_BIT_REFERENCE
                            || octets[at] == CONCATENATION_16_BIT_REFERENCE;
            if (concatenation && next <= end && next - at >= 5) {
                return next;
            }
            at = next;
        }
        return -1;
    }
}
