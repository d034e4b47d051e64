package io.onbehalf.kit.domain.sms;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;

/// The alphabet of the GSM, 03.38, with its extension table: one octet a septet, as SMPP carries it.
public final class Gsm0338 {

    private static final int ESCAPE = 0x1B;
    private static final char UNKNOWN = '?';

    /// The character of each septet; the escape shows as a no-break space where it is alone.
    private static final String BASIC =
            "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\u00a0ÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
                    + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

    private static final List<char[]> BASICS = NationalTables.locking(BASIC, UNKNOWN);
    private static final List<char[]> EXTENSIONS = NationalTables.single();

    private static final String EXTENSION = "\f^{}\\[~]|€";
    private static final byte[] EXTENSION_SEPTETS = {
        0x0A, 0x14, 0x28, 0x29, 0x2F, 0x3C, 0x3D, 0x3E, 0x40, 0x65
    };

    /// The septet of each character, [#EXTENDED] more where it is in the extension table, -1 where it is in
    /// no table.
    private static final short[] SEPTETS = new short['€' + 1];

    private static final int EXTENDED = 0x100;

    static {
        Arrays.fill(SEPTETS, (short) -1);
        for (int septet = 0; septet < BASIC.length(); septet++) {
            if (septet != ESCAPE) {
                SEPTETS[BASIC.charAt(septet)] = (short) septet;
            }
        }
        for (int i = 0; i < EXTENSION_SEPTETS.length; i++) {
            SEPTETS[EXTENSION.charAt(i)] = (short) (EXTENDED + EXTENSION_SEPTETS[i]);
        }
    }

    private Gsm0338() {}

    /// The number of septets that a character takes: 1, 2 (extension), or 0 if the alphabet lacks it.
    public static int septets(int character) {
        int septet = septet(character);
        return septet < 0 ? 0 : septet < EXTENDED ? 1 : 2;
    }

    private static int septet(int character) {
        return character < SEPTETS.length ? SEPTETS[character] : -1;
    }

    /// The text in septets.
    ///
    /// @throws IllegalArgumentException if the alphabet lacks a character
    public static byte[] encode(String text) {
        var septets = new ByteArrayOutputStream(text.length());
        text.chars().forEach(character -> encode(character, septets));
        return septets.toByteArray();
    }

    private static void encode(int character, ByteArrayOutputStream septets) {
        int septet = septet(character);
        if (septet < 0) {
            throw new IllegalArgumentException("GSM 03.38 lacks a character of the text");
        }
        if (septet >= EXTENDED) {
            septets.write(ESCAPE);
        }
        septets.write(septet % EXTENDED);
    }

    /// The text of the septets. Total: a septet in no table becomes `?`, an escape at the end is dropped.
    public static String decode(byte[] septets) {
        return decode(septets, 0, 0);
    }

    /// The same with a language's tables.
    ///
    /// @param locking the identifier of the language whose table replaces the basic one; 0 for none
    /// @param single that of the language whose table replaces the extension table; 0 for none
    public static String decode(byte[] septets, int locking, int single) {
        char[] basic = table(BASICS, locking);
        char[] extension = table(EXTENSIONS, single);
        var text = new StringBuilder(septets.length);
        for (int i = 0; i < septets.length; i++) {
            if (septets[i] != ESCAPE) {
                text.append(septets[i] >= 0 ? basic[septets[i]] : UNKNOWN);
            } else if (i + 1 < septets.length) {
                i++;
                text.append(septets[i] >= 0 ? extended(septets[i], extension, basic) : UNKNOWN);
            }
        }
        return text.toString();
    }

    /// That of the GSM for a language that has none here.
    private static char[] table(List<char[]> tables, int language) {
        return tables.get(language < tables.size() ? language : 0);
    }

    /// A receiver that lacks an extension shows the character of the basic table.
    private static char extended(byte septet, char[] extension, char[] basic) {
        return extension[septet] == NationalTables.NONE ? basic[septet] : extension[septet];
    }
}
