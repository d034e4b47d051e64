package io.onbehalf.kit.store;

import io.onbehalf.kit.domain.position.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/// One state store that holds rows of several kinds, each kind under its own prefix.
///
/// A store costs a changelog and a RocksDB per partition, so what belongs to the same key shares one.
/// Prefixes end in `/`.
public class PrefixedStore {

    /// The prefix of the rows that say how far a store has come, see [Position].
    public static final String SEEN = "seen/";

    private final ReadOnlyKeyValueStore<String, byte[]> store;

    public PrefixedStore(ReadOnlyKeyValueStore<String, byte[]> store) {
        this.store = store;
    }

    /// The declaration of such a store: persistent, with a changelog, uncached.
    public static StoreBuilder<KeyValueStore<String, byte[]>> declare(String name) {
        return Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(name), Serdes.String(), Serdes.ByteArray());
    }

    /// The same rows for a list that is shown: those that can't be read are left out, logged and counted, so
    /// that one of them does not take the others with it.
    public PrefixedStore readable() {
        return new ReadableRows(store);
    }

    /// The value of a row; null if there is none.
    ///
    /// @throws UnreadableRow if its bytes can't be read
    public <T> @Nullable T get(String prefix, String key, Class<T> type) {
        byte[] bytes = read(prefix + key);
        return bytes == null ? null : value(KeyValue.pair(prefix + key, bytes), type);
    }

    /// True if there is such a row, also one that can't be read.
    public boolean has(String prefix, String key) {
        return read(prefix + key) != null;
    }

    /// True if this store has applied what a position names.
    public boolean hasApplied(Position position) {
        Long seen = get(SEEN, Position.row(position.key(), position.source()), Long.class);
        return seen != null && seen >= position.sequence();
    }

    /// All rows of a prefix, in key order. Like the other scans it throws [UnreadableRow] for a row that
    /// can't be read.
    public <T> List<T> scan(String prefix, Class<T> type) {
        List<T> found = new ArrayList<>();
        try (KeyValueIterator<String, byte[]> rows = store.prefixScan(prefix, Serdes.String().serializer())) {
            collect(rows, type, Integer.MAX_VALUE, found::add);
        }
        return found;
    }

    /// The first rows of a prefix whose key comes before another, in key order.
    ///
    /// @param end the first key that is not included
    public <T> List<T> scanUntil(String prefix, String end, int limit, Class<T> type) {
        List<T> found = new ArrayList<>();
        try (KeyValueIterator<String, byte[]> rows = store.range(prefix, prefix + end)) {
            collect(rows, type, limit, found::add);
        }
        return found;
    }

    /// The first rows of a prefix whose key comes after another, in key order.
    ///
    /// @param after the key that is not included; empty for the first rows
    /// @param to the last key that is included
    public <T> List<T> scanAfter(String prefix, String after, String to, int limit, Class<T> type) {
        List<T> found = new ArrayList<>();
        // The next text after a text is the text and the smallest character.
        try (KeyValueIterator<String, byte[]> rows =
                store.range(prefix + after + Character.MIN_VALUE, prefix + to)) {
            collect(rows, type, limit, found::add);
        }
        return found;
    }

    /// The last rows of a prefix between two keys, the last one first.
    ///
    /// @param from the first key that is included
    /// @param to the last key that is included
    public <T> List<T> scanBackwards(String prefix, String from, String to, int limit, Class<T> type) {
        List<T> found = new ArrayList<>();
        try (KeyValueIterator<String, byte[]> rows = store.reverseRange(prefix + from, prefix + to)) {
            collect(rows, type, limit, found::add);
        }
        return found;
    }

    /// Reads the rows of a prefix in key order, or the last one first, until the reader has enough.
    ///
    /// @param skipped the number of rows that are passed over before the first one is read
    /// @param reader returns false for the last row that it reads
    public <T> void read(
            String prefix, boolean lastFirst, long skipped, Class<T> type, Predicate<StoredRow<T>> reader) {
        try (KeyValueIterator<String, byte[]> rows = rows(prefix, lastFirst)) {
            for (long i = 0; i < skipped && rows.hasNext(); i++) {
                rows.next();
            }
            boolean wanted = true;
            while (wanted && rows.hasNext()) {
                wanted = reader.test(new StoredRow<>(rows.next(), prefix.length(), type));
            }
        }
    }

    private KeyValueIterator<String, byte[]> rows(String prefix, boolean lastFirst) {
        return lastFirst
                ? store.reverseRange(prefix, end(prefix))
                : store.prefixScan(prefix, Serdes.String().serializer());
    }

    /// The number of the rows of a prefix. Reads their keys.
    public long count(String prefix) {
        long count = 0;
        try (KeyValueIterator<String, byte[]> rows = rows(prefix, false)) {
            while (rows.hasNext()) {
                rows.next();
                count++;
            }
        }
        return count;
    }

    /// The first key after all keys of a prefix.
    private static String end(String prefix) {
        int last = prefix.length() - 1;
        return prefix.substring(0, last) + (char) (prefix.charAt(last) + 1);
    }

    private <T> void collect(
            KeyValueIterator<String, byte[]> rows, Class<T> type, int limit, Consumer<T> found) {
        for (int left = limit; left > 0 && rows.hasNext(); ) {
            T value = value(rows.next(), type);
            if (value != null) {
                found.accept(value);
                left--;
            }
        }
    }

    /// The value of a row; null for one to leave out.
    <T> @Nullable T value(KeyValue<String, byte[]> row, Class<T> type) {
        try {
            return StateCodec.read(row.value, type);
        } catch (JacksonException e) {
            throw new UnreadableRow(row.key, row.value, e);
        }
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

    /// The keys of a prefix between two others, in order or the last one first, as many as the limit allows.
    ///
    /// @param from the first key that is included
    /// @param end the first key that is not included
    public List<String> keysBetween(String prefix, String from, String end, boolean lastFirst, int limit) {
        List<String> found = new ArrayList<>();
        try (KeyValueIterator<String, byte[]> rows =
                lastFirst
                        ? store.reverseRange(prefix + from, prefix + end)
                        : store.range(prefix + from, prefix + end)) {
            while (rows.hasNext() && found.size() < limit) {
                String key = rows.next().key.substring(prefix.length());
                if (!key.equals(end)) {
                    found.add(key);
                }
            }
        }
        return found;
    }

    /// Writes a row; null deletes it.
    public void put(String prefix, String key, @Nullable Object value, Class<?> type) {
        write(prefix + key, value == null ? null : StateCodec.write(value, type));
    }

    public void delete(String prefix, String key) {
        write(prefix + key, null);
    }

    /// Deletes a row that could not be read.
    public void delete(UnreadableRow row) {
        write(row.key(), null);
    }

    byte @Nullable [] read(String key) {
        return store.get(key);
    }

    void write(String key, byte @Nullable [] value) {
        if (!(store instanceof KeyValueStore<String, byte[]> writable)) {
            throw new IllegalStateException("the store was opened to read only");
        }
        writable.put(key, value);
    }
}
