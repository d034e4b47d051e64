package io.onbehalf.conversation.carrier;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/// The metrics of the carrier link; their names are public.
final class CarrierMetrics {

    static final String BOUND = "onbehalf.carrier.bound";
    static final String WAITING = "onbehalf.carrier.waiting";
    static final String SUBMITTED = "onbehalf.carrier.submitted";
    static final String RECEIVED = "onbehalf.carrier.received";

    private final MeterRegistry registry;

    CarrierMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    /// 1 while the account is bound, else 0.
    void bound(String account, Supplier<Boolean> bound) {
        Gauge.builder(BOUND, () -> bound.get() ? 1 : 0).tag("account", account).register(registry);
    }

    /// Messages that this instance has read and that are not done.
    void waiting(IntSupplier waiting) {
        Gauge.builder(WAITING, waiting::getAsInt).register(registry);
    }

    /// An SMS was submitted, with this outcome.
    void submitted(SubmitResult result) {
        registry.counter(SUBMITTED, "outcome", lower(result.outcome())).increment();
    }

    /// A PDU came in: a text, a receipt, or one that became a dead letter.
    void received(String account, String kind) {
        registry.counter(RECEIVED, "account", account, "kind", kind).increment();
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
