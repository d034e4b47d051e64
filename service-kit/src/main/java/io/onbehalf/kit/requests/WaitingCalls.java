package io.onbehalf.kit.requests;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.apache.kafka.common.TopicPartition;

/// The calls that wait for a reply, by the partition that their request is on: a partition whose decider
/// stands still must not hold the places that calls to the others need.
///
/// One partition may have half of the service's places. All partitions that are slow, which is where calls
/// have waited for a while and none was answered, have an eighth of them together; two calls to each of them
/// may wait in any case, so that it is noticed when a partition answers again, and one that is only slow is
/// served.
public final class WaitingCalls {

    /// Several times as long as a decision takes under load.
    private static final Duration SLOW = Duration.ofMillis(250);

    private static final int ALWAYS = 2;

    /// Why there is no place for a call.
    enum Full {
        /// Its partition has as many as one may have.
        PARTITION,
        /// It is slow, and those that are have as many as they may have together.
        SLOW
    }

    private final int mostOfOne;
    private final int mostOfSlow;
    private final LongSupplier nanos;
    private final Map<TopicPartition, Waiting> partitions = new HashMap<>();

    /// @param places how many calls the service has in flight at most
    public WaitingCalls(int places) {
        this(places, System::nanoTime);
    }

    WaitingCalls(int places, LongSupplier nanos) {
        this.mostOfOne = Math.max(1, places / 2);
        this.mostOfSlow = Math.max(1, places / 8);
        this.nanos = nanos;
    }

    /// Begins to wait, if there is a place.
    ///
    /// @return why there is none; empty if it waits now
    synchronized Optional<Full> enter(TopicPartition partition) {
        long now = nanos.getAsLong();
        Waiting waiting = partitions.computeIfAbsent(partition, _ -> new Waiting());
        if (waiting.calls >= mostOfOne) {
            return Optional.of(Full.PARTITION);
        }
        if (waiting.calls >= ALWAYS && waiting.isSlow(now) && callsToSlow(now) >= mostOfSlow) {
            return Optional.of(Full.SLOW);
        }
        waiting.begin(now);
        return Optional.empty();
    }

    private int callsToSlow(long now) {
        return partitions.values().stream()
                .filter(each -> each.isSlow(now))
                .mapToInt(each -> each.calls)
                .sum();
    }

    /// Ends a wait that was begun.
    ///
    /// @param answered false if no reply came
    synchronized void leave(TopicPartition partition, boolean answered) {
        Waiting waiting = partitions.get(partition);
        if (waiting != null) {
            waiting.end(answered, nanos.getAsLong());
        }
    }

    /// The calls to one partition.
    private static final class Waiting {

        private int calls;

        /// From the first call after an answer to the next answer, also when nobody waits any more.
        private boolean unanswered;

        private long since;

        private boolean isSlow(long now) {
            return unanswered && now - since > SLOW.toNanos();
        }

        private void begin(long now) {
            if (!unanswered) {
                unanswered = true;
                since = now;
            }
            calls++;
        }

        private void end(boolean answered, long now) {
            calls--;
            if (answered) {
                unanswered = calls > 0;
                since = now;
            }
        }
    }
}
