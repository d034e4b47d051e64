package io.onbehalf.kit.topology;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.onbehalf.kit.store.PrefixedStore;
import io.onbehalf.kit.store.SortedText;
import io.onbehalf.kit.store.UnreadableRow;
import io.onbehalf.kit.streams.OnbehalfHeaders;
import io.onbehalf.kit.streams.UnprocessableRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The moments that a decider's states wait for, in the decider's own store, so that a restart or a move to
/// another instance forgets none.
///
/// Rows `due/<millis>/<key>/<part>` in the order of time, and `due-at/<key>/<part>`. The second says which
/// moment is kept: that which a state waited for before can't be derived from it, as it may depend on others'
/// data too, such as a queue's settings.
///
/// A moment whose decision has failed is a row `due-failed/<millis>/<key>/<part>` instead of the first, by
/// the time at which it is tried again. It counts as long as `due-at/` has the same moment.
final class Timers {

    private static final Logger LOG = LoggerFactory.getLogger(Timers.class);

    private static final String ORDERED = "due/";
    private static final String BY_PART = "due-at/";
    private static final String FAILED = "due-failed/";

    private final PrefixedStore rows;

    /// A moment that is to be decided.
    ///
    /// @param failures how many decisions of it have failed
    /// @param at when it is to be decided: its own time, or a later one after a failure
    record Attempt(Due due, int failures, Instant at) {

        private static final Duration PAUSE = Duration.ofMinutes(1);
        private static final Duration LONGEST = Duration.ofHours(1);
        private static final Pattern COUNT = Pattern.compile("[0-9]{1,9}");

        /// More doublings make no pause longer.
        private static final int DOUBLINGS = 6;

        static Attempt first(Due due) {
            return new Attempt(due, 0, due.at());
        }

        /// The attempt that a request is.
        ///
        /// @param headers of the request; a count that we would not write counts as absent
        static Attempt of(Due due, Headers headers) {
            String failures = OnbehalfHeaders.text(headers, OnbehalfHeaders.FAILURES);
            return new Attempt(
                    due, COUNT.matcher(failures).matches() ? Integer.parseInt(failures) : 0, due.at());
        }

        /// The next attempt after this one has failed: a minute later, then two, four, at most an hour.
        Attempt next(Instant now) {
            Duration pause = PAUSE.multipliedBy(1L << Math.min(failures, DOUBLINGS));
            return new Attempt(due, failures + 1, now.plus(pause.compareTo(LONGEST) < 0 ? pause : LONGEST));
        }

        Headers headers() {
            Headers headers = due.headers();
            return failures == 0
                    ? headers
                    : headers.add(OnbehalfHeaders.FAILURES, Integer.toString(failures).getBytes(UTF_8));
        }
    }

    Timers(PrefixedStore rows) {
        this.rows = rows;
    }

    /// Keeps the moment that a state waits for now.
    ///
    /// @param at the moment, in whole milliseconds; null for none
    /// @param next the row to keep for a moment that changed
    void keep(String key, String part, @Nullable Instant at, Due next) {
        Due before = kept(key + "/" + part).orElse(null);
        Instant kept = before == null ? null : before.at();
        if (kept == null ? at == null : kept.equals(at)) {
            return;
        }
        if (before != null) {
            forget(Attempt.first(before));
        }
        if (at != null) {
            restore(Attempt.first(next));
        }
    }

    /// The moments that have come, the earliest first.
    ///
    /// @param stateOf the moment that the state of a key and part waits for
    /// @throws UnprocessableRecord for a row that can't be read; it is deleted, and its moment is kept again,
    ///   as its `due-at/` row says or else its state. The next call finds all
    List<Attempt> due(long now, int limit, BiFunction<String, String, Optional<Due>> stateOf) {
        return scan(ORDERED, now, limit, Due.class, stateOf).stream().map(Attempt::first).toList();
    }

