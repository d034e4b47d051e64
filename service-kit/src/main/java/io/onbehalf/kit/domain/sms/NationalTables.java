package io.onbehalf.kit.domain.sms;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The national tables of the GSM's alphabet (3GPP TS 23.038, annex A): a locking shift table replaces the
/// basic table, a single shift table the extension table.
///
/// Those of Turkish, Spanish and Portuguese are told by what they replace; those of the languages of India,
/// Bangladesh and Pakistan, which replace nearly everything, are in the file `national-tables.txt`.
final class NationalTables {

    /// No character.
    static final char NONE = '\0';

    private static final int SEPTETS = 128;
    private static final int HEX = 16;
    private static final int ROWS = SEPTETS / HEX;
    private static final int ESCAPE = 0x1B;

    private static final String FILE = "national-tables.txt";

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
    ///
    /// @param unknown stands for a septet without a character
    static List<char[]> locking(String basic, char unknown) {
        Stream<char[]> replaced =
                LOCKING.stream().map(characters -> replaced(basic.toCharArray(), characters));
        List<char[]> whole = read("locking ");
        for (char[] table : whole) {
            table[ESCAPE] = basic.charAt(ESCAPE);
            for (int septet = 0; septet < SEPTETS; septet++) {
                table[septet] = table[septet] == NONE ? unknown : table[septet];
            }
        }
        return Stream.concat(replaced, whole.stream()).toList();
    }

    /// The extension tables by language; the first is the GSM's own.
    static List<char[]> single() {
        return Stream.concat(
                        SINGLE.stream().map(characters -> replaced(new char[SEPTETS], characters)),
                        read("single ").stream())
                .toList();
    }

    /// The tables of a kind in the file, in the order of their languages.
    private static List<char[]> read(String kind) {
        List<String> lines = lines();
        return IntStream.range(0, lines.size())
                .filter(line -> lines.get(line).startsWith(kind))
                .mapToObj(line -> table(String.join(" ", lines.subList(line + 1, line + 1 + ROWS))))
                .toList();
    }

    private static char[] table(String codePoints) {
        char[] table = new char[SEPTETS];
        String[] each = codePoints.split(" ", -1);
        for (int septet = 0; septet < SEPTETS; septet++) {
            table[septet] = each[septet].equals("-") ? NONE : (char) Integer.parseInt(each[septet], HEX);
        }
        return table;
    }

    private static List<String> lines() {
        try (InputStream file = NationalTables.class.getResourceAsStream(FILE)) {
            return new String(Objects.requireNonNull(file, FILE).readAllBytes(), UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(FILE, e);
        }
    }

    private static char[] replaced(char[] table, String characters) {
        Stream.of(characters.split(" "))
                .filter(each -> !each.isEmpty())
                .forEach(each -> table[Integer.parseInt(each.substring(0, 2), HEX)] = each.charAt(2));
        return table;
    }
}
