package io.onbehalf.conversation.carrier;

import io.onbehalf.conversation.carrier.CarrierProperties.Account;
import io.onbehalf.kit.web.ApiException;
import java.util.Map;
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
    private final Map<String, CompletableFuture<Void>> underWay = new ConcurrentHashMap<>();

    InboundHandler(InboundRecords records, InboundLog log, CarrierMetrics metrics) {
        this.records = records;
        this.log = log;
        this.metrics = metrics;
    }

    /// Listens to one bind.
    MessageReceiverListener listener(Account account) {
        String session = account.name() + "-" + UUID.randomUUID();
        return new MessageReceiverListener() {
            @Override
            public void onAcceptDeliverSm(DeliverSm sms) throws ProcessRequestException {
                accept(account, session, sms);
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
    /// another PDU of the bind are the contact's.
    private void accept(Account account, String session, DeliverSm sms) throws ProcessRequestException {
        String identity = SmsIdentity.of(sms);
        String pdu = identity + "/" + session + "/" + sms.getSequenceNumber();
        CompletableFuture<Void> mine = new CompletableFuture<>();
        CompletableFuture<Void> first = underWay.putIfAbsent(pdu, mine);
        try {
            if (first == null) {
                var _ =
                        record(account, session, sms, identity)
                                .whenComplete((_, problem) -> {
                                    if (problem == null) {
                                        mine.complete(null);
                                    } else {
                                        mine.completeExceptionally(problem);
                                    }
                                });
            }
            (first == null ? mine : first).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException | RuntimeException e) {
            LOG.warn(
                    "account {}: a PDU was not recorded ({}); it is asked for again",
                    account.name(),
                    e.getClass().getSimpleName());
            throw new ProcessRequestException("not recorded", SMPPConstant.STAT_ESME_RX_T_APPN);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProcessRequestException("stopping", SMPPConstant.STAT_ESME_RX_T_APPN);
        } finally {
            if (first == null) {
                underWay.remove(pdu, mine);
            }
        }
    }

    private CompletableFuture<Void> record(Account account, String session, DeliverSm sms, String identity) {
        InboundRecords.Recorded recorded = recorded(account, session, sms, identity);
        metrics.received(account.name(), recorded.kind());
        return log.append(recorded);
    }

    /// What the replicas can't tell now is asked for again; what can't be read, ever, is a dead letter.
    private InboundRecords.Recorded recorded(
            Account account, String session, DeliverSm sms, String identity) {
        try {
            return sms.isSmscDeliveryReceipt() || sms.isIntermediateDeliveryNotification()
                    ? records.receipt(account, session, sms, identity)
                    : records.text(account, session, sms, identity);
        } catch (ApiException notNow) {
            throw notNow;
        } catch (RuntimeException e) {
            // Without the exception's text, which may quote the PDU.
            LOG.error(
                    "account {}: a PDU can't be processed: {} at {}",
                    account.name(),
                    e.getClass().getSimpleName(),
                    e.getStackTrace()[0]);
            return records.unprocessable(account, session, sms, identity, e);
        }
    }
}
