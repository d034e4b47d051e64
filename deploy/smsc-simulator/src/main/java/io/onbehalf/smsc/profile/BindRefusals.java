package io.onbehalf.smsc.profile;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/// Until when accounts that refuse binds for a while do so.
public final class BindRefusals {

    private static final Duration WHILE = Duration.ofSeconds(3);

    private final Map<SmscProfile, Long> untilNanos = new ConcurrentHashMap<>();
    private final LongSupplier nanoClock;

    public BindRefusals(LongSupplier nanoClock) {
        this.nanoClock = nanoClock;
        SmscProfile.odd().forEach(this::begin);
    }

    /// An account's connection was cut.
    public void begin(SmscProfile profile) {
        if (profile.has(Habit.REFUSES_BINDS)) {
            untilNanos.put(profile, nanoClock.getAsLong() + WHILE.toNanos());
        }
    }

    public boolean refuses(SmscProfile profile) {
        Long until = untilNanos.get(profile);
        return until != null && nanoClock.getAsLong() - until < 0;
    }
}
