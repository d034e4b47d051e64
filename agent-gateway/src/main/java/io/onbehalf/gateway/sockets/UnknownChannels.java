package io.onbehalf.gateway.sockets;

import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;

/// The share of handshakes that ask Kafka for a channel that this gateway has not read: another gateway may
/// have just made it, or the id is invented, which takes no token. So there are few of them at a time and in
/// a second; the next ones come back later.
final class UnknownChannels {

    static final int AT_ONCE = 8;
    static final int PER_SECOND = 50;

    private static final long WINDOW = Duration.ofSeconds(1).toNanos();

    private final Ticker ticker;
    private int now;
    private int inWindow;
    private long windowStart;

    UnknownChannels(Ticker ticker) {
        this.ticker = ticker;
        windowStart = ticker.read();
    }

    /// False for one too many; who gets true calls [#end].
    synchronized boolean begin() {
        long time = ticker.read();
        if (time - windowStart >= WINDOW) {
            windowStart = time;
            inWindow = 0;
        }
        if (now >= AT_ONCE || inWindow >= PER_SECOND) {
            return false;
        }
        now++;
        inWindow++;
        return true;
    }

    synchronized void end() {
        now--;
    }
}
