package io.onbehalf.queue.topology.audit;

import io.onbehalf.kit.store.PrefixedStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The audit of the organizations of a partition.
///
/// | row | value |
/// |---|---|
/// | `organization/<organization>` | nothing: the organization has events |
/// | `event/<organization>/<place>` | the event; its place is its time, its sequence and its id |
/// | `actor/<organization>/<user>/<place>` | nothing: an event that the user caused |
/// | `entity/<organization>/<id>/<place>` | nothing: an event about the thing |
/// | `kind/<organization>/<kind>/<place>` | nothing: an event of the kind |
///
/// An event that comes twice is written to the same rows.
public record AuditStore(PrefixedStore rows) {

    public static final String NAME = "audit";

    /// The most rows that one page reads, of an actor's or an entity's events that other filters drop.
    static final int MOST_READ = 1_000;

    private static final String ORGANIZATIONS = "organization/";

    /// Sorts after every organization.
    private static final String END = "~";

    /// Adds an event.
    void add(String organization, AuditEvent event) {
        String place = event.place();
        if (rows.get(ORGANIZATIONS, organization, String.class) == null) {
            rows.put(ORGANIZATIONS, organization, "", String.class);
        }
        rows.put(events(organization), place, event, AuditEvent.class);
        lists(organization, event).forEach(list -> rows.put(list, place, "", String.class));
    }

    /// Deletes events that are older than a moment.
    ///
    /// @param limit the most that are deleted
    /// @return the number of those that were deleted
    int deleteBefore(Instant oldest, int limit) {
        int deleted = 0;
        for (String organization : rows.keysBetween(ORGANIZATIONS, "", END, false, Integer.MAX_VALUE)) {
            String events = events(organization);
            for (String place :
                    rows.keysBetween(events, "", AuditEvent.place(oldest), false, limit - deleted)) {
                event(organization, place)
                        .ifPresent(event ->
                                lists(organization, event).forEach(list -> rows.delete(list, place)));
                rows.delete(events, place);
                deleted++;
            }
        }
        return deleted;
    }

    /// A page of what a query finds. It reads the shortest list that has all of it.
    public AuditPage read(String organization, AuditQuery query) {
        List<String> lists = lists(organization, query);
        List<AuditEvent> found = new ArrayList<>();
        String after = query.after();
        String lastFound = after;
        for (int read = 0; read < MOST_READ; ) {
            List<String> places = places(lists, query, after);
            for (String place : places) {
                Optional<AuditEvent> event = event(organization, place).filter(query::matches);
                if (event.isPresent() && found.size() == query.limit()) {
                    return new AuditPage(found, Optional.of(lastFound));
                }
                if (event.isPresent()) {
                    found.add(event.get());
                    lastFound = place;
                }
                after = place;
            }
            read += places.size();
            if (places.size() <= query.limit()) {
                return new AuditPage(found, Optional.empty());
            }
        }
        return new AuditPage(found, Optional.of(after));
    }

    /// The next places in lists, one more than a page has.
    private List<String> places(List<String> lists, AuditQuery query, String after) {
        int limit = query.limit() + 1;
        String from = AuditEvent.place(query.from());
        String to = AuditEvent.place(query.to());
        String first = query.newestFirst() || after.isEmpty() ? from : after + Character.MIN_VALUE;
        String end = query.newestFirst() && !after.isEmpty() ? after : to;
        Comparator<String> order = Comparator.naturalOrder();
        return lists.stream()
                .flatMap(list -> rows.keysBetween(list, first, end, query.newestFirst(), limit).stream())
                .sorted(query.newestFirst() ? order.reversed() : order)
                .limit(limit)
                .toList();
    }

    private Optional<AuditEvent> event(String organization, String place) {
        @Nullable AuditEvent event = rows.get(events(organization), place, AuditEvent.class);
        return Optional.ofNullable(event);
    }

    private static List<String> lists(String organization, AuditQuery query) {
        if (query.entityId().isPresent()) {
            return List.of(ofEntity(organization, query.entityId().get()));
        }
        if (query.actor().isPresent()) {
            return List.of(ofActor(organization, query.actor().get().value()));
        }
        return query.kinds()
                .map(kinds -> kinds.stream().map(kind -> ofKind(organization, kind)).toList())
                .orElseGet(() -> List.of(events(organization)));
    }

    private static List<String> lists(String organization, AuditEvent event) {
        return Stream.concat(
                        event.actor().actor().stream().map(user -> ofActor(organization, user.value())),
                        Stream.of(
                                ofEntity(organization, event.act().entityId()),
                                ofKind(organization, event.act().kind())))
                .toList();
    }

    private static String events(String organization) {
        return "event/" + organization + "/";
    }

    private static String ofActor(String organization, String user) {
        return "actor/" + organization + "/" + user + "/";
    }

    private static String ofEntity(String organization, String id) {
        return "entity/" + organization + "/" + id + "/";
    }

    private static String ofKind(String organization, AuditKind kind) {
        return "kind/" + organization + "/" + kind.list() + "/";
    }
}
