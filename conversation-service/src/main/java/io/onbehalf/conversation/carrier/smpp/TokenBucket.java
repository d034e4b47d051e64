package io.onbehalf.conversation.carrier.smpp;

/// Limits a rate of SMS. It begins with one, and saves at most one second's worth.
public final class TokenBucket {

    private static final double NANOS = 1_000_000_000.0;

    private final double perSecond;
    private final double capacity;
    private double tokens;
    private long filledNanos;

    /// @param perSecond infinite for no limit
    public TokenBucket(double perSecond, long nowNanos) {
        this.perSecond = perSecond;
        this.capacity = Math.max(1, perSecond);
        this.tokens = 1;
        this.filledNanos = nowNanos;
    }

    /// The number of SMS that may leave now.
    public int available(long nowNanos) {
        if (Double.isInfinite(perSecond)) {
            return Integer.MAX_VALUE;
        }
        tokens = Math.min(capacity, tokens + (nowNanos - filledNanos) / NANOS * perSecond);
        filledNanos = nowNanos;
        return (int) tokens;
    }

    public void take(int count) {
        if (!Double.isInfinite(perSecond)) {
            tokens -= count;
        }
    }
}
