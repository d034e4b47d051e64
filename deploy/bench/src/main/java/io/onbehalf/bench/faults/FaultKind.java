package io.onbehalf.bench.faults;

import java.util.List;

/// A kind of fault: how long it lasts, and how long its part needs afterwards until it works again.
enum FaultKind {
    KILL(1_000, 8_000, 20_000, "is killed"),
    STALL(2_000, 15_000, 5_000, "stands still"),
    SMSC_AWAY(2_000, 10_000, 3_000, "is away"),
    SMPP_CUT(0, 0, 1_000, "loses its connections"),
    REGISTRY_AWAY(4_000, 15_000, 10_000, "is away"),
    BROKER_RESTART(500, 4_000, 15_000, "is stopped, and started again"),
    CLOCK_AHEAD(25_000, 40_000, 20_000, "is started again with a clock that is an hour ahead"),
    CLOCK_BEHIND(25_000, 40_000, 20_000, "is started again with a clock that is an hour behind"),
    DISK_FULL(3_000, 12_000, 25_000, "has a full disk"),
    BAD_RECORDS(0, 0, 1_000, "gets records that nobody can read"),
    DUPLICATES(0, 0, 1_000, "gets records that it had before");

    /// The mix: how often each comes in a round.
    static final List<FaultKind> ROUND =
            List.of(
                    KILL,
                    KILL,
                    KILL,
                    STALL,
                    STALL,
                    DUPLICATES,
                    DUPLICATES,
                    BAD_RECORDS,
                    SMPP_CUT,
                    SMSC_AWAY,
                    REGISTRY_AWAY,
                    CLOCK_AHEAD,
                    CLOCK_BEHIND,
                    DISK_FULL,
                    BROKER_RESTART);

    private final int shortestMillis;
    private final int longestMillis;
    private final int recoveryMillis;
    private final String description;

    FaultKind(int shortestMillis, int longestMillis, int recoveryMillis, String description) {
        this.shortestMillis = shortestMillis;
        this.longestMillis = longestMillis;
        this.recoveryMillis = recoveryMillis;
        this.description = description;
    }

    int shortestMillis() {
        return shortestMillis;
    }

    int longestMillis() {
        return longestMillis;
    }

    int recoveryMillis() {
        return recoveryMillis;
    }

    String description() {
        return description;
    }
}
