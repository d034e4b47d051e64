package io.onbehalf.local.load;

import java.util.Arrays;
import java.util.Locale;

/// The latency of a set of calls.
public final class Latency {

    private final long[] sortedNanos;

    private Latency(long[] sortedNanos) {
        this.sortedNanos = sortedNanos;
    }

    /// The latency of calls.
    ///
    /// @param nanos one value for each call
    public static Latency of(long[] nanos) {
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        return new Latency(sorted);
    }

    public int count() {
        return sortedNanos.length;
    }

    /// The percentile: the shortest time within which that share of the calls was answered; NaN without
    /// calls.
    public double millis(double share) {
        if (count() == 0) {
            return Double.NaN;
        }
        int index = (int) Math.ceil(share * sortedNanos.length) - 1;
        return sortedNanos[Math.clamp(index, 0, sortedNanos.length - 1)] / 1e6;
    }

    @Override
    public String toString() {
        return count() == 0
                ? "none"
                : String.format(
                        Locale.ROOT,
                        "p50 %.0f ms, p95 %.0f ms, p99 %.0f ms, slowest %.0f ms",
                        millis(0.50),
                        millis(0.95),
                        millis(0.99),
                        millis(1));
    }
}
