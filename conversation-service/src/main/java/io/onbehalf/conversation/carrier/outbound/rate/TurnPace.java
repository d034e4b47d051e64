package io.onbehalf.conversation.carrier.outbound.rate;

import java.util.function.LongSupplier;

/// Keeps the outbound loop from many small transactions: one costs the broker and its readers nearly the
/// same, whatever is in it. While much is written, a turn takes at least 20 ms; the SMS of two turns are
/// under way at the same time, so the link does not wait. While little is written, no SMS waits.
public final class TurnPace {

    private static final int MUCH = 100;
    private static final long LEAST_TURN_NANOS = 20_000_000L;

    private final LongSupplier nanoClock;
    private long begunNanos;
    private int written;

    public TurnPace(LongSupplier nanoClock) {
        this.nanoClock = nanoClock;
        this.begunNanos = nanoClock.getAsLong();
    }

    /// Begins a turn; the result is how long to wait before it.
    public long beginTurn() {
        long now = nanoClock.getAsLong();
        long pause = written < MUCH ? 0 : Math.max(0, LEAST_TURN_NANOS - (now - begunNanos));
        begunNanos = now + pause;
        written = 0;
        return pause;
    }

    /// The turn has written that many attempts and conclusions.
    public void wrote(int count) {
        written += count;
    }
}
