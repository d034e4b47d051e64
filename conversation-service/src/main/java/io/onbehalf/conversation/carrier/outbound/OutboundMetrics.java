package io.onbehalf.conversation.carrier.outbound;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.onbehalf.conversation.domain.delivery.SubmitOutcome;
import java.util.Locale;
import java.util.function.IntSupplier;

/// The metrics of what is sent; their names are public.
public final class OutboundMetrics {

    static final String WAITING = "onbehalf.carrier.waiting";
    static final String SUBMITTED = "onbehalf.carrier.submitted";

    private final MeterRegistry registry;

    public OutboundMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    /// Messages that this instance has read and that are not done.
    void waiting(IntSupplier waiting) {
        Gauge.builder(WAITING, waiting::getAsInt).register(registry);
    }

    /// An SMS was submitted, with this outcome.
    void submitted(SubmitOutcome outcome) {
        registry.counter(SUBMITTED, "outcome", outcome.name().toLowerCase(Locale.ROOT)).increment();
    }
}
