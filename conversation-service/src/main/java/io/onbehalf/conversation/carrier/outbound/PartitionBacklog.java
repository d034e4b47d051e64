package io.onbehalf.conversation.carrier.outbound;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/// The messages of one partition of `carrier.outbound` that are not done.
///
/// Each number has its own rate limit, so a number that waits must not hold up the others: the partition is
/// read ahead, and the committed offset stays at the oldest message that is not done.
final class PartitionBacklog {

    private final Map<String, NumberBacklog> numbers = new LinkedHashMap<>();
    private final NavigableMap<Long, OutboundMessage> messages = new TreeMap<>();
    private final NavigableMap<Long, Long> attemptsFrom = new TreeMap<>();
    private final AttemptLog log;
    private final ToDoubleFunction<String> limits;
    private final long earlierEnd;
    private final long earlierAttempts;
    private long nextOffset;
    private long attemptsEnd;

    /// A range of a partition's offsets.
    ///
    /// @param end the offset behind its last record
    record OffsetRange(long from, long end) {}

    /// @param log the attempts so far
    /// @param limits SMS a second by number
    /// @param earlier what of `carrier.outbound` an earlier owner may have attempted
    /// @param attempts the range of `carrier.attempts` that the log was read from
    PartitionBacklog(
            AttemptLog log, ToDoubleFunction<String> limits, OffsetRange earlier, OffsetRange attempts) {
        this.log = log;
        this.limits = limits;
        this.earlierEnd = earlier.end();
        this.earlierAttempts = attempts.from();
        this.nextOffset = earlier.from();
        this.attemptsEnd = attempts.end();
    }

    /// Adds a message; the result is its segments whose outcome is unknown.
    List<Integer> add(OutboundMessage message, long nowNanos) {
        nextOffset = message.offset() + 1;
        AttemptLog.Progress progress = log.of(message);
        needAttempts(
                message.offset(),
                progress == null ? attemptsEnd : Math.min(attemptsEnd, progress.firstOffset()));
        List<Integer> unknown = progress == null ? List.of() : message.resume(progress);
        if (!message.isDone()) {
            messages.put(message.offset(), message);
            numbers.computeIfAbsent(
                            message.number(),
                            number -> new NumberBacklog(limits.applyAsDouble(number), nowNanos))
                    .add(message);
        }
        return unknown;
    }

    /// Skips a record that is no message.
    void skip(long offset) {
        nextOffset = offset + 1;
    }

    Collection<NumberBacklog> numbers() {
        return numbers.values();
    }

    @Nullable NumberBacklog numberOf(OutboundMessage message) {
        return numbers.get(message.number());
    }

    /// Removes a message that is done.
    void remove(OutboundMessage message) {
        if (!holds(message)) {
            return;
        }
        messages.remove(message.offset());
        NumberBacklog number = numbers.get(message.number());
        if (number != null) {
            number.remove(message);
        }
    }

    /// True if this very message is here, and not one that was read again at its offset.
    boolean holds(OutboundMessage message) {
        return messages.get(message.offset()) == message;
    }

    int size() {
        return messages.size();
    }

    /// A record of ours is on `carrier.attempts` at this offset.
    void onAttemptsWritten(long offset) {
        attemptsEnd = Math.max(attemptsEnd, offset + 1);
    }

    /// The offset before which everything is done.
    long committableOffset() {
        return messages.isEmpty() ? nextOffset : messages.firstKey();
    }

    /// The offset from which `carrier.attempts` must be read to know all attempts of the messages that will
    /// be read again: of those not done, of those done but behind them, and of those that an earlier owner
    /// attempted and this one has yet to read.
    long attemptsNeededFrom() {
        if (nextOffset < earlierEnd) {
            return earlierAttempts;
        }
        attemptsFrom.headMap(committableOffset()).clear();
        return attemptsFrom.isEmpty() ? attemptsEnd : attemptsFrom.firstEntry().getValue();
    }

    /// Keeps the map monotone: an entry is redundant if a later message needs an equal or smaller offset.
    private void needAttempts(long offset, long from) {
        while (!attemptsFrom.isEmpty() && attemptsFrom.lastEntry().getValue() >= from) {
            attemptsFrom.pollLastEntry();
        }
        attemptsFrom.put(offset, from);
    }
}
