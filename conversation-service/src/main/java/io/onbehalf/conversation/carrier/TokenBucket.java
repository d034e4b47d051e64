package io.onbehalf.conversation.carrier;

/// Lets so many SMS a second through: never more than one second's worth at once.
final class TokenBucket {

    private static final double NANOS = 1_000_000_000.0;

    private final double perSecond;
    private final double most;
    private double tokens;
    private long filledNanos;

    TokenBucket(double perSecond, long nowNanos) {
        this.perSecond = perSecond;
        this.most = Math.max(1, perSecond);
        this.tokens = most;
        this.filledNanos = nowNanos;
    }

    /// How many SMS may leave now.
    int available(long nowNanos) {
        if (Double.isInfinite(perSecond)) {
            return Integer.MAX_VALUE;
        }
        tokens = Math.min(most, tokens + (nowNanos - filledNanos) / NANOS * perSecond);
        filledNanos = nowNanos;
        return (int) tokens;
    }

    void take(int count) {
        if (!Double.isInfinite(perSecond)) {
            tokens -= count;
        }
    }
}
