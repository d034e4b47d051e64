package io.onbehalf.conversation.carrier;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CarrierMetricsTest {

    private final MeterRegistry registry = new SimpleMeterRegistry();
    private final CarrierMetrics metrics = new CarrierMetrics(registry);

    @Test
    void the_gauges_outlive_a_garbage_collection() {
        AtomicInteger one = new AtomicInteger(1);
        metrics.bound("acme", () -> one.get() == 1);
        metrics.waiting(() -> 6 + one.get());

        System.gc();

        assertThat(registry.get(CarrierMetrics.BOUND).tag("account", "acme").gauge().value()).isEqualTo(1);
        assertThat(registry.get(CarrierMetrics.WAITING).gauge().value()).isEqualTo(7);
    }
}
