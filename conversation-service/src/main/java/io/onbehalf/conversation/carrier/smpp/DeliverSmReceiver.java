package io.onbehalf.conversation.carrier.smpp;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jsmpp.PDUStringException;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.AlertNotification;
import org.jsmpp.bean.DataSm;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.session.DataSmResult;
import org.jsmpp.session.MessageReceiverListener;
import org.jsmpp.session.Session;
import org.jsmpp.util.MessageId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Hands what a bind delivers to the listener, texts in their order, and answers each PDU once the listener
/// has recorded it. If it has not, the SMSC gets a temporary error and delivers again.
final class DeliverSmReceiver implements MessageReceiverListener {

    private static final Logger LOG = LoggerFactory.getLogger(DeliverSmReceiver.class);
    private static final long PATIENCE_SECONDS = 10;

    /// We are no SMSC: what we take has no id.
    private static final MessageId NO_ID = noId();

    private static final OptionalParameter[] NO_PARAMETERS = {};

    private final InboundBind bind;
    private final InboundOrder order;
    private final InboundListener listener;

    DeliverSmReceiver(InboundBind bind, InboundOrder order, InboundListener listener) {
        this.bind = bind;
        this.order = order;
        this.listener = listener;
    }

    @Override
    public void onAcceptDeliverSm(DeliverSm sms) throws ProcessRequestException {
        if (!isRecorded(sms)) {
            throw new ProcessRequestException("not recorded", SMPPConstant.STAT_ESME_RX_T_APPN);
        }
    }

    private boolean isRecorded(DeliverSm sms) {
        try {
            return handOver(sms).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException | TimeoutException | RuntimeException | Error e) {
            // An Error too: it would end the thread, and the SMSC would get no answer at all.
            LOG.warn(
                    "account {}: a PDU can't be recorded now and is asked for again: {}",
                    bind.account().name(),
                    SafeDescription.of(e));
            return false;
        }
    }

    /// The next text has its turn as soon as the listener has taken this one.
    private CompletableFuture<Boolean> handOver(DeliverSm sms)
            throws InterruptedException, ExecutionException, TimeoutException {
        int sequenceNumber = sms.getSequenceNumber();
        try {
            order.turn(sequenceNumber).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return listener.accept(bind, sms);
        } finally {
            order.passed(sequenceNumber);
        }
    }

    /// The `deliver_sm` that says what a `data_sm` says: with that, some SMSCs send receipts and texts. The
    /// text is in the parameter `message_payload`.
    private static DeliverSm asDeliverSm(DataSm data) {
        DeliverSm sms = new DeliverSm();
        sms.setSequenceNumber(data.getSequenceNumber());
        sms.setServiceType(data.getServiceType());
        sms.setSourceAddrTon(data.getSourceAddrTon());
        sms.setSourceAddrNpi(data.getSourceAddrNpi());
        sms.setSourceAddr(data.getSourceAddr());
        sms.setDestAddrTon(data.getDestAddrTon());
        sms.setDestAddrNpi(data.getDestAddrNpi());
        sms.setDestAddress(data.getDestAddress());
        sms.setEsmClass(data.getEsmClass());
        sms.setRegisteredDelivery(data.getRegisteredDelivery());
        sms.setDataCoding(data.getDataCoding());
        sms.setShortMessage(new byte[0]);
        sms.setOptionalParameters(data.getOptionalParameters());
        return sms;
    }

    private static MessageId noId() {
        try {
            return new MessageId("");
        } catch (PDUStringException e) {
            throw new IllegalStateException("an empty id is never too long", e);
        }
    }

    @Override
    public void onAcceptAlertNotification(AlertNotification alert) {
        // We never ask for alerts.
    }

    @Override
    public DataSmResult onAcceptDataSm(DataSm data, Session source) throws ProcessRequestException {
        onAcceptDeliverSm(asDeliverSm(data));
        return new DataSmResult(NO_ID, NO_PARAMETERS);
    }
}
