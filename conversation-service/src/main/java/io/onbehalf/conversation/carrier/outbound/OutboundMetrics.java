package io.onbehalf.conversation.carrier.outbound;

import io.micrometer.core.instrument.MeterRegistry;
import io.onbehalf.conversation.carrier.outbound.rate.NumberType;
import io.onbehalf.conversation.domain.delivery.SubmitOutcome;
import io.onbehalf.kit.metrics.OnbehalfMeter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.IntSupplier;

/// The metrics of what is sent.
public final class OutboundMetrics {

    private final MeterRegistry registry;
    private final InstantSource clock;
    private volatile Map<NumberType, Instant> oldest = Map.of();

    public OutboundMetrics(MeterRegistry registry, InstantSource clock) {
        this.registry = registry;
        this.clock = clock;
        for (NumberType type : NumberType.values()) {
            OnbehalfMeter.CARRIER_OLDEST_WAITING.gauge(
                    registry, () -> waitingSeconds(type), OnbehalfMeter.value(type));
        }
    }

    private double waitingSeconds(NumberType type) {
        Instant since = oldest.get(type);
        return since == null ? 0 : Math.max(0, Duration.between(since, clock.instant()).toMillis() / 1_000.0);
    }

    /// Messages that this instance has read and that are not done.
    void waiting(IntSupplier waiting) {
        OnbehalfMeter.CARRIER_WAITING.gauge(registry, waiting::getAsInt);
    }

    /// Since when the oldest message that waits to be submitted has been requested, by the type of its
    /// number.
    void oldestWaiting(Map<NumberType, Instant> since) {
        oldest = Map.copyOf(since);
    }

    /// An SMS was submitted over an account, with this outcome.
    void submitted(String account, SubmitOutcome outcome) {
        OnbehalfMeter.CARRIER_SUBMITTED.counter(registry, account, OnbehalfMeter.value(outcome)).increment();
    }
}
