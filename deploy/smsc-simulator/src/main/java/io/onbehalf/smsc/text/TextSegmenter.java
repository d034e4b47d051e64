package io.onbehalf.smsc.text;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Splits a contact's text into the segments that their telephone sends (3GPP TS 23.040, §9.2.3.24.1).
public final class TextSegmenter {

    /// The characters that have the same octets in ASCII and in the GSM default alphabet.
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9 \\r\\n!\"#%&'()*+,./:;<=>?-]*");

    private static final byte DEFAULT_ALPHABET = 0;
    private static final byte UCS2 = 8;
    private static final byte CONCATENATED = 0;

    /// Their number and count are one octet each.
    private static final int MOST = 255;

    private TextSegmenter() {}

    /// The segments in their order: one without a header where the text fits, else several with a header.
    ///
    /// @param reference the concatenation reference that the segments of one text share; its lowest octet
    ///   counts
    /// @throws IllegalArgumentException for a text of more than 255 segments, which no telephone sends
    public static List<Segment> segments(String text, int reference) {
        return PLAIN.matcher(text).matches()
                ? segments(text, reference, DEFAULT_ALPHABET, StandardCharsets.US_ASCII, 160, 153)
                : segments(text, reference, UCS2, StandardCharsets.UTF_16BE, 70, 67);
    }

    /// The same where the default alphabet is ISO 8859-1.
    public static List<Segment> latinSegments(String text, int reference) {
        return StandardCharsets.ISO_8859_1.newEncoder().canEncode(text)
                ? segments(text, reference, DEFAULT_ALPHABET, StandardCharsets.ISO_8859_1, 140, 134)
                : segments(text, reference);
    }

    private static List<Segment> segments(
            String text, int reference, byte dataCoding, Charset charset, int single, int each) {
        if (text.length() <= single) {
            return List.of(new Segment(false, dataCoding, text.getBytes(charset)));
        }
        List<String> pieces = pieces(text, each);
        if (pieces.size() > MOST) {
            throw new IllegalArgumentException(
                    "text: has %d segments, may have %d".formatted(pieces.size(), MOST));
        }
        List<Segment> segments = new ArrayList<>();
        for (String piece : pieces) {
            byte[] octets = piece.getBytes(charset);
            byte[] whole = new byte[6 + octets.length];
            whole[0] = 5;
            whole[1] = CONCATENATED;
            whole[2] = 3;
            whole[3] = (byte) reference;
            whole[4] = (byte) pieces.size();
            whole[5] = (byte) (segments.size() + 1);
            System.arraycopy(octets, 0, whole, 6, octets.length);
            segments.add(new Segment(true, dataCoding, whole));
        }
        return segments;
    }

    /// Pieces of at most that many UTF-16 units; a surrogate pair stays in one piece.
    private static List<String> pieces(String text, int length) {
        List<String> pieces = new ArrayList<>();
        int start = 0;
        while (start < text.length()) {
            int end = Math.min(start + length, text.length());
            if (end < text.length() && Character.isHighSurrogate(text.charAt(end - 1))) {
                end--;
            }
            pieces.add(text.substring(start, end));
            start = end;
        }
        return pieces;
    }
}
