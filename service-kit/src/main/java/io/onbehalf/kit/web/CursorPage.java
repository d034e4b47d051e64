package io.onbehalf.kit.web;

import io.onbehalf.kit.lists.Places;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The page that a caller requests of a list in the order of its [Places].
///
/// @param cursor of the page before; empty for the first page
public record CursorPage(String cursor, int pageSize) {

    public static final int MAX_SIZE = 100;

    /// Throws 400 `invalid.value` for a size out of bounds, and for what is no cursor.
    public CursorPage {
        if (pageSize < 1 || pageSize > MAX_SIZE) {
            throw ApiException.invalidValue(
                    "pageSize", "pageSize: must be 1 to %d, is %d".formatted(MAX_SIZE, pageSize));
        }
        if (!cursor.isEmpty() && !Places.isPlace(cursor)) {
            throw ApiException.invalidValue("cursor", "cursor: is none that a page before has given");
        }
    }

    /// How many entries to read: one more than the page has, so that it knows of a next one.
    public int toRead() {
        return pageSize + 1;
    }

    /// The entries of the page.
    ///
    /// @param read at most [#toRead] of the list, after the cursor
    public <T> List<T> of(List<T> read) {
        return read.subList(0, Math.min(pageSize, read.size()));
    }

    /// The cursor of the next page, null at the end: the place of the last entry of this page, also where it
    /// is not shown.
    public <T> @Nullable String next(List<T> read, Function<T, String> place) {
        return read.size() > pageSize ? place.apply(of(read).getLast()) : null;
    }
}
