package io.onbehalf.local;

import java.util.Arrays;
import java.util.Locale;

/// How long a set of calls took.
final class Latency {

    private final long[] sortedNanos;

    private Latency(long[] sortedNanos) {
        this.sortedNanos = sortedNanos;
    }

    static Latency of(long[] nanos) {
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        return new Latency(sorted);
    }

    int count() {
        return sortedNanos.length;
    }

    /// The least time within which that share of the calls was answered.
    double millis(double share) {
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
