package io.onbehalf.conversation.carrier.inbound;

import io.onbehalf.conversation.domain.inbound.TextCoding;
import java.util.Optional;

/// The header in front of an SMS's user data (3GPP TS 23.040, 9.2.3.24), as far as it says how to read the
/// text: its place in a longer one (8-bit or 16-bit reference), and the national tables of its alphabet.
///
/// @param octets its length, with the octet that tells it
/// @param total 0 where it tells no place
/// @param locking identifier of the language with the locking shift table; 0 for none
/// @param single identifier of the language with the single shift table; 0 for none
record UserDataHeader(int octets, int reference, int total, int number, int locking, int single) {

    private static final int CONCATENATED_8_BIT = 0x00;
    private static final int CONCATENATED_16_BIT = 0x08;
    private static final int SINGLE_SHIFT = 0x24;
    private static final int LOCKING_SHIFT = 0x25;

    /// The last language that has tables (Urdu).
    private static final int LANGUAGES = 13;

    /// A header as far as its elements go.
    ///
    /// @param isFilled whether the elements fill it exactly
    private record Elements(UserDataHeader header, boolean isFilled) {}

    /// The header at the beginning of user data that are said to have one; empty if they have none: if they
    /// are shorter than it would be, or its elements would not fill it and tell no place. Then all is text.
    static Optional<UserDataHeader> of(byte[] data) {
        return elements(data)
                .filter(each -> each.isFilled() || each.header().hasPlace())
                .map(Elements::header);
    }

    private static Optional<Elements> elements(byte[] data) {
        int length = data.length == 0 ? 0 : data[0] & 0xFF;
        if (length == 0 || length >= data.length) {
            return Optional.empty();
        }
        UserDataHeader header = new UserDataHeader(1 + length, 0, 0, 0, 0, 0);
        int i = 1;
        while (i < length && i + 1 + (data[i + 1] & 0xFF) <= length) {
            int size = data[i + 1] & 0xFF;
            header = header.with(data, i, size);
            i += 2 + size;
        }
        return Optional.of(new Elements(header, i == length + 1));
    }

    /// The header of user data that are not said to have one: if its elements fill it exactly and tell a
    /// place that makes sense, and a text follows. No text begins with such octets.
    static Optional<UserDataHeader> withoutFlag(byte[] data) {
        return elements(data)
                .filter(Elements::isFilled)
                .map(Elements::header)
                .filter(header -> header.octets() < data.length && header.hasPlace());
    }

    private boolean hasPlace() {
        return total >= 2 && number >= 1 && number <= total;
    }

    /// How the octets behind it spell the text.
    int coding(int dataCoding) {
        return TextCoding.of(dataCoding, locking, single);
    }

    private UserDataHeader with(byte[] data, int at, int size) {
        int element = data[at] & 0xFF;
        int first = at + 2;
        if (total == 0 && element == CONCATENATED_8_BIT && size == 3) {
            return place(data[first] & 0xFF, data[first + 1], data[first + 2]);
        }
        if (total == 0 && element == CONCATENATED_16_BIT && size == 4) {
            int wide = ((data[first] & 0xFF) << 8) | (data[first + 1] & 0xFF);
            return place(wide, data[first + 2], data[first + 3]);
        }
        if (element == SINGLE_SHIFT && size == 1) {
            return new UserDataHeader(octets, reference, total, number, locking, language(data[first]));
        }
        if (element == LOCKING_SHIFT && size == 1) {
            return new UserDataHeader(octets, reference, total, number, language(data[first]), single);
        }
        return this;
    }

    private UserDataHeader place(int parts, byte of, byte part) {
        return new UserDataHeader(octets, parts, of & 0xFF, part & 0xFF, locking, single);
    }

    private static int language(byte identifier) {
        return identifier > 0 && identifier <= LANGUAGES ? identifier : 0;
    }
}
