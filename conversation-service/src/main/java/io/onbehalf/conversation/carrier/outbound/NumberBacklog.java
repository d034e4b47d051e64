package io.onbehalf.conversation.carrier.outbound;

import io.onbehalf.conversation.carrier.outbound.rate.NumberRateLimits;
import io.onbehalf.conversation.carrier.outbound.rate.NumberType;
import io.onbehalf.conversation.carrier.smpp.TokenBucket;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The messages of one organization from one outbound number, in order, within the number's rate limit.
///
/// A thread's next message waits for the answer to the one before: if that is refused for now, the contact
/// would otherwise read them in the wrong order.
final class NumberBacklog {

    private static final long FIRST_PAUSE_NANOS = 1_000_000_000L;
    private static final long LONGEST_PAUSE_NANOS = 30_000_000_000L;

    private final Map<String, Deque<OutboundMessage>> threads = new HashMap<>();
    private final NavigableMap<Long, OutboundMessage> oldestOfThreads = new TreeMap<>();
    private final TokenBucket limit;
    private long pauseNanos;
    private @Nullable NumberType type;
    private long notBeforeNanos;

    /// @param limit the number's, which all its organizations share
    NumberBacklog(TokenBucket limit, long nowNanos) {
        this.limit = limit;
        notBeforeNanos = nowNanos;
    }

    /// Adds a message behind those of its thread.
    void add(OutboundMessage message) {
        Deque<OutboundMessage> thread = threads.computeIfAbsent(message.threadId(), _ -> new ArrayDeque<>(1));
        thread.add(message);
        if (thread.size() == 1) {
            oldestOfThreads.put(message.offset(), message);
        }
    }

    void remove(OutboundMessage message) {
        Deque<OutboundMessage> thread = threads.get(message.threadId());
        if (thread == null || !thread.remove(message)) {
            return;
        }
        if (oldestOfThreads.remove(message.offset(), message) && !thread.isEmpty()) {
            oldestOfThreads.put(thread.getFirst().offset(), thread.getFirst());
        }
        if (thread.isEmpty()) {
            threads.remove(message.threadId());
        }
    }

    /// The next message that may be submitted now; null while the rate limit, a pause, or the message before
    /// it keeps it waiting.
    @Nullable OutboundMessage next(long nowNanos) {
        if (nowNanos - notBeforeNanos < 0 || limit.available(nowNanos) < 1) {
            return null;
        }
        for (OutboundMessage message : oldestOfThreads.values()) {
            if (message.hasOpen()) {
                return message.isWaiting() ? message : null;
            }
        }
        return null;
    }

    /// The type of its number. It is found once: that takes a while, and the loop asks twice a second.
    NumberType type(OutboundMessage ofIt) {
        NumberType known = type;
        if (known == null) {
            known = NumberRateLimits.typeOf(ofIt.number());
            type = known;
        }
        return known;
    }

    /// The oldest message of which nothing is in flight and something is to be submitted; null if none is.
    @Nullable OutboundMessage oldestWaiting() {
        for (OutboundMessage message : oldestOfThreads.values()) {
            if (message.isWaiting()) {
                return message;
            }
        }
        return null;
    }

    /// The number of SMS that may be submitted now.
    int allowance(long nowNanos) {
        return limit.available(nowNanos);
    }

    /// Counts SMS against the rate limit.
    void take(int count) {
        limit.take(count);
    }

    /// Pauses, because the SMSC asks for less: longer each time, until it accepts something. SMS that left
    /// together are refused together, and make one pause.
    void slowDown(long nowNanos) {
        if (nowNanos - notBeforeNanos < 0) {
            return;
        }
        pauseNanos = Math.clamp(pauseNanos * 2, FIRST_PAUSE_NANOS, LONGEST_PAUSE_NANOS);
        notBeforeNanos = nowNanos + pauseNanos;
    }

    /// The SMSC accepted something: the next pause is the shortest again.
    void resetPause() {
        pauseNanos = 0;
    }
}
