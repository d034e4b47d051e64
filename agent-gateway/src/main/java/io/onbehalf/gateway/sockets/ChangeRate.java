package io.onbehalf.gateway.sockets;

import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;

/// How often a client may change its subscriptions on a socket: each change asks Kafka. It counts in windows
/// of a minute from the first change.
final class ChangeRate {

    static final int MOST = 60;

    private static final long WINDOW = Duration.ofMinutes(1).toNanos();

    private final Ticker ticker;
    private long windowStart;
    private int changes;

    ChangeRate(Ticker ticker) {
        this.ticker = ticker;
    }

    /// Counts a change; false for one too many.
    synchronized boolean count() {
        long time = ticker.read();
        if (changes == 0 || time - windowStart >= WINDOW) {
            windowStart = time;
            changes = 0;
        }
        return ++changes <= MOST;
    }
}
