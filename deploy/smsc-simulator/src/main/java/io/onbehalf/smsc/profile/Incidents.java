package io.onbehalf.smsc.profile;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/// What goes wrong with submits by an account's habit: with every twenty-fifth, and of several habits in
/// turn.
public final class Incidents {

    /// The number of submits between two incidents.
    static final int INTERVAL = 25;

    private final Map<SmscProfile, AtomicInteger> submits = new EnumMap<>(SmscProfile.class);

    public Incidents() {
        for (SmscProfile profile : SmscProfile.values()) {
            submits.put(profile, new AtomicInteger());
        }
    }

    /// The incident that happens to the account's next submit; empty for none.
    public Optional<Habit> next(SmscProfile profile) {
        List<Habit> kinds =
                Stream.of(Habit.LATE_ANSWERS, Habit.NACKS, Habit.THROTTLES, Habit.DROPS)
                        .filter(profile::has)
                        .toList();
        int submit = submits.getOrDefault(profile, new AtomicInteger()).incrementAndGet();
        if (kinds.isEmpty() || submit % INTERVAL != 0) {
            return Optional.empty();
        }
        return Optional.of(kinds.get(submit / INTERVAL % kinds.size()));
    }
}
