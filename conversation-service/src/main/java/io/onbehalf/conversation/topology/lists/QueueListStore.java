package io.onbehalf.conversation.topology.lists;

import io.onbehalf.conversation.domain.ThreadRequest;
import io.onbehalf.conversation.topology.lists.QueueEntry.State;
import io.onbehalf.kit.domain.QueueId;
import io.onbehalf.kit.domain.position.Position;
import io.onbehalf.kit.lists.ListProcessor.Lists;
import io.onbehalf.kit.lists.ListProcessor.Part;
import io.onbehalf.kit.lists.OldestPlaces;
import io.onbehalf.kit.store.PrefixedStore;
import io.onbehalf.kit.topology.FollowUp;
import io.onbehalf.kit.topology.Requested;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// The conversations that wait, are connected or are to be wrapped up in each queue, as rows of a state store
/// in the queue's partition: `queue/<queue>/<state>/<place>`, the oldest first.
///
/// `entry/<queue>/<participant>` finds an entry, `load/<queue>` counts them, `deleted/<queue>` says that the
/// queue was deleted, `terms/<queue>` has its last inactivity timeout, [QueueWork] is what is left to do for
/// both. A row `seen/<queue>/<thread>` keeps the sequence of the thread's last event that changed the lists,
/// so that an event which comes twice or late changes nothing.
public record QueueListStore(PrefixedStore rows) {

    public static final String NAME = "queue-lists";

    private static final String LISTS = "queue/";
    private static final String LOAD = "load/";
    private static final String DELETED = "deleted/";
    private static final String TERMS = "terms/";
    static final Set<State> OPEN = EnumSet.of(State.WAITING, State.CONNECTED);

    /// Sorts after every place.
    private static final String END = "~";

    /// The counts, and the last change that they contain: a crash may keep them without the rows that follow.
    record Counted(QueueLoad load, String thread, long sequence) {

        private boolean contains(QueueChange change) {
            return thread.equals(change.thread().value()) && sequence == change.sequence();
        }
    }

    /// A queue's conversations in a state, the oldest first.
    ///
    /// @param after the place of the last one that is known already; empty for the first
    public List<QueueEntry> of(QueueId queue, State state, String after, int limit) {
        return rows.scanAfter(list(queue.value(), state), after, END, limit, QueueEntry.class);
    }

    /// Since when the oldest conversation of each queue waits, by the queue's id.
    public static Map<String, Instant> oldestWaiting(PrefixedStore rows) {
        return OldestPlaces.of(rows, LISTS, State.WAITING + "/");
    }

    /// Applies what concerns a queue's lists, unless they have seen it or what came later.
    public QueueOutcome apply(String queue, QueueFact fact) {
        return switch (fact) {
            case QueueChange change -> apply(queue, change);
            case QueueDeletion deletion -> apply(queue, deletion);
            case QueueTermsChange terms -> apply(queue, terms);
        };
    }

    private QueueOutcome apply(String queue, QueueDeletion deletion) {
        rows.put(DELETED, queue, deletion, QueueDeletion.class);
        return requests(QueueWork.of(queue, deletion));
    }

    private QueueOutcome apply(String queue, QueueTermsChange change) {
        if (!change.isNews(rows.get(TERMS, queue, QueueTermsChange.class))) {
            return new QueueOutcome(Optional.empty(), List.of());
        }
        rows.put(TERMS, queue, change, QueueTermsChange.class);
        return requests(QueueWork.of(queue, change));
    }

    /// The first requests of a work; it stays in the store for as long as there are more.
    private QueueOutcome requests(QueueWork work) {
        QueueBatch batch = QueueBatch.of(this, work);
        batch.keepRest(rows);
        return batch.outcome();
    }

    /// The next requests of the work that is left.
    private static Optional<Part<QueueOutcome>> next(PrefixedStore rows) {
        return rows.scanAfter(QueueWork.ROWS, "", END, 1, QueueWork.class).stream()
                .findFirst()
                .map(work -> {
                    QueueBatch batch = QueueBatch.of(new QueueListStore(rows), work);
                    return new Part<>(work.queue(), batch.outcome(), batch::done);
                });
    }

