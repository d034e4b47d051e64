package io.onbehalf.kit.domain.text;

/// Tells texts that show something from those that only look empty.
public final class VisibleText {

    /// Letters, marks and symbols that show nothing: Hangul fillers, the combining grapheme joiner, the empty
    /// Braille pattern, Khmer inherent vowels, Mongolian variation selectors.
    private static final String FILLERS =
            "\u115F\u1160\u3164\uFFA0\u034F\u2800\u17B4\u17B5\u180B\u180C\u180D\u180F";

    private VisibleText() {}

    /// True if nothing of a text can be seen: it has only blanks, control and format characters (such as
    /// those of no width), and fillers. A character that this release of Unicode does not know may be seen.
    public static boolean isBlank(String text) {
        return text.codePoints().allMatch(VisibleText::isInvisible);
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
}
