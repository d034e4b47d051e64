package io.onbehalf.wrapup.topology.owed;

import io.onbehalf.kit.domain.position.Position;
import io.onbehalf.kit.domain.wrapup.OwedList;
import io.onbehalf.kit.lists.OldestPlaces;
import io.onbehalf.kit.store.PrefixedStore;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// The lists, as rows of a state store in the partition of the list's name: `list/<list>/<place>`, the oldest
/// first.
///
/// `entry/<list>/<participant>` finds an entry. A row `seen/<list>/<thread>` keeps the sequence of the
/// thread's last event that changed the list, so that an event which comes twice or late changes nothing;
/// `seen/<list>/stints/<thread>` the thread's last stint that the list has shown ([OwedList#showing]).
public record OwedStore(PrefixedStore rows) {

    public static final String NAME = OwedList.STORE;

    private static final String LISTS = "list/";

    /// Sorts after every place.
    private static final String END = "~";

    /// A list, the oldest first.
    ///
    /// @param after the place of the last one that is known already; empty for the first
    public List<OwedWrapup> of(String list, String after, int limit) {
        return rows.scanAfter(prefix(list), after, END, limit, OwedWrapup.class);
    }

    /// Since when the oldest wrap-up of each queue is owed, by the queue's id.
    public static Map<String, Instant> oldestOfQueues(PrefixedStore rows) {
        return OldestPlaces.of(rows, LISTS + OwedList.OF_QUEUES, "");
    }

    /// Applies a change, unless the list has seen it or a later one of the thread; returns it.
    OwedChange apply(String list, OwedChange change) {
        String thread = Position.row(list, change.thread().value());
        Long seen = rows.get(PrefixedStore.SEEN, thread, Long.class);
        if (seen != null && seen >= change.sequence()) {
            return change;
        }
        String entries = "entry/" + list + "/";
        String participant = change.participantId().value();
        OwedWrapup before = rows.get(entries, participant, OwedWrapup.class);
        if (before != null) {
            rows.delete(prefix(list), before.place());
        }
        change.entry().ifPresent(entry -> rows.put(prefix(list), entry.place(), entry, OwedWrapup.class));
        rows.put(entries, participant, change.entry().orElse(null), OwedWrapup.class);
        change.entry().ifPresent(_ -> shows(OwedList.showing(list, change.thread(), change.participantId())));
        // Last: a crash may lose what follows a write, and then the event comes again.
        rows.put(PrefixedStore.SEEN, thread, change.sequence(), Long.class);
        return change;
    }

    private void shows(Position stint) {
        String row = Position.row(stint.key(), stint.source());
        rows.put(PrefixedStore.SEEN, row, stint.sequence(), Long.class);
    }

    private static String prefix(String list) {
        return LISTS + list + "/";
    }
}
