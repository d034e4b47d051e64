package io.onbehalf.kit.lists;

import io.onbehalf.kit.store.PrefixedStore;
import io.onbehalf.kit.store.SortedText;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Finds since when the oldest entry of each list is in it. The rows are `<prefix><list>/<part><place>`
/// ([Places]); no value is read, and the cost is two look-ups for each list that has a row.
public final class OldestPlaces {

    /// Sorts after every place and every id of a list.
    private static final String END = "~";

    private OldestPlaces() {}

    /// Reads the oldest entries of lists.
    ///
    /// @param prefix of the rows of all lists
    /// @param part of each list, ends in `/`; empty for the whole list
    /// @return by the list's id; a list without an entry is not among them
    public static Map<String, Instant> of(PrefixedStore rows, String prefix, String part) {
        Map<String, Instant> oldest = new HashMap<>();
        for (List<String> next = first(rows, prefix, ""); !next.isEmpty(); ) {
            String list = next.getFirst().substring(0, next.getFirst().indexOf('/'));
            String places = prefix + list + "/" + part;
            first(rows, places, "").forEach(place -> oldest.put(list, since(place)));
            // The first key after all rows of the list.
            next = first(rows, prefix, list + (char) ('/' + 1));
        }
        return oldest;
    }

    private static List<String> first(PrefixedStore rows, String prefix, String from) {
        return rows.keysBetween(prefix, from, END, false, 1);
    }

    private static Instant since(String place) {
        return Instant.ofEpochMilli(Long.parseLong(place.substring(0, SortedText.TIME_DIGITS)));
    }
}
