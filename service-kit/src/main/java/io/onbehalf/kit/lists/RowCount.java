package io.onbehalf.kit.lists;

import io.onbehalf.kit.store.PrefixedStore;
import io.onbehalf.kit.store.UnreadableRow;
import org.jspecify.annotations.Nullable;

/// The number of the rows of a prefix, in a row `count/<prefix>`, so that a page need not count them.
///
/// Rows of a release that kept no count are counted until the first change writes it.
///
/// @param prefix of the rows that are counted; ends in `/`
public record RowCount(PrefixedStore rows, String prefix) {

    private static final String COUNTS = "count/";

    public long get() {
        Long kept = kept();
        return kept == null ? rows.count(prefix) : kept;
    }

    private @Nullable Long kept() {
        try {
            return rows.get(COUNTS, prefix, Long.class);
        } catch (UnreadableRow row) {
            row.passOver();
            return null;
        }
    }

    /// Counts rows that are about to be written or deleted, in the same transaction.
    ///
    /// @param change negative for rows that are deleted
    public void add(int change) {
        if (change != 0) {
            rows.put(COUNTS, prefix, get() + change, Long.class);
        }
    }
}
