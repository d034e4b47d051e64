package io.onbehalf.bench.channels;

import io.onbehalf.local.load.Latency;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;

/// When each change was written, and how long after that each socket was told of it.
final class ToldTimes {

    private static final long PATIENCE_NANOS = 10_000_000_000L;
    private static final long PAUSE_MILLIS = 50;

    private final AtomicLongArray written;
    private final AtomicLongArray nanos;
    private final AtomicInteger count = new AtomicInteger();

    ToldTimes(ChannelsOptions options) {
        written = new AtomicLongArray(options.changes());
        nanos = new AtomicLongArray(options.changes() * ChannelsOptions.SOCKETS_OF_A_USER);
    }

    void written(int change) {
        written.set(change, System.nanoTime());
    }

    /// A socket was told of a change.
    void told(int change) {
        long time = System.nanoTime() - written.get(change);
        int place = count.getAndIncrement();
        if (place < nanos.length()) {
            nanos.set(place, time);
        }
    }

    int count() {
        return count.get();
    }

    /// The times of all that were told, once everybody was, or some seconds are over.
    Latency await(int expected) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (count.get() < expected && System.nanoTime() < end) {
            Thread.sleep(PAUSE_MILLIS);
        }
        long[] times = new long[Math.min(count.get(), nanos.length())];
        Arrays.setAll(times, nanos::get);
        return Latency.of(times);
    }
}
