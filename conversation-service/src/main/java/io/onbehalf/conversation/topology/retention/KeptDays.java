package io.onbehalf.conversation.topology.retention;

import io.onbehalf.kit.domain.OrganizationId;
import io.onbehalf.kit.domain.ThreadId;
import io.onbehalf.kit.store.PrefixedStore;
import io.onbehalf.kit.store.SortedText;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/// The days (UTC) of which threads have something: rows `kept/<organization>/<day>/<thread>`, so that what is
/// too old is found without a look at the rest. A thread that was asked to forget stays on the list until it
/// has, under the day before which it was asked.
record KeptDays(PrefixedStore rows) {

    private static final String KEPT = "kept/";

    /// Days since 1970.
    private static final int DAY_DIGITS = 6;

    /// Sorts after every day.
    private static final String LAST = "~";

    static LocalDate dayOf(Instant moment) {
        return LocalDate.ofInstant(moment, ZoneOffset.UTC);
    }

    /// A thread has something of a day.
    void note(OrganizationId organization, ThreadId thread, LocalDate day) {
        String key = key(day) + "/" + thread.value();
        if (!Boolean.TRUE.equals(rows.get(of(organization), key, Boolean.class))) {
            rows.put(of(organization), key, true, Boolean.class);
        }
    }

    /// A thread has forgotten what is of earlier days than one.
    void forgotten(OrganizationId organization, ThreadId thread, LocalDate day) {
        String key = key(day) + "/" + thread.value();
        if (Boolean.FALSE.equals(rows.get(of(organization), key, Boolean.class))) {
            rows.delete(of(organization), key);
        }
    }

    /// The first organization that has something, or the next after another.
    ///
    /// @param before empty for the first
    Optional<OrganizationId> next(Optional<OrganizationId> before) {
        String from = before.map(organization -> organization.value() + "/" + LAST).orElse("");
        return rows.keysBetween(KEPT, from, LAST, false, 1).stream()
                .map(key -> new OrganizationId(key.substring(0, key.indexOf('/'))))
                .findFirst();
    }

    /// The threads of an organization that have something of earlier days than one, once for each of these
    /// days. Until they have forgotten it they are found again, by who asks for a later day.
    List<ThreadId> askBefore(OrganizationId organization, LocalDate day, int limit) {
        List<String> keys = rows.keysBefore(of(organization), key(day), limit);
        List<ThreadId> threads =
                keys.stream().map(key -> new ThreadId(key.substring(key.indexOf('/') + 1))).toList();
        keys.forEach(key -> rows.delete(of(organization), key));
        threads.stream().distinct().forEach(thread -> asked(organization, thread, day));
        return threads;
    }

    private void asked(OrganizationId organization, ThreadId thread, LocalDate day) {
        String key = key(day) + "/" + thread.value();
        if (!rows.has(of(organization), key)) {
            rows.put(of(organization), key, false, Boolean.class);
        }
    }

    private static String of(OrganizationId organization) {
        return KEPT + organization.value() + "/";
    }

    private static String key(LocalDate day) {
        return SortedText.of(day.toEpochDay(), DAY_DIGITS);
    }
}
