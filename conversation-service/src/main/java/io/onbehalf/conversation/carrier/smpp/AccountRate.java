package io.onbehalf.conversation.carrier.smpp;

import java.util.function.LongSupplier;

/// This instance's part of the rate of an account, which all its numbers share. SMSCs limit accounts, and few
/// say by how much: so the rate is halved whenever the SMSC says that it is too high, and grows back slowly.
final class AccountRate {

    private static final double NANOS = 1_000_000_000.0;
    private static final double LOWEST = 1;

    /// By which part it grows in a second: slowly at first, as the SMSC's limit is near.
    private static final double GROWTH = 0.05;

    private static final double LATER_GROWTH = 0.2;
    private static final double SECONDS_NEAR_LIMIT = 5;

    /// By how many SMS a second it grows in a second at least.
    private static final double LEAST_GROWTH = 0.5;

    /// A rate that has grown so high is none.
    private static final double UNLIMITED = 10_000;

    /// SMS that left together are refused together, and count once.
    private static final double SECONDS_BETWEEN_CUTS = 1;

    private final double agreed;
    private final LongSupplier nanoClock;
    private double highest;
    private double perSecond;
    private double tokens = 1;
    private double recent;
    private long nowNanos;
    private long cutNanos;
    private boolean cut;

    /// @param perSecond the account's rate as it is agreed; infinite if it is not known
    AccountRate(double perSecond, LongSupplier nanoClock) {
        this.agreed = perSecond;
        this.highest = perSecond;
        this.perSecond = perSecond;
        this.nanoClock = nanoClock;
        this.nowNanos = nanoClock.getAsLong();
    }

    /// Several instances of the service submit over the account: each has the same part of what is agreed. A
    /// rate that was cut goes on growing.
    ///
    /// @param instances how many, this one among them
    synchronized void shareAmong(int instances) {
        double share = agreed / Math.max(1, instances);
        if (share == highest) {
            return;
        }
        advance();
        boolean isCut = perSecond < highest;
        highest = share;
        perSecond = isCut ? Math.min(perSecond, share) : share;
        tokens = Math.min(tokens, mostSaved());
    }

    /// The number of SMS that may leave now.
    synchronized int allowance() {
        advance();
        return Double.isInfinite(perSecond) ? Integer.MAX_VALUE : (int) Math.max(0, tokens);
    }

    /// An SMS leaves.
    synchronized void take() {
        advance();
        tokens -= 1;
        recent += 1;
    }

    /// The SMSC says that there were too many in a short time.
    synchronized void throttled() {
        advance();
        if (cut && secondsSinceCut() < SECONDS_BETWEEN_CUTS) {
            return;
        }
        perSecond = Math.max(LOWEST, Math.min(perSecond, recent) / 2);
        tokens = Math.min(tokens, 0);
        cut = true;
        cutNanos = nowNanos;
    }

    /// SMS a second.
    synchronized double perSecond() {
        advance();
        return perSecond;
    }

    private double mostSaved() {
        return Math.max(1, perSecond);
    }

    private double secondsSinceCut() {
        return (nowNanos - cutNanos) / NANOS;
    }

    private void advance() {
        long now = nanoClock.getAsLong();
        double seconds = (now - nowNanos) / NANOS;
        nowNanos = now;
        recent *= Math.exp(-seconds);
        if (Double.isInfinite(perSecond)) {
            tokens = 1;
            return;
        }
        tokens = Math.min(mostSaved(), tokens + seconds * perSecond);
        double growth = secondsSinceCut() < SECONDS_NEAR_LIMIT ? GROWTH : LATER_GROWTH;
        perSecond = Math.min(highest, perSecond + seconds * Math.max(LEAST_GROWTH, growth * perSecond));
        if (perSecond > UNLIMITED) {
            perSecond = highest;
        }
    }
}
