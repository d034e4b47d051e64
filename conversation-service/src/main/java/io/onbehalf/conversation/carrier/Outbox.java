package io.onbehalf.conversation.carrier;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/// What one partition of `carrier.outbound` holds that is not done.
///
/// Numbers go at their own pace, so one that waits doesn't hold up the others: they are read ahead, and the
/// committed offset stays at the oldest that is not done.
final class Outbox {

    private final Map<String, Lane> lanes = new LinkedHashMap<>();
    private final NavigableMap<Long, OutboundMessage> messages = new TreeMap<>();
    private final NavigableMap<Long, Long> attemptsFrom = new TreeMap<>();
    private final AttemptLog log;
    private final ToDoubleFunction<String> pace;
    private final long earlierEnd;
    private final long earlierAttempts;
    private long nextOffset;
    private long attemptsEnd;

    /// A stretch of a partition's log.
    ///
    /// @param end the offset behind its last record
    record Stretch(long from, long end) {}

    /// @param log the attempts so far
    /// @param earlier what of `carrier.outbound` an earlier owner may have attempted
    /// @param attempts where the log has its attempts from
    Outbox(AttemptLog log, ToDoubleFunction<String> pace, Stretch earlier, Stretch attempts) {
        this.log = log;
        this.pace = pace;
        this.earlierEnd = earlier.end();
        this.earlierAttempts = attempts.from();
        this.nextOffset = earlier.from();
        this.attemptsEnd = attempts.end();
    }

    /// Takes a message in; the result is its SMS whose outcome nobody knows.
    List<Integer> add(OutboundMessage message, long nowNanos) {
        nextOffset = message.offset() + 1;
        AttemptLog.Progress progress = log.of(message);
        needsAttempts(
                message.offset(),
                progress == null ? attemptsEnd : Math.min(attemptsEnd, progress.firstOffset()));
        List<Integer> unknown = progress == null ? List.of() : message.resume(progress);
        if (!message.done()) {
            messages.put(message.offset(), message);
            lanes.computeIfAbsent(message.number(), number -> new Lane(pace.applyAsDouble(number), nowNanos))
                    .add(message);
        }
        return unknown;
    }

    /// Passes over a record that is no message.
    void skip(long offset) {
        nextOffset = offset + 1;
    }

    Collection<Lane> lanes() {
        return lanes.values();
    }

    @Nullable Lane laneOf(OutboundMessage message) {
        return lanes.get(message.number());
    }

    /// Forgets a message that is done.
    void remove(OutboundMessage message) {
        if (!holds(message)) {
            return;
        }
        messages.remove(message.offset());
        Lane lane = lanes.get(message.number());
        if (lane != null) {
            lane.remove(message);
        }
    }

    /// Whether a message is here, and not one that was read again in its place.
    boolean holds(OutboundMessage message) {
        return messages.get(message.offset()) == message;
    }

    int size() {
        return messages.size();
    }

    void attemptsReach(long offset) {
        attemptsEnd = Math.max(attemptsEnd, offset + 1);
    }

    /// Everything before it is done.
    long committable() {
        return messages.isEmpty() ? nextOffset : messages.firstKey();
    }

    /// From where `carrier.attempts` must be read again to know all attempts of what will be read again: of
    /// what is not done, of what is done but stands behind it, and of what an earlier owner attempted and
    /// this one has yet to read.
    long attemptsNeededFrom() {
        if (nextOffset < earlierEnd) {
            return earlierAttempts;
        }
        attemptsFrom.headMap(committable()).clear();
        return attemptsFrom.isEmpty() ? attemptsEnd : attemptsFrom.firstEntry().getValue();
    }

    /// A place that is no earlier than that of a later message tells nothing: the later one is needed longer.
    private void needsAttempts(long offset, long from) {
        while (!attemptsFrom.isEmpty() && attemptsFrom.lastEntry().getValue() >= from) {
            attemptsFrom.pollLastEntry();
        }
        attemptsFrom.put(offset, from);
    }

    /// Those of many partitions, by partition.
    static final class Boxes {

        private final Map<Integer, Outbox> byPartition = new HashMap<>();

        @Nullable Outbox of(int partition) {
            return byPartition.get(partition);
        }

        void put(int partition, Outbox outbox) {
            byPartition.put(partition, outbox);
        }

        void remove(int partition) {
            byPartition.remove(partition);
        }

        Map<Integer, Outbox> all() {
            return byPartition;
        }

        /// All numbers' lanes.
        List<Lane> lanes() {
            return byPartition.values().stream().flatMap(each -> each.lanes().stream()).toList();
        }

        int size() {
            return byPartition.values().stream().mapToInt(Outbox::size).sum();
        }
    }
}
