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
/// One partition may have half of the service's places. To each partition that is slow, which is where calls
/// have waited for a while and none was answered, two may wait, so that it is noticed when it answers again,
/// and one that is only slow is served; beyond that all slow partitions of an instance have an eighth of the
/// places together. So an instance that has stopped takes nothing from one that has paused for a moment.
public final class WaitingCalls {

    /// Several times as long as a decision takes under load.
    private static final Duration SLOW = Duration.ofMillis(250);

    /// Longer than a machine pauses that is only busy.
    static final Duration SILENT = Duration.ofMillis(500);

    private static final int ALWAYS = 2;

    /// Why there is no place for a call.
    enum Full {
        /// Its partition has as many as one may have.
        PARTITION,
        /// It is slow, and those of its instance that are have as many as they may have together.
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
    /// @param owner the instance that has the partition, or who is known of it
    /// @return why there is none; empty if it waits now
    synchronized Optional<Full> enter(TopicPartition partition, String owner) {
        long now = nanos.getAsLong();
        Waiting waiting = partitions.computeIfAbsent(partition, _ -> new Waiting());
        if (waiting.calls >= mostOfOne) {
            return Optional.of(Full.PARTITION);
        }
        waiting.owner = owner;
        if (waiting.calls >= ALWAYS && waiting.isSlow(now) && moreThanAlways(owner, now) >= mostOfSlow) {
            return Optional.of(Full.SLOW);
        }
        waiting.begin(now);
        return Optional.empty();
    }

    private int moreThanAlways(String owner, long now) {
        return partitions.values().stream()
                .filter(each -> each.owner.equals(owner) && each.isSlow(now))
                .mapToInt(each -> Math.max(0, each.calls - ALWAYS))
                .sum();
    }

    /// True if a partition has not answered for so long that whoever waits for it should hold nothing that
    /// others need.
    synchronized boolean isSilent(TopicPartition partition) {
        Waiting waiting = partitions.get(partition);
        return waiting != null && waiting.isUnansweredFor(SILENT, nanos.getAsLong());
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
        private String owner = "";

        /// From the first call after an answer to the next answer, also when nobody waits any more.
        private boolean unanswered;

        private long since;

        private boolean isSlow(long now) {
            return isUnansweredFor(SLOW, now);
        }

        private boolean isUnansweredFor(Duration time, long now) {
            return unanswered && now - since > time.toNanos();
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
