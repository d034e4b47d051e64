package io.onbehalf.kit.domain.sms;

import java.util.List;
import java.util.stream.Stream;

/// The national tables of the GSM's alphabet (3GPP TS 23.038, annex A) that phones in Turkey, Spain, Portugal
/// and Brazil use: a locking shift table replaces the basic table, a single shift table the extension table.
final class NationalTables {

    /// No character.
    static final char NONE = '\0';

    private static final int SEPTETS = 128;
    private static final int HEX = 16;

    /// Each character behind its septet.
    private static final String EXTENSION = "0A\f 14^ 28{ 29} 2F\\ 3C[ 3D~ 3E] 40| 65€";

    /// By the identifier of the language: none, Turkish, Spanish (which has no locking shift), Portuguese.
    private static final List<String> LOCKING =
            List.of(
                    "",
                    "04€ 07ı 0BĞ 0Cğ 1CŞ 1Dş 40İ 60ç",
                    "",
                    "04ê 06ú 07í 08ó 09ç 0BÔ 0Cô 0EÁ 0Fá 12ª 13Ç 14À 15∞ 16^ 17\\ 18€ 19Ó 1A| 1CÂ 1Dâ 1EÊ 24º"
                            + " 40Í 5BÃ 5CÕ 5DÚ 60~ 7Bã 7Cõ 7D`");

    private static final List<String> SINGLE =
            List.of(
                    EXTENSION,
                    EXTENSION + " 47Ğ 49İ 53Ş 63ç 67ğ 69ı 73ş",
                    EXTENSION + " 09ç 41Á 49Í 4FÓ 55Ú 61á 69í 6Fó 75ú",
                    EXTENSION
                            + " 05ê 09ç 0BÔ 0Cô 0EÁ 0Fá 12Φ 13Γ 15Ω 16Π 17Ψ 18Σ 19Θ 1FÊ 41À 49Í 4FÓ 55Ú 5BÃ 5CÕ"
                            + " 61Â 69í 6Fó 75ú 7Bã 7Cõ 7Fâ");

    private NationalTables() {}

    /// The basic tables by language; the first is the GSM's own.
    static List<char[]> locking(String basic) {
        return LOCKING.stream().map(characters -> replaced(basic.toCharArray(), characters)).toList();
    }

    /// The extension tables by language; the first is the GSM's own.
    static List<char[]> single() {
        return SINGLE.stream().map(characters -> replaced(new char[SEPTETS], characters)).toList();
    }

    private static char[] replaced(char[] table, String characters) {
        Stream.of(characters.split(" "))
                .filter(each -> !each.isEmpty())
                .forEach(each -> table[Integer.parseInt(each.substring(0, 2), HEX)] = each.charAt(2));
        return table;
    }
}
