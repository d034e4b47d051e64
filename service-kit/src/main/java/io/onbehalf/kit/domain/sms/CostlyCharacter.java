package io.onbehalf.kit.domain.sms;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A character that GSM 03.38 lacks: one of them in a text makes each of its SMS carry 70 characters instead
/// of 160.
///
/// @param character as it stands in the text
/// @param replacement what says the same in GSM 03.38, possibly nothing; empty where nothing does
public record CostlyCharacter(String character, Optional<String> replacement) {

    /// More are not listed: then the text is in another script.
    private static final int MOST_LISTED = 10;

    private static final Map<String, String> REPLACEMENTS =
            Map.ofEntries(
                    Map.entry("‘’‚‛′`´ʼ", "'"),
                    Map.entry("“”„‟″«»", "\""),
                    Map.entry("‐‑‒–—―−", "-"),
                    Map.entry("…", "..."),
                    Map.entry("\t\u00a0\u2002\u2003\u2007\u2009\u200a\u202f\u3000", " "),
                    Map.entry("\u200b\u2060\ufeff\u00ad", ""),
                    Map.entry("•·", "*"),
                    Map.entry("‹", "<"),
                    Map.entry("›", ">"),
                    Map.entry("×", "x"),
                    Map.entry("œ", "oe"),
                    Map.entry("Œ", "OE"),
                    Map.entry("™", "TM"));

    /// The costly characters of a text, each once, in the order in which they first stand in it.
    public static List<CostlyCharacter> of(String text) {
        return text.codePoints()
                .filter(character -> Gsm0338.septets(character) == 0)
                .distinct()
                .limit(MOST_LISTED)
                .mapToObj(Character::toString)
                .map(character -> new CostlyCharacter(character, replacement(character)))
                .toList();
    }

    private static Optional<String> replacement(String character) {
        return REPLACEMENTS.entrySet().stream()
                .filter(each -> each.getKey().contains(character))
                .map(Map.Entry::getValue)
                .findFirst()
                .or(() -> withoutAccents(character));
    }

    private static Optional<String> withoutAccents(String character) {
        String letter = Normalizer.normalize(character, Form.NFD).replaceAll("\\p{M}", "");
        boolean plain = letter.chars().allMatch(each -> Gsm0338.septets(each) > 0);
        return plain && !letter.isEmpty() ? Optional.of(letter) : Optional.empty();
    }
}
