package io.onbehalf.conversation.directory;

import io.onbehalf.kit.domain.text.VisibleText;
import java.util.Optional;
import java.util.regex.Pattern;

/// Judges how a number is typed: by digits, the blanks and signs that people put between them, and a `+` in
/// front. libphonenumber reads more, and drops in silence what it does not need: an SMS would go to a number
/// that is not the one on the agent's screen.
final class TypedNumber {

    private static final Pattern LINK = Pattern.compile("(?i)^tel:");

    /// Digits, and between them hyphens and blanks of every kind, brackets, dots and slashes.
    private static final Pattern NUMBER =
            Pattern.compile(
                    "[(\\[\\p{Zs}]*[+\uFF0B]?[\\p{Nd}\\p{Zs}\\p{Pd}()\\[\\]./\u2212\uFF08\uFF09\uFF0E]*");

    private TypedNumber() {}

    /// Why a number is not typed as one; empty if it is.
    ///
    /// @param hasExtension whether an extension can be read in it
    static Optional<NoSmsReason> objection(String typed, boolean hasExtension) {
        String number = LINK.matcher(typed.strip()).replaceFirst("");
        if (hasExtension) {
            return Optional.of(NoSmsReason.EXTENSION);
        }
        if (number.codePoints().anyMatch(Character::isLetter)) {
            return Optional.of(NoSmsReason.LETTERS);
        }
        if (NUMBER.matcher(number).matches()) {
            return Optional.empty();
        }
        return Optional.of(
                number.codePoints().anyMatch(TypedNumber::isUnseen)
                        ? NoSmsReason.INVISIBLE
                        : NoSmsReason.SIGN);
    }

    /// True for digits and what stands between them, perhaps with a plus in front.
    static boolean isNumber(String spelled) {
        return NUMBER.matcher(spelled).matches();
    }

    /// Blanks separate, so they are seen.
    private static boolean isUnseen(int character) {
        return VisibleText.isBlank(Character.toString(character)) && !Character.isSpaceChar(character);
    }
}
