package io.onbehalf.kit.streams;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/// The records that lay in a task's partitions when it started on this instance: whether they are processed.
///
/// A moment that came during an outage must not be decided before what happened in time and lies in the
/// topics. A stream thread processes all that it has fetched before it fetches again ([StreamsSettings]
/// switches the waiting for other partitions off), so the position of its consumer before a fetch is how far
/// it has come.
public final class Backlog {

    /// Those that are not processed, in a thread that fetches; in another one there is nothing.
    private static final ThreadLocal<List<Backlog>> OPEN = new ThreadLocal<>();

    private final int partition;
    private final Map<TopicPartition, Long> ends = new HashMap<>();
    private boolean processed;

    private Backlog(int partition) {
        this.partition = partition;
    }

    /// The backlog of a task that starts; in a thread that does not fetch there is none.
    ///
    /// @param partition the number of the task's partitions
    public static Backlog of(int partition) {
        Backlog backlog = new Backlog(partition);
        List<Backlog> open = OPEN.get();
        if (open == null) {
            backlog.processed = true;
        } else {
            open.add(backlog);
        }
        return backlog;
    }

    /// True once everything up to the ends that were seen first is processed.
    public boolean isProcessed() {
        return processed;
    }

    /// Looks how far this thread has come, before it fetches.
    public static void beforeFetch(Consumer<?, ?> consumer) {
        List<Backlog> open = OPEN.get();
        if (open == null) {
            OPEN.set(new ArrayList<>());
        } else {
            open.removeIf(backlog -> backlog.isOver(consumer));
        }
    }

    /// True if it is processed, or the task has left this thread.
    private boolean isOver(Consumer<?, ?> consumer) {
        List<TopicPartition> own =
                consumer.assignment().stream().filter(each -> each.partition() == partition).toList();
        long reached = own.stream().filter(each -> isReached(consumer, each)).count();
        processed = !own.isEmpty() && reached == own.size();
        return processed || own.isEmpty();
    }

    /// Asks nobody: until the broker has told the end, it is not reached.
    private boolean isReached(Consumer<?, ?> consumer, TopicPartition each) {
        OptionalLong lag = consumer.currentLag(each);
        if (lag.isEmpty()) {
            return false;
        }
        long position = consumer.position(each);
        return ends.computeIfAbsent(each, _ -> position + lag.getAsLong()) <= position;
    }
}
