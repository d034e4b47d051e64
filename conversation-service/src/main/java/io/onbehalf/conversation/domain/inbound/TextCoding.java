package io.onbehalf.conversation.domain.inbound;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.onbehalf.kit.domain.sms.Gsm0338;
import io.onbehalf.kit.domain.text.WholeText;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// How the octets of an SMS spell its text, in one number: `data_coding` as SMPP numbers it (SMPP 3.4,
/// 5.2.19), or [#UTF_8_TEXT], which SMPP has no number for; above it the national tables of the GSM's
/// alphabet.
public final class TextCoding {

    /// An SMSC's default alphabet may be UTF-8.
    public static final int UTF_8_TEXT = 0x100;

    private static final int DATA_CODING = 0x1FF;
    private static final int SINGLE_SHIFT = 12;
    private static final int LOCKING_SHIFT = 16;
    private static final int LANGUAGE = 0xF;
    private static final int ESCAPE = 0x1B;

    private TextCoding() {}

    /// The number of a coding with national tables.
    ///
    /// @param locking identifier of the language with the locking shift table; 0 for none
    /// @param single identifier of the language with the single shift table; 0 for none
    public static int of(int dataCoding, int locking, int single) {
        return dataCoding | ((single & LANGUAGE) << SINGLE_SHIFT) | ((locking & LANGUAGE) << LOCKING_SHIFT);
    }

    /// The text of octets; empty where they carry none. Half a character whose other half did not come is
    /// U+FFFD.
    static Optional<String> decode(byte[] octets, int coding) {
        return inKnownAlphabet(octets, coding).or(() -> letters(octets));
    }

    /// The text of a part of a text. Of octets of which SMPP does not say that they are a text, half a
    /// character of UTF-8 at either end is left out.
    static Optional<String> decodePart(byte[] octets, int coding) {
        return decode(octets, coding).or(() -> letters(CutUtf8.without(octets)));
    }

    /// The text of neighbouring parts; a character may be split between them. What a part alone would show is
    /// not lost, whatever alphabet its neighbours turn out to be in.
    static String decodeParts(List<byte[]> parts, int coding) {
        byte[] joined = joined(parts);
        return inKnownAlphabet(joined, coding)
                .or(() -> utf8(joined).filter(TextCoding::isReadable))
                .orElseGet(() ->
                        parts.stream()
                                .map(part -> decodePart(part, coding).orElse(""))
                                .collect(Collectors.joining()));
    }

    private static byte[] joined(List<byte[]> parts) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        parts.forEach(joined::writeBytes);
        return joined.toByteArray();
    }

    /// Empty where SMPP does not say the alphabet, and where the Java platform does not have it.
    private static Optional<String> inKnownAlphabet(byte[] octets, int coding) {
        int dataCoding = coding & DATA_CODING;
        return switch (dataCoding) {
            case 0x01, 0x03 -> Optional.of(new String(octets, ISO_8859_1));
            case 0x05, 0x0A -> in(contains(octets, ESCAPE) ? "ISO-2022-JP" : "Shift_JIS", octets);
            case 0x06 -> in("ISO-8859-5", octets);
            case 0x07 -> in("ISO-8859-8", octets);
            case 0x0D -> in("EUC-JP", octets);
            case 0x0E -> in("EUC-KR", octets);
            case UTF_8_TEXT -> Optional.of(new String(octets, UTF_8));
            default ->
                    isGsm(dataCoding)
                            ? Optional.of(
                                    Gsm0338.decode(
                                            octets,
                                            (coding >> LOCKING_SHIFT) & LANGUAGE,
                                            (coding >> SINGLE_SHIFT) & LANGUAGE))
                            : isUcs2(dataCoding) ? Optional.of(units(octets)) : Optional.empty();
        };
    }

    /// From 0x10 on, `data_coding` is that of the GSM (3GPP TS 23.038, 4): the same alphabets with a message
    /// class, marked for deletion, or as the sign of a message that waits.
    private static boolean isGsm(int dataCoding) {
        return switch (dataCoding >> 4) {
            case 0x0 -> dataCoding == 0;
            case 0x1, 0x4, 0x5, 0xF -> (dataCoding & 0x0C) == 0;
            case 0xC, 0xD -> true;
            default -> false;
        };
    }

    private static boolean isUcs2(int dataCoding) {
        return switch (dataCoding >> 4) {
            case 0x0 -> dataCoding == 0x08;
            case 0x1, 0x4, 0x5 -> (dataCoding & 0x0C) == 0x08;
            case 0xE -> true;
            default -> false;
        };
    }

    /// Octets of which SMPP does not say that they are a text; SMSCs send texts so too.
    private static Optional<String> letters(byte[] octets) {
        return utf8(octets)
                .or(() -> Optional.of(new String(octets, ISO_8859_1)))
                .filter(TextCoding::isReadable);
    }

    private static Optional<String> utf8(byte[] octets) {
        try {
            return Optional.of(UTF_8.newDecoder().decode(ByteBuffer.wrap(octets)).toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static boolean isReadable(String text) {
        return text.chars().noneMatch(each -> Character.isISOControl(each) && !Character.isWhitespace(each));
    }

    private static Optional<String> in(String charset, byte[] octets) {
        return Charset.isSupported(charset)
                ? Optional.of(new String(octets, Charset.forName(charset)))
                : Optional.empty();
    }

    private static boolean contains(byte[] octets, int wanted) {
        for (byte octet : octets) {
            if (octet == wanted) {
                return true;
            }
        }
        return false;
    }

    private static String units(byte[] octets) {
        var text = new StringBuilder(octets.length / 2);
        for (int i = 0; i + 1 < octets.length; i += 2) {
            text.append((char) (((octets[i] & 0xFF) << 8) | (octets[i + 1] & 0xFF)));
        }
        return WholeText.of(text.toString());
    }
}
