package io.onbehalf.conversation.carrier.inbound;

import io.onbehalf.conversation.carrier.smpp.InboundBind;
import io.onbehalf.conversation.carrier.smpp.InboundListener;
import io.onbehalf.conversation.carrier.smpp.SafeDescription;
import io.onbehalf.conversation.domain.inbound.PduId;
import io.onbehalf.kit.tracing.Step;
import io.onbehalf.kit.tracing.Tracing;
import io.opentelemetry.api.trace.SpanKind;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jsmpp.bean.DeliverSm;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Records on Kafka what SMSCs deliver. A PDU counts as recorded only once Kafka has it.
public final class InboundHandler implements InboundListener {

    private static final Logger LOG = LoggerFactory.getLogger(InboundHandler.class);
    private static final long PATIENCE_SECONDS = 10;

    private final InboundRecords records;
    private final InboundWriter writer;
    private final InboundMetrics metrics;
    private final Tracing tracing;
    private final InstantSource clock;
    private final RedeliveryDetector redeliveries = new RedeliveryDetector();
    private final Map<String, CompletableFuture<Boolean>> inFlight = new ConcurrentHashMap<>();

    /// @param tracing each PDU begins a trace
    public InboundHandler(
            InboundRecords records,
            InboundWriter writer,
            InboundMetrics metrics,
            Tracing tracing,
            InstantSource clock) {
        this.records = records;
        this.writer = writer;
        this.metrics = metrics;
        this.tracing = tracing;
        this.clock = clock;
    }

    /// A PDU that is delivered again while the first is in flight waits for the same result. The same words
    /// in another PDU are a new text of the contact, unless the SMSC has reason to deliver the first again.
    @Override
    public CompletableFuture<Boolean> accept(InboundBind bind, DeliverSm sms) {
        String contentHash = ContentHash.of(sms);
        PduId id = new PduId(bind.id(), sms.getSequenceNumber());
        CompletableFuture<Boolean> own = new CompletableFuture<>();
        CompletableFuture<Boolean> first = inFlight.putIfAbsent(contentHash + id, own);
        if (first != null) {
            return first;
        }
        var delivery = redeliveries.onDelivered(bind.account().name(), contentHash, id, clock.instant());
        var _ =
                record(new InboundPdu(bind, sms, contentHash, delivery.first(), delivery.firstCameAt()))
                        .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                        .handle((_, problem) -> problem == null || notRecorded(bind, problem))
                        .thenAccept(recorded -> {
                            redeliveries.onAnswered(delivery, recorded, clock.instant());
                            inFlight.remove(contentHash + id, own);
                            own.complete(recorded);
                        });
        return own;
    }

    private CompletableFuture<Void> record(InboundPdu pdu) {
        Step step =
                tracing.begin("deliver_sm", SpanKind.SERVER, null)
                        .attribute("onbehalf.carrier.account", pdu.account().name());
        return written(pdu, step)
                .whenComplete((_, problem) -> {
                    if (problem != null) {
                        step.failed(problem.getClass().getSimpleName());
                    }
                    step.close();
                });
    }

    private CompletableFuture<Void> written(InboundPdu pdu, Step step) {
        try {
            InboundRecord record = records.of(pdu);
            metrics.received(pdu.account().name(), record);
            return writer.write(record, step.traceparent());
        } catch (RuntimeException | Error e) {
            // An Error too: otherwise the SMSC would get no answer at all.
            return CompletableFuture.failedFuture(e);
        }
    }

    private static boolean notRecorded(InboundBind bind, Throwable problem) {
        Throwable cause = problem.getCause();
        LOG.warn(
                "account {}: a PDU was not recorded ({}); it is asked for again",
                bind.account().name(),
                SafeDescription.of(cause == null ? problem : cause));
        return false;
    }
}
