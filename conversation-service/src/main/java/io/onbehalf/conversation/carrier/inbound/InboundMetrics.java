package io.onbehalf.conversation.carrier.inbound;

import io.micrometer.core.instrument.MeterRegistry;

/// The metrics of what comes in; their names are public.
public final class InboundMetrics {

    static final String RECEIVED = "onbehalf.carrier.received";

    private final MeterRegistry registry;

    public InboundMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    /// An SMSC delivered a PDU.
    ///
    /// @param kind text, receipt or dead-letter
    void received(String account, String kind) {
        registry.counter(RECEIVED, "account", account, "kind", kind).increment();
    }
}
