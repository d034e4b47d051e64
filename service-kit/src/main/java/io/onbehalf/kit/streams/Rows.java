package io.onbehalf.kit.streams;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/// One state store that holds rows of several kinds, each kind under its own prefix.
///
/// Stores are what a topology pays for (a changelog and a RocksDB per partition), so what belongs to the same
/// key shares one. Prefixes end in `/`.
public final class Rows {

    private final ReadOnlyKeyValueStore<String, byte[]> store;

    public Rows(ReadOnlyKeyValueStore<String, byte[]> store) {
        this.store = store;
    }

    /// The declaration of such a store: persistent, with a changelog, uncached.
    public static StoreBuilder<KeyValueStore<String, byte[]>> store(String name) {
        return Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(name), Serdes.String(), Serdes.ByteArray());
    }

    public <T> @Nullable T get(String prefix, String key, Class<T> type) {
        return StateCodec.read(store.get(prefix + key), type);
    }

    /// All rows whose key begins so, in key order.
    public <T> List<T> scan(String prefix, Class<T> type) {
        List<T> found = new ArrayList<>();
        try (KeyValueIterator<String, byte[]> rows = store.prefixScan(prefix, Serdes.String().serializer())) {
            while (rows.hasNext()) {
                KeyValue<String, byte[]> row = rows.next();
                T value = StateCodec.read(row.value, type);
                if (value != null) {
                    found.add(value);
                }
            }
        }
        return found;
    }

    /// The rows of a prefix up to a key, which is outside, in key order.
    public <T> List<T> scanUntil(String prefix, String end, Class<T> type) {
        List<T> found = new ArrayList<>();
        try (KeyValueIterator<String, byte[]> rows = store.range(prefix, prefix + end)) {
            while (rows.hasNext()) {
                T value = StateCodec.read(rows.next().value, type);
                if (value != null) {
                    found.add(value);
                }
            }
        }
        return found;
    }

    /// Writes a row; null deletes it.
    public void put(String prefix, String key, @Nullable Object value, Class<?> type) {
        writable().put(prefix + key, value == null ? null : StateCodec.write(value, type));
    }

    public void delete(String prefix, String key) {
        writable().delete(prefix + key);
    }

    /// The keys of a prefix that come before another key, in order, as many as the limit allows.
    public List<String> keysBefore(String prefix, String end, int limit) {
        List<String> found = new ArrayList<>();
        try (KeyValueIterator<String, byte[]> rows = store.range(prefix, prefix + end)) {
            while (rows.hasNext() && found.size() < limit) {
                found.add(rows.next().key.substring(prefix.length()));
            }
        }
        return found;
    }

    private KeyValueStore<String, byte[]> writable() {
        if (store instanceof KeyValueStore<String, byte[]> writable) {
            return writable;
        }
        throw new IllegalStateException("the store was opened to read only");
    }
}
