package io.onbehalf.conversation.topology.receipts;

import static java.util.Objects.requireNonNullElseGet;

import io.onbehalf.conversation.domain.CarrierRequest.DeliveryReceiptReceived;
import io.onbehalf.conversation.domain.RequestContext;
import io.onbehalf.conversation.domain.delivery.index.SmscIdAssigned;
import io.onbehalf.conversation.topology.receipts.EarlyReceipts.EarlyReceipt;
import io.onbehalf.kit.avro.ActorFields;
import io.onbehalf.kit.domain.actor.Actor;
import io.onbehalf.kit.store.PrefixedStore;
import io.onbehalf.kit.streams.WholeProcessor;
import io.onbehalf.kit.topology.EventSerdes;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.StoreBuilder;
import org.jspecify.annotations.Nullable;

/// Leads a receipt to the thread of the SMS that has its id: the SMSC's id with our system id is the key.
///
/// Where no SMS has the id yet, the receipt goes to the thread that its addresses tell, if they tell one, and
/// is kept for the thread of the SMS that gets the id. Nothing is kept here but ids and what a receipt says.
final class ReceiptProcessor extends WholeProcessor<SpecificRecord, SpecificRecord> {

    static final String SMS = "sms/";
    static final String EARLY = "early/";

    private final EventSerdes serdes;
    private final Duration kept;
    private final Function<SpecificRecord, @Nullable SmscIdAssigned> assignments;
    private final Function<SpecificRecord, @Nullable DeliveryReceiptReceived> receipts;

    private ReceiptProcessor(EventSerdes serdes, Duration kept) {
        super(ReceiptTopology.NAME);
        this.serdes = serdes;
        this.kept = kept;
        this.assignments = serdes.mapper().reader(SmscIdAssigned.class);
        this.receipts = serdes.mapper().reader(DeliveryReceiptReceived.class);
    }

    /// @param kept how long an id is known, and a receipt waits for its SMS
    static ProcessorSupplier<String, SpecificRecord, String, SpecificRecord> supplier(
            EventSerdes serdes, Duration kept) {
        return new ProcessorSupplier<>() {
            @Override
            public ReceiptProcessor get() {
                return new ReceiptProcessor(serdes, kept);
            }

            @Override
            public Set<StoreBuilder<?>> stores() {
                return Set.of(PrefixedStore.declare(ReceiptTopology.NAME));
            }
        };
    }

    @Override
    public void init(ProcessorContext<String, SpecificRecord> context) {
        super.init(context);
        new ReceiptExpiry(new PrefixedStore(context.getStateStore(ReceiptTopology.NAME)), kept)
                .startIn(context);
    }

    @Override
    protected void apply(Record<String, SpecificRecord> record) {
        SmscIdAssigned assigned = assignments.apply(record.value());
        if (assigned != null) {
            onAssigned(record, assigned);
            return;
        }
        DeliveryReceiptReceived receipt = receipts.apply(record.value());
        if (receipt != null) {
            onReceipt(record, new EarlyReceipt(requestId(record.value()), receipt));
        }
    }

    /// An SMSC may give an id again; its receipts are about the later SMS.
    private void onAssigned(Record<String, SpecificRecord> record, SmscIdAssigned sms) {
        String key = record.key();
        rows().put(SMS, key, sms, SmscIdAssigned.class);
        ReceiptExpiry.note(rows(), SMS + key, sms.assignedAt());
        EarlyReceipts early = rows().get(EARLY, key, EarlyReceipts.class);
        if (early != null) {
            early.receipts().stream()
                    .filter(each -> !each.request().context().threadId().equals(sms.thread().threadId()))
                    .forEach(each -> forwardTo(sms, each, record));
            rows().delete(EARLY, key);
        }
    }

    private void onReceipt(Record<String, SpecificRecord> record, EarlyReceipt receipt) {
        String key = record.key();
        SmscIdAssigned sms = rows().get(SMS, key, SmscIdAssigned.class);
        if (sms != null) {
            forwardTo(sms, receipt, record);
            return;
        }
        String byAddresses = receipt.request().context().threadId().value();
        if (!byAddresses.isEmpty()) {
            forward(record.withKey(byAddresses));
        }
        Instant at = receipt.request().context().requestedAt();
        EarlyReceipts early =
                requireNonNullElseGet(
                        rows().get(EARLY, key, EarlyReceipts.class), () -> EarlyReceipts.none(at));
        rows().put(EARLY, key, early.with(receipt), EarlyReceipts.class);
        ReceiptExpiry.note(rows(), EARLY + key, at);
    }

    private void forwardTo(SmscIdAssigned sms, EarlyReceipt receipt, Record<String, SpecificRecord> cause) {
        DeliveryReceiptReceived request = receipt.request();
        var addressed =
                new DeliveryReceiptReceived(
                        new RequestContext(sms.thread(), request.context().requestedAt()),
                        request.receipt(),
                        sms.consentKey(),
                        request.optedOut());
        Map<String, Object> header = new HashMap<>(ActorFields.of(Actor.CARRIER));
        header.put("requestId", receipt.requestId());
        header.put("fingerprint", "");
        header.put("requestedBy", "carrier");
        forward(
                cause.withKey(sms.thread().threadId().value())
                        .withValue(serdes.mapper().toAvro(addressed, header)));
    }

    private static String requestId(SpecificRecord receipt) {
        return receipt.get(receipt.getSchema().getField("requestId").pos()).toString();
    }
}
