package io.onbehalf.kit.domain.sms;

import java.util.ArrayList;
import java.util.List;

/// A text as the mobile network carries it: in which alphabet and in which SMS.
///
/// GSM 03.38 packs 160 septets into one SMS, or 153 into each part of a longer text; a text with any other
/// character goes in UCS-2, 70 units or 67 to a part. A character of the extension table takes two septets,
/// one outside the basic plane two units; neither is split between parts.
///
/// @param parts what each SMS carries, in order; one for an empty text
public record SmsText(Encoding encoding, List<String> parts) {

    /// The most SMS that one text may take.
    public static final int MAX_SEGMENTS = 5;

    public SmsText {
        parts = List.copyOf(parts);
    }

    public static SmsText of(String text) {
        boolean gsm = text.chars().allMatch(unit -> Gsm0338.septets(unit) > 0);
        return gsm
                ? new SmsText(Encoding.GSM7, split(text, gsm, 160, 153))
                : new SmsText(Encoding.UCS2, split(text, gsm, 70, 67));
    }

    /// The number of SMS that it takes.
    public int segmentCount() {
        return parts.size();
    }

    private static List<String> split(String text, boolean gsm, int single, int part) {
        return text.codePoints().map(character -> size(character, gsm)).sum() <= single
                ? List.of(text)
                : split(text, gsm, part);
    }

    private static List<String> split(String text, boolean gsm, int limit) {
        List<String> parts = new ArrayList<>();
        int from = 0;
        int used = 0;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int size = size(text.codePointAt(i), gsm);
            if (used + size > limit) {
                parts.add(text.substring(from, i));
                from = i;
                used = 0;
            }
            used += size;
        }
        parts.add(text.substring(from));
        return parts;
    }

    private static int size(int character, boolean gsm) {
        return gsm ? Gsm0338.septets(character) : Character.charCount(character);
    }
}
