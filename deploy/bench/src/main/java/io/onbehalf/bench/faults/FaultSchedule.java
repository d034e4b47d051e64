package io.onbehalf.bench.faults;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Random;

/// The faults of a run, in their order. The same seed and length give the same schedule.
record FaultSchedule(List<PlannedFault> faults) {

    private static final int FIRST_MILLIS = 2_000;
    private static final int SHORTEST_GAP_MILLIS = 500;
    private static final int LONGEST_GAP_MILLIS = 4_000;

    FaultSchedule {
        faults = List.copyOf(faults);
    }

    /// Plans a run. Every fault is over before its end.
    static FaultSchedule of(long seed, Duration length) {
        Random random = new Random(seed);
        List<PlannedFault> planned = new ArrayList<>();
        Deque<FaultKind> round = new ArrayDeque<>();
        long at = FIRST_MILLIS;
        while (at < length.toMillis()) {
            if (round.isEmpty()) {
                round.addAll(shuffled(random));
            }
            PlannedFault fault = any(round.remove(), at, planned, random);
            if (fault.overAtMillis() <= length.toMillis() && planned.stream().noneMatch(fault::excludes)) {
                planned.add(fault);
                at = Math.max(at, fault.atMillis());
            }
            at += random.nextInt(SHORTEST_GAP_MILLIS, LONGEST_GAP_MILLIS);
        }
        return new FaultSchedule(planned);
    }

    private static List<FaultKind> shuffled(Random random) {
        List<FaultKind> kinds = new ArrayList<>(FaultKind.ROUND);
        Collections.shuffle(kinds, random);
        return kinds;
    }

    /// The broker waits until nothing else is wrong: otherwise its turn would hardly ever come.
    private static PlannedFault any(FaultKind kind, long now, List<PlannedFault> planned, Random random) {
        List<String> targets = FaultTargets.of(kind);
        String target = targets.get(random.nextInt(targets.size()));
        long length =
                kind.shortestMillis() == kind.longestMillis()
                        ? kind.shortestMillis()
                        : random.nextInt(kind.shortestMillis(), kind.longestMillis());
        long at =
                kind == FaultKind.BROKER_RESTART
                        ? planned.stream().mapToLong(PlannedFault::overAtMillis).reduce(now, Math::max)
                        : now;
        return new PlannedFault(kind, target, at, length);
    }
}
