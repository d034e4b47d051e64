package io.onbehalf.bench.lists;

import io.onbehalf.bench.lists.PageCall.Measured;
import java.util.List;

/// The measured times as text, and the verdict.
final class ListReport {

    private static final double P99 = 0.99;

    private ListReport() {}

    static String heading() {
        return "%-32s %-26s %8s %8s %8s".formatted("ms", "page", "p50", "p99", "max");
    }

    static String line(Measured measured) {
        return "%-32s %-26s %8.1f %8.1f %8.1f%s"
                .formatted(
                        measured.list(),
                        measured.page(),
                        measured.latency().millis(0.5),
                        measured.latency().millis(P99),
                        measured.latency().millis(1),
                        isFast(measured) ? "" : "  too slow");
    }

    /// True if every page is fast enough.
    static boolean isFast(List<Measured> all) {
        return all.stream().allMatch(ListReport::isFast);
    }

    private static boolean isFast(Measured measured) {
        return measured.latency().millis(P99) <= measured.mostMillis();
    }
}
