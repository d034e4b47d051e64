package io.onbehalf.kit.store;

import static java.util.Objects.requireNonNull;

import org.apache.kafka.streams.KeyValue;
import tools.jackson.core.JacksonException;

/// A row while it is read. Its value is decoded only on request, so that passing over a row costs little.
public final class StoredRow<T> {

    private final KeyValue<String, byte[]> row;
    private final int prefixLength;
    private final Class<T> type;

    StoredRow(KeyValue<String, byte[]> row, int prefixLength, Class<T> type) {
        this.row = row;
        this.prefixLength = prefixLength;
        this.type = type;
    }

    /// The row's key, without the prefix.
    public String key() {
        return row.key.substring(prefixLength);
    }

    /// The row's value.
    ///
    /// @throws UnreadableRow if its bytes can't be read
    public T value() {
        try {
            return requireNonNull(StateCodec.read(row.value, type));
        } catch (JacksonException e) {
            throw new UnreadableRow(row.key, row.value, e);
        }
    }
}