    /// The lists of all queues of a partition.
    public static Lists<QueueFact, QueueOutcome> lists() {
        return new Lists<>() {
            @Override
            public QueueOutcome apply(PrefixedStore rows, String queue, QueueFact fact) {
                return new QueueListStore(rows).apply(queue, fact);
            }

            @Override
            public boolean mayLeaveWork(QueueFact fact) {
                return switch (fact) {
                    case QueueChange _ -> false;
                    case QueueDeletion _, QueueTermsChange _ -> true;
                };
            }

            @Override
            public Optional<Part<QueueOutcome>> next(PrefixedStore rows) {
                return QueueListStore.next(rows);
            }
        };
    }

    private QueueOutcome apply(String queue, QueueChange change) {
        String thread = Position.row(queue, change.thread().value());
        Long seen = rows.get(PrefixedStore.SEEN, thread, Long.class);
        if (seen != null && seen >= change.sequence()) {
            return outcome(queue, change);
        }
        String entries = "entry/" + queue + "/";
        String participant = change.participantId().value();
        Optional<QueueEntry> before = Optional.ofNullable(rows.get(entries, participant, QueueEntry.class));
        QueueLoad load = count(queue, change, before);
        before.ifPresent(entry -> rows.delete(list(queue, entry.state()), entry.place()));
        change.entry()
                .ifPresent(entry ->
                        rows.put(list(queue, entry.state()), entry.place(), entry, QueueEntry.class));
        rows.put(entries, participant, change.entry().orElse(null), QueueEntry.class);
        // Last: a crash may lose what follows a write, and then the event comes again.
        rows.put(PrefixedStore.SEEN, thread, change.sequence(), Long.class);
        return new QueueOutcome(Optional.of(load), following(queue, change.entry()));
    }

    /// What follows from a change that the lists have seen: a crash may lose it after the change is written.
    private QueueOutcome outcome(String queue, QueueChange change) {
        return new QueueOutcome(
                Optional.ofNullable(rows.get(LOAD, queue, Counted.class)).map(Counted::load),
                following(
                        queue,
                        Optional.ofNullable(
                                rows.get(
                                        "entry/" + queue + "/",
                                        change.participantId().value(),
                                        QueueEntry.class))));
    }

    /// What follows for an entry that comes into the lists of a queue after it was deleted or changed.
    private List<FollowUp<Requested<ThreadRequest>>> following(String queue, Optional<QueueEntry> entry) {
        return Stream.concat(
                        entry.filter(each -> OPEN.contains(each.state())).stream()
                                .flatMap(each ->
                                        Optional.ofNullable(rows.get(DELETED, queue, QueueDeletion.class))
                                                .map(deletion -> deletion.request(each))
                                                .stream()),
                        entry.filter(each -> each.state() == State.CONNECTED).stream()
                                .flatMap(each ->
                                        Optional.ofNullable(rows.get(TERMS, queue, QueueTermsChange.class))
                                                .filter(terms -> terms.mayBeUnknownAt(each.since()))
                                                .map(terms -> terms.request(each))
                                                .stream()))
                .toList();
    }

    private QueueLoad count(String queue, QueueChange change, Optional<QueueEntry> before) {
        Counted counted = rows.get(LOAD, queue, Counted.class);
        if (counted != null && counted.contains(change)) {
            return counted.load();
        }
        QueueLoad load =
                counted == null
                        ? new QueueLoad(change.organizationId(), new QueueId(queue), 0, 0)
                        : counted.load();
        QueueLoad after =
                new QueueLoad(
                        load.organizationId(),
                        load.queueId(),
                        load.waiting() + change(State.WAITING, before, change.entry()),
                        load.connected() + change(State.CONNECTED, before, change.entry()));
        rows.put(LOAD, queue, new Counted(after, change.thread().value(), change.sequence()), Counted.class);
        return after;
    }

    private static int change(State state, Optional<QueueEntry> before, Optional<QueueEntry> after) {
        return is(state, after) - is(state, before);
    }

    private static int is(State state, Optional<QueueEntry> entry) {
        return entry.filter(each -> each.state() == state).isPresent() ? 1 : 0;
    }

    private static String list(String queue, State state) {
        return LISTS + "%s/%s/".formatted(queue, state);
    }
}
