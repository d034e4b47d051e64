package io.onbehalf.conversation.carrier.inbound;

import io.micrometer.core.instrument.MeterRegistry;
import io.onbehalf.kit.metrics.OnbehalfMeter;
import io.onbehalf.schemas.conversation.DeliveryReceiptReceived;

/// The metrics of what comes in.
public final class InboundMetrics {

    private final MeterRegistry registry;

    public InboundMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    /// An SMSC delivered a PDU over an account.
    void received(String account, InboundRecord record) {
        OnbehalfMeter.CARRIER_RECEIVED.counter(registry, account, record.kind()).increment();
        if (record.value() instanceof DeliveryReceiptReceived receipt && record.deadLetterReason() == null) {
            OnbehalfMeter.CARRIER_RECEIPTS
                    .counter(registry, account, OnbehalfMeter.value(receipt.getState()))
                    .increment();
        }
    }
}