    /// The same of the moments whose decision has failed before.
    List<Attempt> failed(long now, int limit, BiFunction<String, String, Optional<Due>> stateOf) {
        List<Attempt> awaited = new ArrayList<>();
        for (Attempt attempt : scan(FAILED, now, limit, Attempt.class, stateOf)) {
            if (isAwaited(attempt)) {
                awaited.add(attempt);
            } else {
                rows.delete(FAILED, ordered(attempt));
            }
        }
        return awaited;
    }

    private <T> List<T> scan(
            String prefix,
            long now,
            int limit,
            Class<T> type,
            BiFunction<String, String, Optional<Due>> stateOf) {
        try {
            return rows.scanUntil(prefix, SortedText.of(now + 1, SortedText.TIME_DIGITS), limit, type);
        } catch (UnreadableRow row) {
            String id = row.key().substring(prefix.length() + SortedText.TIME_DIGITS + 1);
            int part = id.indexOf('/') + 1;
            Optional<Due> moment =
                    kept(id).or(() -> stateOf.apply(id.substring(0, part - 1), id.substring(part)));
            rows.delete(row);
            moment.map(Attempt::first).ifPresent(this::restore);
            throw new UnprocessableRecord(row);
        }
    }

    /// False for one whose state has exchanged its moment for another.
    private boolean isAwaited(Attempt failed) {
        String id = id(failed.due());
        return rows.has(BY_PART, id)
                && kept(id).map(kept -> kept.at().equals(failed.due().at())).orElse(true);
    }

    /// The moment that is kept for a state. A row that can't be read is deleted, as if there were none: the
    /// state has its moment written again.
    private Optional<Due> kept(String id) {
        try {
            return Optional.ofNullable(rows.get(BY_PART, id, Due.class));
        } catch (UnreadableRow row) {
            LOG.warn("{}; deleted, as its state says the same", row.getMessage());
            rows.delete(row);
            return Optional.empty();
        }
    }

    /// When the first moment comes that is kept, in epoch milliseconds.
    OptionalLong first() {
        return Stream.of(ORDERED, FAILED)
                .flatMap(prefix -> rows.keysBefore(prefix, "9", 1).stream())
                .mapToLong(key -> Long.parseLong(key.substring(0, SortedText.TIME_DIGITS)))
                .min();
    }

    /// The first whole millisecond at which a moment has come: requests and rows have no finer time.
    static Instant notBefore(Instant moment) {
        return Instant.ofEpochMilli(moment.plusNanos(999_999).toEpochMilli());
    }

    /// Keeps a moment, also one that was forgotten.
    void restore(Attempt attempt) {
        Due due = attempt.due();
        rows.put(BY_PART, id(due), due, Due.class);
        if (attempt.failures() == 0) {
            rows.put(ORDERED, ordered(attempt), due, Due.class);
        } else {
            rows.put(FAILED, ordered(attempt), attempt, Attempt.class);
        }
    }

    /// Keeps a moment for later whose decision has failed. One that its state has exchanged for another is
    /// not kept.
    ///
    /// @param next with the time at which it is to be decided
    /// @return false if it is kept for later already
    boolean keepFailed(Attempt next) {
        Optional<Due> kept = kept(id(next.due()));
        if (kept.isPresent() && !kept.get().at().equals(next.due().at())) {
            return true;
        }
        String first = ordered(Attempt.first(next.due()));
        if (kept.isPresent() && !rows.has(ORDERED, first)) {
            return false;
        }
        rows.delete(ORDERED, first);
        restore(next);
        return true;
    }

    void forget(Attempt attempt) {
        rows.delete(BY_PART, id(attempt.due()));
        rows.delete(attempt.failures() == 0 ? ORDERED : FAILED, ordered(attempt));
    }

    private static String id(Due due) {
        return due.key() + "/" + due.part();
    }

    private static String ordered(Attempt attempt) {
        return SortedText.of(attempt.at()) + "/" + id(attempt.due());
    }
}
