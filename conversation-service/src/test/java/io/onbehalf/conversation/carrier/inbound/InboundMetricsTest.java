package io.onbehalf.conversation.carrier.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.onbehalf.kit.metrics.OnbehalfMeter;
import io.onbehalf.schemas.conversation.DeliveryReceiptReceived;
import io.onbehalf.schemas.conversation.ReceiptState;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class InboundMetricsTest {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final InboundMetrics metrics = new InboundMetrics(registry);

    @Test
    void a_receipt_counts_whether_its_addresses_or_the_smsc_s_id_lead_it_to_its_thread() {
        metrics.received("main", receipt(null, true, null));
        metrics.received("main", receipt(null, false, "us/A1"));

        assertThat(receipts()).isEqualTo(2);
    }

    @Test
    void a_receipt_that_is_set_aside_tells_nothing_of_a_delivery() {
        metrics.received("main", receipt("delivery receipt: no id", false, null));

        assertThat(receipts()).isZero();
    }

    private double receipts() {
        return registry.find(OnbehalfMeter.CARRIER_RECEIPTS.id()).counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    private static InboundRecord receipt(
            @Nullable String deadLetterReason, boolean forThread, @Nullable String receiptKey) {
        var value = new DeliveryReceiptReceived();
        value.put(value.getSchema().getField("state").pos(), ReceiptState.DELIVERED);
        return new InboundRecord(
                InboundRecord.RECEIPT, "thread", value, deadLetterReason, forThread, receiptKey);
    }
}
