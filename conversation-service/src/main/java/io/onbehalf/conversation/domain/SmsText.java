package io.onbehalf.conversation.domain;

/// A text as the mobile network carries it: in which alphabet and in how many SMS.
///
/// GSM 03.38 packs 160 septets into one SMS, or 153 into each part of a longer text; a text with any other
/// character goes in UCS-2, 70 units or 67 to a part. A character of the extension table takes two septets,
/// one outside the basic plane two units; neither is split between parts.
public record SmsText(Encoding encoding, int segmentCount) {

    /// The most SMS that one text may take.
    public static final int MAX_SEGMENTS = 5;

    private static final String GSM_BASIC =
            "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
                    + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
    private static final String GSM_EXTENSION = "\f^{}\\[~]|€";

    public static SmsText of(String text) {
        boolean gsm = text.chars().allMatch(SmsText::isGsm);
        return gsm
                ? new SmsText(Encoding.GSM7, count(text, gsm, 160, 153))
                : new SmsText(Encoding.UCS2, count(text, gsm, 70, 67));
    }

    private static boolean isGsm(int unit) {
        return GSM_BASIC.indexOf(unit) >= 0 || GSM_EXTENSION.indexOf(unit) >= 0;
    }

    private static int count(String text, boolean gsm, int single, int part) {
        int parts = 1;
        int used = 0;
        int total = 0;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int size = size(text.codePointAt(i), gsm);
            total += size;
            if (used + size > part) {
                parts++;
                used = 0;
            }
            used += size;
        }
        return total <= single ? 1 : parts;
    }

    private static int size(int character, boolean gsm) {
        if (gsm) {
            return GSM_EXTENSION.indexOf(character) >= 0 ? 2 : 1;
        }
        return Character.charCount(character);
    }
}
