package io.onbehalf.conversation.carrier.outbound;

import io.onbehalf.conversation.carrier.smpp.TokenBucket;
import java.util.Collection;
import java.util.HashMap;
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

    /// The place from which attempts are needed is known to within this many records: behind a message that
    /// waits for hours, not the place of every other one is remembered.
    private static final long STEP = 1_024;

    private final Map<Sender, NumberBacklog> numbers = new LinkedHashMap<>();
    private final Map<String, TokenBucket> limitOfNumbers = new HashMap<>();
    private final NavigableMap<Long, OutboundMessage> messages = new TreeMap<>();
    private final NavigableMap<Long, Long> attemptsFrom = new TreeMap<>();
    private final AttemptLog log;
    private final ToDoubleFunction<String> limits;
    private final long earlierEnd;
    private final long earlierAttempts;
    private long nextOffset;
    private long attemptsEnd;

    /// Who sends: where organizations share a number, one that waits must not hold up the others.
    private record Sender(String organizationId, String number) {

        static Sender of(OutboundMessage message) {
            return new Sender(message.organizationId(), message.number());
        }
    }

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
        AttemptLog.Progress progress = log.take(message);
        needAttempts(
                message.offset(),
                progress == null ? attemptsEnd : Math.min(attemptsEnd, progress.firstOffset()));
        forgetAttempts();
        List<Integer> unknown = progress == null ? List.of() : message.resume(progress);
        if (!message.isDone()) {
            messages.put(message.offset(), message);
            numbers.computeIfAbsent(Sender.of(message), sender -> backlog(sender, nowNanos)).add(message);
        }
        return unknown;
    }

    private NumberBacklog backlog(Sender sender, long nowNanos) {
        TokenBucket limit =
                limitOfNumbers.computeIfAbsent(
                        sender.number(), number -> new TokenBucket(limits.applyAsDouble(number), nowNanos));
        return new NumberBacklog(limit, nowNanos);
    }

    /// Skips a record that is no message.
    void skip(long offset) {
        nextOffset = offset + 1;
        forgetAttempts();
    }

    /// Behind what an earlier owner may have attempted, no message has an attempt of another.
    private void forgetAttempts() {
        if (nextOffset >= earlierEnd) {
            log.clear();
        }
    }

    Collection<NumberBacklog> numbers() {
        return numbers.values();
    }

    @Nullable NumberBacklog numberOf(OutboundMessage message) {
        return numbers.get(Sender.of(message));
    }

    /// Removes a message that is done.
    void remove(OutboundMessage message) {
        if (!holds(message)) {
            return;
        }
        messages.remove(message.offset());
        NumberBacklog number = numbers.get(Sender.of(message));
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

    /// How many places in `carrier.attempts` it remembers.
    int attemptsRemembered() {
        return attemptsFrom.size();
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
        long first = from;
        while (!attemptsFrom.isEmpty() && attemptsFrom.lastEntry().getValue() >= from) {
            attemptsFrom.pollLastEntry();
        }
        Map.Entry<Long, Long> before = attemptsFrom.lastEntry();
        if (before != null && before.getValue() / STEP == from / STEP) {
            first = before.getValue();
            attemptsFrom.remove(before.getKey());
        }
        attemptsFrom.put(offset, first);
    }
}
