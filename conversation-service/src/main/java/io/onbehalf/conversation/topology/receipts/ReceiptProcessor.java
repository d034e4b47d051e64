package io.onbehalf.conversation.topology.receipts;

import static io.onbehalf.conversation.topology.receipts.ReceiptTopology.SET_ASIDE;
import static io.onbehalf.conversation.topology.receipts.ReceiptTopology.TO_OTHER_ID;
import static io.onbehalf.conversation.topology.receipts.ReceiptTopology.TO_THREAD;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNullElseGet;

import io.onbehalf.conversation.domain.CarrierRequest.DeliveryReceiptReceived;
import io.onbehalf.conversation.domain.RequestContext;
import io.onbehalf.conversation.domain.delivery.Receipt;
import io.onbehalf.conversation.domain.delivery.index.ReceiptKeys;
import io.onbehalf.conversation.domain.delivery.index.SmscIdAssigned;
import io.onbehalf.conversation.topology.receipts.EarlyReceipts.EarlyReceipt;
import io.onbehalf.kit.avro.ActorFields;
import io.onbehalf.kit.domain.actor.Actor;
import io.onbehalf.kit.store.PrefixedStore;
import io.onbehalf.kit.streams.DeadLetter;
import io.onbehalf.kit.streams.OnbehalfHeaders;
import io.onbehalf.kit.streams.WholeProcessor;
import io.onbehalf.kit.topology.EventSerdes;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.StoreBuilder;
import org.jspecify.annotations.Nullable;

/// Leads a receipt to the thread of the SMS that has its id: the SMSC's id with our system id is the key.
///
/// Where no SMS has the id yet, the receipt goes to the thread that its addresses tell, if they tell one, and
/// is kept for the thread of the SMS that gets the id. If its text has another id, it is also looked for
/// under that one. One that nothing leads anywhere is set aside in the end. Nothing is kept here but ids and
/// what a receipt says.
final class ReceiptProcessor extends WholeProcessor<SpecificRecord, SpecificRecord> {

    static final String SMS = "sms/";
    static final String EARLY = "early/";

    private static final String UNFOUND =
            "delivery receipt: no SMS has its id, and its addresses tell no thread";

    private final EventSerdes serdes;
    private final Duration kept;
    private final ReceiptKeys keys;
    private final Function<SpecificRecord, @Nullable SmscIdAssigned> assignments;
    private final Function<SpecificRecord, @Nullable DeliveryReceiptReceived> receipts;

    private ReceiptProcessor(EventSerdes serdes, Duration kept, ReceiptKeys keys) {
        super(ReceiptTopology.NAME);
        this.serdes = serdes;
        this.kept = kept;
        this.keys = keys;
        this.assignments = serdes.mapper().reader(SmscIdAssigned.class);
        this.receipts = serdes.mapper().reader(DeliveryReceiptReceived.class);
    }

