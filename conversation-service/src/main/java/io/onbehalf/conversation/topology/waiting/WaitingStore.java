package io.onbehalf.conversation.topology.waiting;

import io.onbehalf.kit.domain.QueueId;
import io.onbehalf.kit.store.PrefixedStore;
import java.util.List;

/// The conversations that wait in each queue, as rows of a state store in the queue's partition:
/// `queue/<queue>/<place>`, the oldest first.
///
/// A row `seen/<queue>/<thread>` keeps the sequence of the thread's last event that changed the list, so that
/// an event which comes twice or late changes nothing, and the thread's place in the list.
public record WaitingStore(PrefixedStore rows) {

    public static final String NAME = "waiting";

    private static final String SEEN = "seen/";

    /// Sorts after every place.
    private static final String END = "~";

    /// What a thread did last.
    ///
    /// @param place in the list; empty if it is not in it
    record Seen(long sequence, String place) {}

    /// What waits in a queue, the oldest first.
    ///
    /// @param after the place of the last one that is known already; empty for the first
    public List<WaitingConversation> of(QueueId queue, String after, int limit) {
        return rows.scanAfter(prefix(queue.value()), after, END, limit, WaitingConversation.class);
    }

    /// Applies a change to a queue's list, unless it has seen it or a later one of the thread.
    public void apply(String queue, WaitingChange change) {
        String thread = queue + "/" + change.thread().value();
        Seen seen = rows.get(SEEN, thread, Seen.class);
        if (seen != null && seen.sequence() >= change.sequence()) {
            return;
        }
        if (seen != null && !seen.place().isEmpty()) {
            rows.delete(prefix(queue), seen.place());
        }
        change.waiting()
                .ifPresent(waiting ->
                        rows.put(prefix(queue), waiting.place(), waiting, WaitingConversation.class));
        String place = change.waiting().map(WaitingConversation::place).orElse("");
        // Last: a crash may lose what follows a write, and then the event comes again.
        rows.put(SEEN, thread, new Seen(change.sequence(), place), Seen.class);
    }

    private static String prefix(String queue) {
        return "queue/" + queue + "/";
    }
}
