package io.onbehalf.kit.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/// Reads a row that is nothing but a text or a number without the mapper: a search reads a text per user, and
/// every decision some numbers.
///
/// RFC 8949 §3: the first byte has the major type and a short value or length, or says how many bytes follow
/// that have it.
final class PlainRow {

    private static final int TEXT = 0x60;
    private static final int SHORT = 0x18;
    private static final int MAJOR_TYPE = 0xE0;

    private PlainRow() {}

    /// The value; null for one that takes the mapper.
    static @Nullable Object read(byte[] bytes, int from, Class<?> type) {
        if (bytes.length > from && type == Long.class) {
            return number(bytes, from);
        }
        return bytes.length > from && type == String.class ? text(bytes, from) : null;
    }

    private static @Nullable Long number(byte[] bytes, int from) {
        int head = bytes[from] & 0xFF;
        int follow = bytes.length - from - 1;
        if (head < SHORT) {
            return follow == 0 ? Long.valueOf(head) : null;
        }
        ByteBuffer value = ByteBuffer.wrap(bytes, from + 1, follow);
        return switch (head - SHORT) {
            case 0 -> follow == 1 ? Long.valueOf(value.get() & 0xFF) : null;
            case 1 -> follow == 2 ? Long.valueOf(value.getShort() & 0xFFFF) : null;
            case 2 -> follow == 4 ? Long.valueOf(value.getInt() & 0xFFFF_FFFFL) : null;
            case 3 -> follow == 8 && bytes[from + 1] >= 0 ? Long.valueOf(value.getLong()) : null;
            default -> null;
        };
    }

    private static @Nullable String text(byte[] bytes, int from) {
        int head = bytes[from] & 0xFF;
        if ((head & MAJOR_TYPE) != TEXT || head > TEXT + SHORT) {
            return null;
        }
        boolean follows = head == TEXT + SHORT && bytes.length > from + 1;
        int start = follows ? from + 2 : from + 1;
        int length = follows ? bytes[from + 1] & 0xFF : head - TEXT;
        return length == bytes.length - start ? new String(bytes, start, length, UTF_8) : null;
    }
}
