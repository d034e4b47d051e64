package io.onbehalf.conversation.domain.delivery;

/// A text to be sent, and what it takes to send it; its text form hides the words.
///
/// @param segmentCount how many SMS carry it
/// @param encoding the alphabet that it needs
public record OutboundText(String text, int segmentCount, Encoding encoding) {

    /// Letters, marks and symbols that show nothing: Hangul fillers, the combining grapheme joiner, the empty
    /// Braille pattern, Khmer inherent vowels, Mongolian variation selectors.
    private static final String FILLERS =
            "\u115F\u1160\u3164\uFFA0\u034F\u2800\u17B4\u17B5\u180B\u180C\u180D\u180F";

    public static OutboundText of(String text) {
        SmsText sms = SmsText.of(text);
        return new OutboundText(text, sms.segmentCount(), sms.encoding());
    }

    /// True if nothing of a text can be seen: it has only blanks, control and format characters (such as
    /// those of no width), and fillers.
    public static boolean isBlank(String text) {
        return text.codePoints().allMatch(OutboundText::isInvisible);
    }

    private static boolean isInvisible(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    true;
            default -> FILLERS.indexOf(character) >= 0 || isVariationSelector(character);
        };
    }

    private static boolean isVariationSelector(int character) {
        return (character >= 0xFE00 && character <= 0xFE0F) || (character >= 0xE0100 && character <= 0xE01EF);
    }

    @Override
    public String toString() {
        return "OutboundText[%d segments, %s]".formatted(segmentCount, encoding);
    }
}
