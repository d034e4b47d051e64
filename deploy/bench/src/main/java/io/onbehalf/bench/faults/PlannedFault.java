package io.onbehalf.bench.faults;

/// A fault that a schedule has: what befalls whom, and when.
///
/// @param target by its name in [FaultTargets]
/// @param atMillis since the beginning of the run
/// @param forMillis until it is undone; 0 for what needs no undoing
record PlannedFault(FaultKind kind, String target, long atMillis, long forMillis) {

    long undoneAtMillis() {
        return atMillis + forMillis;
    }

    /// When its part is expected to work again.
    long overAtMillis() {
        return undoneAtMillis() + kind.recoveryMillis();
    }

    /// True if both can't happen: one of the two instances of a service goes on, and while the broker is away
    /// nothing else fails, as then nothing works that could fail.
    boolean excludes(PlannedFault other) {
        return isDuring(other)
                && (FaultTargets.areOfOnePart(target, other.target)
                        || kind == FaultKind.BROKER_RESTART
                        || other.kind == FaultKind.BROKER_RESTART);
    }

    private boolean isDuring(PlannedFault other) {
        return atMillis < other.overAtMillis() && other.atMillis < overAtMillis();
    }

    @Override
    public String toString() {
        String length = forMillis == 0 ? "" : " for %.1f s".formatted(forMillis / 1_000.0);
        return "%6.1f s  %s %s%s".formatted(atMillis / 1_000.0, target, kind.description(), length);
    }
}
