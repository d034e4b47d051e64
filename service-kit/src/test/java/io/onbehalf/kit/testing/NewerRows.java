package io.onbehalf.kit.testing;

import io.onbehalf.kit.domain.state.NewerRow;
import io.onbehalf.kit.store.StateCodec;
import java.nio.ByteBuffer;

/// Rows that a newer version of a service has written.
public final class NewerRows {

    private NewerRows() {}

    /// A row as version 2 of its type would have written it.
    public static byte[] stamped(byte[] row) {
        return ByteBuffer.allocate(5 + row.length).putInt(0xda4f4200).put((byte) 2).put(row).array();
    }

    /// What a build throws that meets one.
    public static NewerRow met() {
        try {
            StateCodec.read(stamped(StateCodec.write("x", String.class)), String.class);
        } catch (NewerRow met) {
            return met;
        }
        throw new AssertionError("the row was read");
    }
}
