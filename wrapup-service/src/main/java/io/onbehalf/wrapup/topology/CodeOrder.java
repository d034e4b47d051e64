package io.onbehalf.wrapup.topology;

import io.onbehalf.kit.store.PrefixedStore;
import io.onbehalf.kit.store.StoredRow;
import io.onbehalf.wrapup.domain.codes.CodeId;
import io.onbehalf.wrapup.domain.codes.DefaultCode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// All codes of an organization in one order, so that a page costs what it shows, but for the keys before it.
/// The default code has no row; it comes at its place between the others.
///
/// @param prefix of the rows whose keys are in this order
/// @param keyOfDefault the key that the default code would have
/// @param id reads the code's id in a row
public record CodeOrder(
        PrefixedStore rows, String prefix, String keyOfDefault, Function<StoredRow<CodeId>, CodeId> id) {

    /// A code in the order; its id is decoded only on request.
    public record Entry(String key, Supplier<CodeId> id) {}

    /// The codes of one page; empty past the end.
    ///
    /// @param descending whether the last one comes first
    /// @param offset the number of codes before the page
    public List<Entry> page(boolean descending, long offset, int size) {
        // One row more before the page says whether the default code is before it too.
        List<Entry> read = new ArrayList<>();
        rows.read(
                prefix,
                descending,
                Math.max(0, offset - 1),
                CodeId.class,
                row -> {
                    read.add(entry(row));
                    return read.size() <= size;
                });
        return withDefault(read, descending).stream().skip(Math.min(1, offset)).limit(size).toList();
    }

    /// All codes whose keys match. Reads every key.
    ///
    /// @param descending whether the last one comes first
    public List<Entry> matching(boolean descending, Predicate<String> key) {
        List<Entry> found = new ArrayList<>();
        rows.read(
                prefix,
                descending,
                0,
                CodeId.class,
                row -> {
                    if (key.test(row.key())) {
                        found.add(entry(row));
                    }
                    return true;
                });
        return key.test(keyOfDefault) ? withDefault(found, descending) : found;
    }

    private Entry entry(StoredRow<CodeId> row) {
        return new Entry(row.key(), () -> id.apply(row));
    }

    private List<Entry> withDefault(List<Entry> others, boolean descending) {
        int place = 0;
        while (place < others.size() && isBeforeDefault(others.get(place), descending)) {
            place++;
        }
        List<Entry> all = new ArrayList<>(others);
        all.add(place, new Entry(keyOfDefault, () -> DefaultCode.ID));
        return all;
    }

    private boolean isBeforeDefault(Entry entry, boolean descending) {
        int order = entry.key().compareTo(keyOfDefault);
        return descending ? order > 0 : order < 0;
    }
}
