package io.onbehalf.kit.store;

import io.onbehalf.kit.domain.state.NewerRow;
import io.onbehalf.kit.domain.state.StateVersion;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/// The version with which a row begins, if it is greater than 1 ([StateVersion]).
///
/// It is a tag of CBOR (RFC 8949, 3.4): four octets after `0xda`, which are the letters `OB` and the version.
/// A reader that looks for no stamp passes over it.
final class RowStamp {

    private static final byte TAG = (byte) 0xda;
    private static final short OURS = 0x4f42;
    private static final int LENGTH = 5;

    private static final ClassValue<Integer> KNOWN =
            new ClassValue<>() {
                @Override
                protected Integer computeValue(Class<?> type) {
                    @Nullable StateVersion version = type.getAnnotation(StateVersion.class);
                    return version == null ? 1 : version.value();
                }
            };

    private RowStamp() {}

    /// Puts the stamp of a type before its bytes.
    static byte[] stamped(byte[] bytes, Class<?> type) {
        int version = KNOWN.get(type);
        return version == 1
                ? bytes
                : ByteBuffer.allocate(LENGTH + bytes.length)
                        .put(TAG)
                        .putShort(OURS)
                        .putShort((short) version)
                        .put(bytes)
                        .array();
    }

    /// The number of octets before the row's value.
    ///
    /// @throws NewerRow if its version is greater than the type's
    static int length(byte[] bytes, Class<?> type) {
        if (bytes.length < LENGTH || bytes[0] != TAG || ByteBuffer.wrap(bytes).getShort(1) != OURS) {
            return 0;
        }
        int version = Short.toUnsignedInt(ByteBuffer.wrap(bytes).getShort(3));
        int known = KNOWN.get(type);
        if (version > known) {
            throw new NewerRow(type, version, known);
        }
        return LENGTH;
    }
}
