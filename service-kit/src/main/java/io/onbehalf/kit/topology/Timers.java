package io.onbehalf.kit.topology;

import io.onbehalf.kit.store.PrefixedStore;
import io.onbehalf.kit.store.SortedText;
import io.onbehalf.kit.store.UnreadableRow;
import io.onbehalf.kit.streams.UnprocessableRecord;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// The moments that a decider's states wait for, in the decider's own store, so that a restart or a move to
/// another instance forgets none.
///
/// Rows `due/<millis>/<key>/<part>` in the order of time, and `due-at/<key>/<part>`. The second says which
/// moment is kept: that which a state waited for before can't be derived from it, as it may depend on others'
/// data too, such as a queue's settings.
final class Timers {

    private static final String ORDERED = "due/";
    private static final String BY_PART = "due-at/";

    private final PrefixedStore rows;

    Timers(PrefixedStore rows) {
        this.rows = rows;
    }

    /// Keeps the moment that a state waits for now.
    ///
    /// @param at the moment, in whole milliseconds; null for none
    /// @param next the row to keep for a moment that changed
    void keep(String key, String part, @Nullable Instant at, Due next) {
        Due before = rows.get(BY_PART, key + "/" + part, Due.class);
        Instant kept = before == null ? null : before.at();
        if (kept == null ? at == null : kept.equals(at)) {
            return;
        }
        if (before != null) {
            forget(before);
        }
        if (at != null) {
            restore(next);
        }
    }

    /// The moments that have come, the earliest first.
    ///
    /// @throws UnprocessableRecord for a row that can't be read; it is deleted, so that its state's next
    ///   moment is kept again, and the next call finds the others
    List<Due> due(long now, int limit) {
        try {
            return rows.scanUntil(ORDERED, SortedText.of(now + 1, SortedText.TIME_DIGITS), limit, Due.class);
        } catch (UnreadableRow row) {
            rows.delete(row);
            rows.delete(BY_PART, row.key().substring(ORDERED.length() + SortedText.TIME_DIGITS + 1));
            throw new UnprocessableRecord(row);
        }
    }

    /// When the first moment comes that is kept, in epoch milliseconds.
    OptionalLong first() {
        return rows.keysBefore(ORDERED, "9", 1).stream()
                .mapToLong(key -> Long.parseLong(key.substring(0, SortedText.TIME_DIGITS)))
                .findFirst();
    }

    /// The first whole millisecond at which a moment has come: requests and rows have no finer time.
    static Instant notBefore(Instant moment) {
        return Instant.ofEpochMilli(moment.plusNanos(999_999).toEpochMilli());
    }

    /// Keeps a moment, also one that was forgotten.
    void restore(Due due) {
        rows.put(BY_PART, id(due), due, Due.class);
        rows.put(ORDERED, ordered(due), due, Due.class);
    }

    void forget(Due due) {
        rows.delete(BY_PART, id(due));
        rows.delete(ORDERED, ordered(due));
    }

    private static String id(Due due) {
        return due.key() + "/" + due.part();
    }

    private static String ordered(Due due) {
        return SortedText.of(due.at()) + "/" + id(due);
    }
}
