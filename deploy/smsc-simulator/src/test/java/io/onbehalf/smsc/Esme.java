package io.onbehalf.smsc;

import static java.util.Objects.requireNonNull;

import io.onbehalf.smsc.session.BindAcceptor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jsmpp.InvalidResponseException;
import org.jsmpp.PDUException;
import org.jsmpp.PDUStringException;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.AlertNotification;
import org.jsmpp.bean.BindType;
import org.jsmpp.bean.DataSm;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.RawDataCoding;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.SMSCDeliveryReceipt;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.extra.ResponseTimeoutException;
import org.jsmpp.session.BindParameter;
import org.jsmpp.session.DataSmResult;
import org.jsmpp.session.MessageReceiverListener;
import org.jsmpp.session.SMPPSession;
import org.jsmpp.session.Session;
import org.jsmpp.util.MessageId;

/// An ESME for tests: submits messages and keeps the deliveries that it receives.
final class Esme implements AutoCloseable, MessageReceiverListener {

    static final String OURS = "13175550100";
    static final int REFERENCE = 4711;

    private static final int TIMEOUT_SECONDS = 20;
    private static final int ONE_THREAD = 1;

    private final SMPPSession session = new SMPPSession();
    private final BlockingQueue<DeliverSm> delivered = new LinkedBlockingQueue<>();
    private final BlockingQueue<DataSm> data = new LinkedBlockingQueue<>();
    private final AtomicInteger refusals;

    /// @param refusals how many deliveries it refuses before it acknowledges one
    Esme(int port, String password, BindType type, int refusals) throws IOException {
        this(port, "onbehalf", password, type, refusals);
    }

    /// A transceiver of an account with habits.
    Esme(int port, String systemId, String password) throws IOException {
        this(port, systemId, password, BindType.BIND_TRX, 0);
    }

    private Esme(int port, String systemId, String password, BindType type, int refusals) throws IOException {
        this.refusals = new AtomicInteger(refusals);
        session.setMessageReceiverListener(this);
        session.setPduProcessorDegree(ONE_THREAD);
        session.setTransactionTimer(TimeUnit.SECONDS.toMillis(TIMEOUT_SECONDS));
        session.connectAndBind(
                BindAcceptor.LOOPBACK.getHostAddress(),
                port,
                new BindParameter(
                        type,
                        systemId,
                        password,
                        "",
                        TypeOfNumber.UNKNOWN,
                        NumberingPlanIndicator.UNKNOWN,
                        null));
    }

    /// Submits a message and returns its id.
    String submit(String contact, String text)
            throws PDUException,
                    ResponseTimeoutException,
                    InvalidResponseException,
                    NegativeResponseException,
                    IOException {
        return session.submitShortMessage(
                        "",
                        TypeOfNumber.INTERNATIONAL,
                        NumberingPlanIndicator.ISDN,
                        OURS,
                        TypeOfNumber.INTERNATIONAL,
                        NumberingPlanIndicator.ISDN,
                        contact,
                        new ESMClass(0),
                        (byte) 0,
                        (byte) 0,
                        null,
                        null,
                        new RegisteredDelivery(SMSCDeliveryReceipt.SUCCESS_FAILURE),
                        (byte) 0,
                        new RawDataCoding((byte) 0),
                        (byte) 0,
                        text.getBytes(StandardCharsets.US_ASCII),
                        new OptionalParameter.User_message_reference((short) REFERENCE))
                .getMessageId();
    }

    void setResponseTimeout(long millis) {
        session.setTransactionTimer(millis);
    }

    boolean isBound() {
        return session.getSessionState().isBound();
    }

    DeliverSm nextDelivery() throws InterruptedException {
        return requireNonNull(delivered.poll(TIMEOUT_SECONDS, TimeUnit.SECONDS), "nothing was delivered");
    }

    DataSm nextData() throws InterruptedException {
        return requireNonNull(data.poll(TIMEOUT_SECONDS, TimeUnit.SECONDS), "nothing was delivered");
    }

    static String textOf(DeliverSm delivery) {
        return new String(delivery.getShortMessage(), StandardCharsets.US_ASCII);
    }

    @Override
    public void onAcceptDeliverSm(DeliverSm delivery) throws ProcessRequestException {
        if (refusals.getAndDecrement() > 0) {
            throw new ProcessRequestException("not now", SMPPConstant.STAT_ESME_RX_T_APPN);
        }
        delivered.add(delivery);
    }

    @Override
    public void onAcceptAlertNotification(AlertNotification notification) {}

    @Override
    public DataSmResult onAcceptDataSm(DataSm delivery, Session source) throws ProcessRequestException {
        data.add(delivery);
        try {
            return new DataSmResult(new MessageId("1"), new OptionalParameter[0]);
        } catch (PDUStringException tooLong) {
            throw new IllegalStateException(tooLong);
        }
    }

    @Override
    public void close() {
        session.unbindAndClose();
    }
}
