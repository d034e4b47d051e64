package io.onbehalf.local.smsc;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Turns a contact's text into the parts that their telephone sends.
final class SmsText {

    /// The characters that are the same octets in ASCII as in the GSM default alphabet.
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9 \\r\\n!\"#%&'()*+,./:;<=>?-]*");

    private static final byte DEFAULT_ALPHABET = 0;
    private static final byte UCS2 = 8;
    private static final byte CONCATENATED = 0;

    private SmsText() {}

    /// @param reference shared by the parts of one text
    static List<Part> parts(String text, int reference) {
        return PLAIN.matcher(text).matches()
                ? parts(text, reference, DEFAULT_ALPHABET, StandardCharsets.US_ASCII, 160, 153)
                : parts(text, reference, UCS2, StandardCharsets.UTF_16BE, 70, 67);
    }

    private static List<Part> parts(
            String text, int reference, byte dataCoding, Charset charset, int alone, int each) {
        if (text.length() <= alone) {
            return List.of(new Part(false, dataCoding, text.getBytes(charset)));
        }
        List<String> pieces = pieces(text, each);
        List<Part> parts = new ArrayList<>();
        for (String piece : pieces) {
            byte[] octets = piece.getBytes(charset);
            byte[] whole = new byte[6 + octets.length];
            whole[0] = 5;
            whole[1] = CONCATENATED;
            whole[2] = 3;
            whole[3] = (byte) reference;
            whole[4] = (byte) pieces.size();
            whole[5] = (byte) (parts.size() + 1);
            System.arraycopy(octets, 0, whole, 6, octets.length);
            parts.add(new Part(true, dataCoding, whole));
        }
        return parts;
    }

    private static List<String> pieces(String text, int each) {
        List<String> pieces = new ArrayList<>();
        int start = 0;
        while (start < text.length()) {
            int end = Math.min(start + each, text.length());
            if (end < text.length() && Character.isHighSurrogate(text.charAt(end - 1))) {
                end--;
            }
            pieces.add(text.substring(start, end));
            start = end;
        }
        return pieces;
    }
}
