package io.onbehalf.conversation.carrier;

import io.onbehalf.conversation.carrier.Arrival.Pdu;
import io.onbehalf.conversation.carrier.CarrierProperties.Account;
import io.onbehalf.kit.web.ApiException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.AlertNotification;
import org.jsmpp.bean.DataSm;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.session.DataSmResult;
import org.jsmpp.session.MessageReceiverListener;
import org.jsmpp.session.Session;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes what the message centre delivers; its `deliver_sm_resp` leaves only after Kafka has the record. If
/// Kafka has it not, the message centre hears a temporary error and delivers again.
final class InboundHandler {

    private static final Logger LOG = LoggerFactory.getLogger(InboundHandler.class);
    private static final long PATIENCE_SECONDS = 10;

    private final InboundRecords records;
    private final InboundLog log;
    private final CarrierMetrics metrics;
    private final Redeliveries redeliveries = new Redeliveries();
    private final Map<String, CompletableFuture<Void>> underWay = new ConcurrentHashMap<>();

    /// What a PDU came by.
    private record Bind(Account account, String session, Instant since, ArrivalOrder order) {}

    InboundHandler(InboundRecords records, InboundLog log, CarrierMetrics metrics) {
        this.records = records;
        this.log = log;
        this.metrics = metrics;
    }

    /// Listens to one bind.
    MessageReceiverListener listener(Account account, ArrivalOrder order) {
        var bind = new Bind(account, account.name() + "-" + UUID.randomUUID(), records.now(), order);
        return new MessageReceiverListener() {
            @Override
            public void onAcceptDeliverSm(DeliverSm sms) throws ProcessRequestException {
                accept(bind, sms);
            }

            @Override
            public void onAcceptAlertNotification(AlertNotification alert) {
                // Nobody asks to be alerted.
            }

            @Override
            public DataSmResult onAcceptDataSm(DataSm data, Session source) throws ProcessRequestException {
                throw new ProcessRequestException("data_sm is not served", SMPPConstant.STAT_ESME_RINVCMDID);
            }
        };
    }

    /// One that is delivered again while the first is still under way shares its fate; the same words in
    /// another PDU are the contact's, unless the message centre has reason to deliver the first again.
    private void accept(Bind bind, DeliverSm sms) throws ProcessRequestException {
        String identity = SmsIdentity.of(sms);
        Pdu pdu = new Pdu(bind.session(), sms.getSequenceNumber());
        CompletableFuture<Void> mine = new CompletableFuture<>();
        CompletableFuture<Void> first = underWay.putIfAbsent(identity + pdu, mine);
        if (first != null) {
            bind.order().left(pdu.sequenceNumber());
            await(bind.account(), first);
            return;
        }
        try {
            Redeliveries.Delivery delivery = recordInTurn(bind, identity, pdu, sms, mine);
            boolean taken = false;
            try {
                await(bind.account(), mine);
                taken = true;
            } finally {
                redeliveries.answered(delivery, taken, records.now());
            }
        } finally {
            underWay.remove(identity + pdu, mine);
        }
    }

    /// The next has its turn once this one is on its way to Kafka, in whose order it will stay.
    private Redeliveries.Delivery recordInTurn(
            Bind bind, String identity, Pdu pdu, DeliverSm sms, CompletableFuture<Void> done)
            throws ProcessRequestException {
        try {
            await(bind.account(), bind.order().turn(pdu.sequenceNumber()));
            Redeliveries.Delivery delivery =
                    redeliveries.came(bind.account().name(), identity, pdu, records.now());
            record(
                    new Arrival(
                            bind.account(),
                            bind.since(),
                            identity,
                            pdu,
                            delivery.first(),
                            delivery.firstCameAt()),
                    sms,
                    done);
            return delivery;
        } finally {
            bind.order().passed(pdu.sequenceNumber());
        }
    }

    private static void await(Account account, CompletableFuture<Void> step) throws ProcessRequestException {
        try {
            step.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn(
                    "account {}: a PDU was not recorded ({}); it is asked for again",
                    account.name(),
                    e.getClass().getSimpleName());
            throw new ProcessRequestException("not recorded", SMPPConstant.STAT_ESME_RX_T_APPN);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProcessRequestException("stopping", SMPPConstant.STAT_ESME_RX_T_APPN);
        }
    }

    private void record(Arrival arrival, DeliverSm sms, CompletableFuture<Void> done) {
        try {
            InboundRecords.Recorded recorded = recorded(arrival, sms);
            metrics.received(arrival.account().name(), recorded.kind());
            var _ =
                    log.append(recorded)
                            .whenComplete((_, problem) -> {
                                if (problem == null) {
                                    done.complete(null);
                                } else {
                                    done.completeExceptionally(problem);
                                }
                            });
        } catch (RuntimeException | Error e) {
            // An Error too: else the message centre would get no answer at all.
            done.completeExceptionally(e);
        }
    }

    /// What the replicas can't tell now is asked for again; what can't be read, ever, is a dead letter.
    private InboundRecords.Recorded recorded(Arrival arrival, DeliverSm sms) {
        try {
            Optional<byte[]> unreadable = UnreadableDeliverSm.octets(sms);
            if (unreadable.isPresent()) {
                LOG.warn("account {}: a deliver_sm can't be read and is set aside", arrival.account().name());
                return records.unreadable(arrival, unreadable.get());
            }
            return sms.isSmscDeliveryReceipt() || sms.isIntermediateDeliveryNotification()
                    ? records.receipt(arrival, sms)
                    : records.text(arrival, sms);
        } catch (ApiException notNow) {
            throw notNow;
        } catch (RuntimeException e) {
            // Without the exception's text, which may quote the PDU.
            LOG.error("account {}: a PDU can't be processed: {}", arrival.account().name(), Trouble.of(e));
            return records.unprocessable(arrival, sms, e);
        }
    }
}
