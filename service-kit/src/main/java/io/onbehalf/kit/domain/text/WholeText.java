package io.onbehalf.kit.domain.text;

/// Texts of whole characters. A character outside the basic plane, such as an emoji, has two UTF-16 units,
/// and one of them alone (an unpaired surrogate) has no UTF-8: it can't be stored or sent as it is.
public final class WholeText {

    /// U+FFFD, the replacement character.
    private static final int UNKNOWN = 0xFFFD;

    private WholeText() {}

    /// True if no half of a character is in a text.
    public static boolean isWhole(String text) {
        return text.codePoints().noneMatch(WholeText::isHalf);
    }

    /// The text with U+FFFD in the place of each half of a character.
    public static String of(String text) {
        if (isWhole(text)) {
            return text;
        }
        var whole = new StringBuilder(text.length());
        text.codePoints()
                .forEach(character -> whole.appendCodePoint(isHalf(character) ? UNKNOWN : character));
        return whole.toString();
    }

    /// The text as far as it has room; a character for which half the room is left is dropped.
    ///
    /// @param units the most UTF-16 units
    public static String cut(String text, int units) {
        if (text.length() <= units) {
            return text;
        }
        boolean splits =
                Character.isHighSurrogate(text.charAt(units - 1))
                        && Character.isLowSurrogate(text.charAt(units));
        return text.substring(0, splits ? units - 1 : units);
    }

    private static boolean isHalf(int character) {
        return character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE;
    }
}