    /// @param kept how long an id is known, and a receipt waits for its SMS
    /// @param keys under which a receipt is looked for
    static ProcessorSupplier<String, SpecificRecord, String, SpecificRecord> supplier(
            EventSerdes serdes, Duration kept, ReceiptKeys keys) {
        return new ProcessorSupplier<>() {
            @Override
            public ReceiptProcessor get() {
                return new ReceiptProcessor(serdes, kept, keys);
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
        new ReceiptExpiry(
                        new PrefixedStore(context.getStateStore(ReceiptTopology.NAME)), kept, this::setAside)
                .startIn(context);
    }

    @Override
    protected void apply(Record<String, SpecificRecord> received) {
        var record = received.withHeaders(OnbehalfHeaders.trace(received.headers()));
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
            early.receipts().forEach(each -> found(record, each, sms));
            rows().delete(EARLY, key);
        }
    }

    /// A receipt that waited for its SMS no longer waits under the id of its text: a later SMS may get that.
    private void found(Record<String, SpecificRecord> record, EarlyReceipt receipt, SmscIdAssigned sms) {
        if (!receipt.request().context().threadId().equals(sms.thread().threadId())) {
            forwardTo(sms, receipt, record);
        }
        keys.ofIdInText(record.key(), receipt.request().receipt())
                .ifPresent(key ->
                        forward(
                                record.withKey(key)
                                        .withValue(
                                                addressed(
                                                        sms,
                                                        receipt,
                                                        receipt.request().receipt().withOneId())),
                                TO_OTHER_ID));
    }

    private void onReceipt(Record<String, SpecificRecord> record, EarlyReceipt receipt) {
        String key = record.key();
        EarlyReceipts waiting = rows().get(EARLY, key, EarlyReceipts.class);
        if (waiting != null && waiting.isFoundBy(receipt)) {
            rows().put(EARLY, key, waiting.withoutFoundBy(receipt), EarlyReceipts.class);
            return;
        }
        SmscIdAssigned sms = rows().get(SMS, key, SmscIdAssigned.class);
        if (sms != null) {
            forwardTo(sms, receipt, record);
            return;
        }
        String byAddresses = receipt.request().context().threadId().value();
        if (!byAddresses.isEmpty()) {
            forward(record.withKey(byAddresses), TO_THREAD);
        }
        keys.ofIdInText(key, receipt.request().receipt())
                .ifPresent(other -> forward(record.withKey(other), TO_OTHER_ID));
        Instant at = receipt.request().context().requestedAt();
        EarlyReceipts early = requireNonNullElseGet(waiting, () -> EarlyReceipts.none(at));
        rows().put(EARLY, key, early.with(receipt), EarlyReceipts.class);
        ReceiptExpiry.note(rows(), EARLY + key, at);
    }

    /// Sets aside receipts that neither an id nor addresses led to a thread. One with two ids waits under the
    /// last of them.
    private void setAside(String key, EarlyReceipts early) {
        for (EarlyReceipt receipt : early.receipts()) {
            if (receipt.request().context().threadId().value().isEmpty()
                    && keys.ofIdInText(key, receipt.request().receipt()).isEmpty()) {
                DeadLetter.count(DeadLetter.SMPP, UNFOUND);
                Headers headers = new RecordHeaders();
                headers.add(DeadLetter.REASON, UNFOUND.getBytes(UTF_8));
                headers.add(DeadLetter.SOURCE, DeadLetter.SMPP.getBytes(UTF_8));
                context()
                        .forward(
                                new Record<>(
                                        key,
                                        avro(receipt, receipt.request()),
                                        context().currentSystemTimeMs(),
                                        headers),
                                SET_ASIDE);
            }
        }
    }

    private void forwardTo(SmscIdAssigned sms, EarlyReceipt receipt, Record<String, SpecificRecord> cause) {
        forward(
                cause.withKey(sms.thread().threadId().value())
                        .withValue(addressed(sms, receipt, receipt.request().receipt())),
                TO_THREAD);
    }

    private SpecificRecord addressed(SmscIdAssigned sms, EarlyReceipt receipt, Receipt report) {
        DeliveryReceiptReceived request = receipt.request();
        return avro(
                receipt,
                new DeliveryReceiptReceived(
                        new RequestContext(sms.thread(), request.context().requestedAt()),
                        report,
                        sms.consentKey(),
                        request.optedOut()));
    }

    private SpecificRecord avro(EarlyReceipt receipt, DeliveryReceiptReceived request) {
        Map<String, Object> header = new HashMap<>(ActorFields.of(Actor.CARRIER));
        header.put("requestId", receipt.requestId());
        header.put("fingerprint", "");
        header.put("requestedBy", "carrier");
        return serdes.mapper().toAvro(request, header);
    }

    private static String requestId(SpecificRecord receipt) {
        return receipt.get(receipt.getSchema().getField("requestId").pos()).toString();
    }
}
