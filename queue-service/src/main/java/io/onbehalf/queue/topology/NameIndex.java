package io.onbehalf.queue.topology;

import io.onbehalf.kit.store.PrefixedStore;
import io.onbehalf.kit.store.StoredRow;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// A list that is shown by name: rows `<name key><NUL><id>` in the order in which they are shown, so that a
/// page costs the same in a short list and in a long one, but for the keys before it.
///
/// NUL comes before every other character, so a name comes before the longer names that begin with it. The id
/// has none: it is what follows the last one, whatever the name has.
///
/// @param prefix of the rows of this list; ends in `/`
/// @param type of the rows' values: what a filter may need of each entry
public record NameIndex<T>(PrefixedStore rows, String prefix, Class<T> type) {

    private static final char END_OF_NAME = Character.MIN_VALUE;

    /// An entry of the list; its value is decoded only on request.
    public static final class Entry<T> {

        private final String key;
        private final int nameLength;
        private final StoredRow<T> row;

        private Entry(StoredRow<T> row) {
            this.key = row.key();
            this.nameLength = key.lastIndexOf(END_OF_NAME);
            this.row = row;
        }

        public String nameKey() {
            return key.substring(0, nameLength);
        }

        public String id() {
            return key.substring(nameLength + 1);
        }

        public T value() {
            return row.value();
        }
    }

    /// The entries of one page; empty past the end.
    ///
    /// @param descending whether the last name comes first
    /// @param offset the number of entries before the page
    public List<Entry<T>> page(boolean descending, long offset, int size) {
        List<Entry<T>> page = new ArrayList<>();
        rows.read(
                prefix,
                descending,
                offset,
                type,
                row -> {
                    page.add(new Entry<>(row));
                    return page.size() < size;
                });
        return page;
    }

    /// All entries that match. Reads the whole list.
    ///
    /// @param descending whether the last name comes first
    public List<Entry<T>> matching(boolean descending, Predicate<Entry<T>> filter) {
        List<Entry<T>> found = new ArrayList<>();
        rows.read(
                prefix,
                descending,
                0,
                type,
                row -> {
                    var entry = new Entry<>(row);
                    if (filter.test(entry)) {
                        found.add(entry);
                    }
                    return true;
                });
        return found;
    }

    void put(String nameKey, String id, T value) {
        rows.put(prefix, key(nameKey, id), value, type);
    }

    void delete(String nameKey, String id) {
        rows.delete(prefix, key(nameKey, id));
    }

    private static String key(String nameKey, String id) {
        return nameKey + END_OF_NAME + id;
    }
}
