package io.onbehalf.conversation.carrier.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.onbehalf.conversation.carrier.outbound.rate.NumberType;
import io.onbehalf.kit.metrics.OnbehalfMeter;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class OutboundMetricsTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private final MeterRegistry registry = new SimpleMeterRegistry();
    private final OutboundMetrics metrics =
            new OutboundMetrics(registry, InstantSource.fixed(NOON.plusSeconds(90)));

    @Test
    void the_gauge_outlives_a_garbage_collection() {
        AtomicInteger one = new AtomicInteger(1);
        metrics.waiting(() -> 6 + one.get());

        System.gc();

        assertThat(registry.get(OnbehalfMeter.CARRIER_WAITING.id()).gauge().value()).isEqualTo(7);
    }

    @Test
    void the_oldest_sms_that_waits_is_told_by_the_type_of_its_number() {
        metrics.oldestWaiting(Map.of(NumberType.TOLL_FREE, NOON));

        assertThat(oldest("toll_free")).isEqualTo(90);
        assertThat(oldest("long_code")).isZero();

        metrics.oldestWaiting(Map.of());

        assertThat(oldest("toll_free")).isZero();
    }

    private double oldest(String type) {
        return registry.get(OnbehalfMeter.CARRIER_OLDEST_WAITING.id())
                .tag("number.type", type)
                .gauge()
                .value();
    }
}
