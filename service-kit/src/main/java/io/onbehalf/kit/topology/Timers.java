package io.onbehalf.kit.topology;

import io.onbehalf.kit.store.PrefixedStore;
import io.onbehalf.kit.store.SortedText;
import io.onbehalf.kit.store.UnreadableRow;
import io.onbehalf.kit.streams.UnprocessableRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// The moments that a decider's states wait for, in the decider's own store, so that a restart or a move to
/// another instance forgets none.
///
/// Rows `due/<millis>/<key>/<part>`, in the order of time. A state itself says which moment it waits for, so
/// a moment has one row and nothing else.
final class Timers {

    private static final String ORDERED = "due/";

    /// A moment that is over for so long and still waited for has no request on its way: it could not be
    /// read.
    private static final Duration LOST = Duration.ofSeconds(10);

    private final PrefixedStore rows;

    Timers(PrefixedStore rows) {
        this.rows = rows;
    }

    /// Keeps the moment that a state waits for after a request, and forgets the one that it waited for
    /// before.
    ///
    /// A moment that stays is kept already, or its request is on its way; unless it is long over.
    ///
    /// @param header of the request
    /// @param now in epoch milliseconds
    /// @param before the moment that the state waited for; null for none
    /// @param after the moment that it waits for from now on; null for none
    void keep(RequestHeader header, long now, @Nullable Due before, @Nullable Due after) {
        boolean same = before != null && after != null && before.at().equals(after.at());
        if (before != null && !same && !hasCome(before, header)) {
            forget(before);
        }
        if (after != null && (!same || header.isOfMoment() || isLost(after, now))) {
            restore(after);
        }
    }

    /// True for the moment that the request is: its row was deleted when the request was written.
    private static boolean hasCome(Due moment, RequestHeader header) {
        return header.isOfMoment() && moment.at().equals(header.at());
    }

    private static boolean isLost(Due moment, long now) {
        return moment.at().plus(LOST).toEpochMilli() < now;
    }

    /// The moments that have come, the earliest first.
    ///
    /// @throws UnprocessableRecord for a row that can't be read; it is deleted, so the next call finds the
    ///   others; its moment is kept again by the next request for its state
    List<Due> due(long now, int limit) {
        try {
            return rows.scanUntil(ORDERED, SortedText.of(now + 1, SortedText.TIME_DIGITS), limit, Due.class);
        } catch (UnreadableRow row) {
            rows.delete(row);
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
        rows.put(ORDERED, ordered(due), due, Due.class);
    }

    void forget(Due due) {
        rows.delete(ORDERED, ordered(due));
    }

    private static String ordered(Due due) {
        return SortedText.of(due.at()) + "/" + due.key() + "/" + due.part();
    }
}
