package io.onbehalf.conversation.carrier;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// One outbound number's messages, in order, at its own pace.
///
/// A thread's next message waits for the answer to the one before: if that is refused for now, the contact
/// would else read them the wrong way round.
final class Lane {

    private static final long FIRST_PAUSE_NANOS = 1_000_000_000L;
    private static final long LONGEST_PAUSE_NANOS = 30_000_000_000L;

    private final Map<String, Deque<OutboundMessage>> threads = new HashMap<>();
    private final NavigableMap<Long, OutboundMessage> oldestOfThreads = new TreeMap<>();
    private final TokenBucket bucket;
    private long pauseNanos;
    private long notBeforeNanos;

    Lane(double perSecond, long nowNanos) {
        bucket = new TokenBucket(perSecond, nowNanos);
        notBeforeNanos = nowNanos;
    }

    /// Takes in a message that stands behind those that are here.
    void add(OutboundMessage message) {
        Deque<OutboundMessage> thread =
                threads.computeIfAbsent(message.request().getThreadId(), _ -> new ArrayDeque<>(1));
        thread.add(message);
        if (thread.size() == 1) {
            oldestOfThreads.put(message.offset(), message);
        }
    }

    void remove(OutboundMessage message) {
        String threadId = message.request().getThreadId();
        Deque<OutboundMessage> thread = threads.get(threadId);
        if (thread == null || !thread.remove(message)) {
            return;
        }
        if (oldestOfThreads.remove(message.offset(), message) && !thread.isEmpty()) {
            oldestOfThreads.put(thread.getFirst().offset(), thread.getFirst());
        }
        if (thread.isEmpty()) {
            threads.remove(threadId);
        }
    }

    /// The next message that may go now; null while the pace, a pause, or the one before it hold it.
    @Nullable OutboundMessage next(long nowNanos) {
        if (nowNanos - notBeforeNanos < 0 || bucket.available(nowNanos) < 1) {
            return null;
        }
        for (OutboundMessage message : oldestOfThreads.values()) {
            if (message.hasOpen()) {
                return message.waiting() ? message : null;
            }
        }
        return null;
    }

    /// The oldest message that waits for nothing but its turn; null if none does.
    @Nullable OutboundMessage oldestWaiting() {
        for (OutboundMessage message : oldestOfThreads.values()) {
            if (message.waiting()) {
                return message;
            }
        }
        return null;
    }

    /// How many SMS may go now.
    int allowance(long nowNanos) {
        return bucket.available(nowNanos);
    }

    void took(int count) {
        bucket.take(count);
    }

    /// The message centre asks for less: longer each time, until it takes something. SMS that left together
    /// are refused together; they ask once.
    void slowDown(long nowNanos) {
        if (nowNanos - notBeforeNanos < 0) {
            return;
        }
        pauseNanos = Math.clamp(pauseNanos * 2, FIRST_PAUSE_NANOS, LONGEST_PAUSE_NANOS);
        notBeforeNanos = nowNanos + pauseNanos;
    }

    void goOn() {
        pauseNanos = 0;
    }
}
