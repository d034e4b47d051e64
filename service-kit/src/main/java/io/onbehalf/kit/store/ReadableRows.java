package io.onbehalf.kit.store;

import java.util.function.Predicate;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/// The rows of a store that can be read; the others are as if they were not there, but for the log.
final class ReadableRows extends PrefixedStore {

    ReadableRows(ReadOnlyKeyValueStore<String, byte[]> store) {
        super(store);
    }

    @Override
    <T> @Nullable T value(KeyValue<String, byte[]> row, Class<T> type) {
        try {
            return super.value(row, type);
        } catch (UnreadableRow unreadable) {
            unreadable.passOver();
            return null;
        }
    }

    @Override
    public <T> void read(
            String prefix, boolean lastFirst, long skipped, Class<T> type, Predicate<StoredRow<T>> reader) {
        super.read(
                prefix,
                lastFirst,
                skipped,
                type,
                row -> {
                    try {
                        return reader.test(row);
                    } catch (UnreadableRow unreadable) {
                        unreadable.passOver();
                        return true;
                    }
                });
    }
}
