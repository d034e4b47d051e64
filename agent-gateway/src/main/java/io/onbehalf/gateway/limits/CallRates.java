package io.onbehalf.gateway.limits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// Counts the calls of each user with each OAuth client in windows of a minute. The first call opens a
/// window; the cache forgets it when it is over, so the next call opens the next one.
///
/// This gateway counts for itself. Past [#MOST_WINDOWS] the cache forgets windows early, and their users may
/// call a little more often.
final class CallRates {

    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final int MOST_WINDOWS = 50_000;

    /// @param clientId the empty text for a token that names none
    record CallSource(String organizationId, String userId, String clientId) {}

    /// A call's place in its window.
    ///
    /// @param count the calls of the window so far, this one among them
    /// @param secondsLeft until the window is over, rounded up
    record CallCount(int count, int secondsLeft) {}

    private record Window(long start, AtomicInteger calls) {}

    private final Cache<CallSource, Window> windows;
    private final Ticker ticker;

    CallRates(Ticker ticker) {
        this.ticker = ticker;
        windows =
                Caffeine.newBuilder()
                        .expireAfterWrite(WINDOW)
                        .maximumSize(MOST_WINDOWS)
                        .ticker(ticker)
                        .build();
    }

    CallCount count(CallSource source) {
        Window window = windows.get(source, _ -> new Window(ticker.read(), new AtomicInteger()));
        long left = WINDOW.toNanos() - (ticker.read() - window.start());
        int seconds = Math.toIntExact(TimeUnit.NANOSECONDS.toSeconds(Math.max(0, left)));
        return new CallCount(window.calls().incrementAndGet(), seconds + 1);
    }
}
