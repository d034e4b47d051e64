package io.onbehalf.kit.lists;

import io.onbehalf.kit.store.PrefixedStore;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// A list that is shown by name, of things whose names differ: rows `<name key>` with the thing's id, in the
/// order in which they are shown, so that a page costs what it shows, but for the keys before it.
///
/// @param prefix of the rows of this list; ends in `/`
/// @param type of the ids
public record UniqueNames<I>(PrefixedStore rows, String prefix, Class<I> type) {

    /// The ids of one page; empty past the end.
    ///
    /// @param descending whether the last name comes first
    /// @param offset the number of names before the page
    public List<I> page(boolean descending, long offset, int size) {
        List<I> page = new ArrayList<>();
        rows.read(
                prefix,
                descending,
                offset,
                type,
                row -> {
                    page.add(row.value());
                    return page.size() < size;
                });
        return page;
    }

    /// The ids of all names that match. Reads every name, and the ids of those that match.
    public List<I> matching(boolean descending, Predicate<String> nameKey) {
        List<I> found = new ArrayList<>();
        rows.read(
                prefix,
                descending,
                0,
                type,
                row -> {
                    if (nameKey.test(row.key())) {
                        found.add(row.value());
                    }
                    return true;
                });
        return found;
    }
}
