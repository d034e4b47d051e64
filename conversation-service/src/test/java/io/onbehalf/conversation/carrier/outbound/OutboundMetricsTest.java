package io.onbehalf.conversation.carrier.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class OutboundMetricsTest {

    private final MeterRegistry registry = new SimpleMeterRegistry();
    private final OutboundMetrics metrics = new OutboundMetrics(registry);

    @Test
    void the_gauge_outlives_a_garbage_collection() {
        AtomicInteger one = new AtomicInteger(1);
        metrics.waiting(() -> 6 + one.get());

        System.gc();

        assertThat(registry.get(OutboundMetrics.WAITING).gauge().value()).isEqualTo(7);
    }
}
