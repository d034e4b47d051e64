package io.onbehalf.kit.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/// Measures for how long the earliest of several moments is over: those that the tasks of a decider wait for
/// on this instance. It is read from the outside, so it grows also while the tasks' thread stands still.
public final class Lateness {

    /// Those of the process, by the decider's name: a task of Kafka Streams comes and goes without wiring.
    private static final Map<String, Lateness> OF_PROCESS = new ConcurrentHashMap<>();

    private final Set<LongSupplier> moments = ConcurrentHashMap.newKeySet();
    private final InstantSource clock;

    Lateness(MeterRegistry meters, InstantSource clock, String decider) {
        this.clock = clock;
        OnbehalfMeter.TIMERS_OVERDUE.gauge(meters, this::seconds, decider);
    }

    /// Of a decider, in the registries of the process.
    public static Lateness of(String decider) {
        return OF_PROCESS.computeIfAbsent(
                decider, name -> new Lateness(Metrics.globalRegistry, InstantSource.system(), name));
    }

    /// Measures the moment of a task too, until it is removed.
    ///
    /// @param moment the earliest that it waits for, in epoch milliseconds; [Long#MAX_VALUE] for none
    public void add(LongSupplier moment) {
        moments.add(moment);
    }

    public void remove(LongSupplier moment) {
        moments.remove(moment);
    }

    private double seconds() {
        long earliest = moments.stream().mapToLong(LongSupplier::getAsLong).min().orElse(Long.MAX_VALUE);
        return earliest == Long.MAX_VALUE ? 0 : Math.max(0, clock.millis() - earliest) / 1_000.0;
    }
}
