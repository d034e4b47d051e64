package io.onbehalf.kit.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LatenessTest {

    private static final long NOW = 1_000_000;

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Lateness lateness =
            new Lateness(meters, InstantSource.fixed(Instant.ofEpochMilli(NOW)), "threads");

    @Test
    void the_earliest_moment_of_all_tasks_counts() {
        LongSupplier late = () -> NOW - 1_500;
        lateness.add(late);
        lateness.add(() -> NOW - 200);
        lateness.add(() -> Long.MAX_VALUE);
        assertThat(seconds()).isEqualTo(1.5);

        lateness.remove(late);

        assertThat(seconds()).isEqualTo(0.2);
    }

    @Test
    void nothing_is_overdue_while_all_moments_are_to_come() {
        assertThat(seconds()).isZero();

        lateness.add(() -> NOW + 5_000);

        assertThat(seconds()).isZero();
    }

    private double seconds() {
        return meters.get(OnbehalfMeter.TIMERS_OVERDUE.id()).tag("decider", "threads").gauge().value();
    }
}
