package io.onbehalf.smsc.session;

import io.onbehalf.smsc.profile.SmscProfile;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jsmpp.DefaultPDUReader;
import org.jsmpp.InvalidResponseException;
import org.jsmpp.PDUException;
import org.jsmpp.SynchronizedPDUSender;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.extra.ResponseTimeoutException;
import org.jsmpp.session.SMPPServerSession;
import org.jsmpp.session.ServerMessageReceiverListener;
import org.jsmpp.session.connection.Connection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The session with one ESME: it receives submits and sends deliveries, at most 50 of them unanswered.
public final class EsmeSession extends SMPPServerSession {

    private static final Logger log = LoggerFactory.getLogger(EsmeSession.class);

    /// One thread handles all submits, and none of them waits, so the ledger has them in the order in which
    /// the ESME sent them.
    private static final int SUBMIT_THREADS = 1;

    private static final int SUBMIT_QUEUE = 10_000;
    private static final int DELIVERY_WINDOW = 50;
    private static final Duration WINDOW_TIMEOUT = Duration.ofSeconds(1);
    private static final Duration RESPONSE_TIMEOUT = Duration.ofSeconds(10);

    private final Semaphore window = new Semaphore(DELIVERY_WINDOW, true);
    private final Set<Thread> delivering = ConcurrentHashMap.newKeySet();
    private volatile SmscProfile profile = SmscProfile.USUAL;

    EsmeSession(Connection connection, ServerMessageReceiverListener submitListener) {
        super(
                connection,
                null,
                submitListener,
                null,
                SUBMIT_THREADS,
                SUBMIT_QUEUE,
                new SynchronizedPDUSender(new SilentPduSender()),
                new DefaultPDUReader());
        setTransactionTimer(RESPONSE_TIMEOUT.toMillis());
        addSessionStateListener((state, _, _) -> interruptDeliveries(!state.isNotClosed()));
    }

    /// Says which account it is of, before it is bound.
    void isOf(SmscProfile account) {
        profile = account;
    }

    /// The account that it is of.
    public SmscProfile profile() {
        return profile;
    }

    /// Sends a delivery and waits for its answer. Blocks, so each delivery needs its own thread.
    DeliveryResult deliver(DeliverSmRequest request) {
        delivering.add(Thread.currentThread());
        try {
            if (!window.tryAcquire(WINDOW_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
                return DeliveryResult.WINDOW_FULL;
            }
            try {
                request.send(this);
                return DeliveryResult.ACKNOWLEDGED;
            } finally {
                window.release();
            }
        } catch (NegativeResponseException refusal) {
            log.info("a delivery was refused with status {}", refusal.getCommandStatus());
            return DeliveryResult.NOT_ACKNOWLEDGED;
        } catch (ResponseTimeoutException
                | InvalidResponseException
                | PDUException
                | IOException
                | InterruptedException noAnswer) {
            return DeliveryResult.NOT_ACKNOWLEDGED;
        } finally {
            delivering.remove(Thread.currentThread());
        }
    }

    /// A closed session gets no more answers, so waiting for one is useless.
    private void interruptDeliveries(boolean closed) {
        if (closed) {
            delivering.forEach(Thread::interrupt);
        }
    }

    /// Refuses a request by a `generic_nack`.
    public void nack(int sequenceNumber, int status) {
        try {
            pduSender().sendGenericNack(connection().getOutputStream(), status, sequenceNumber);
        } catch (IOException e) {
            log.info("a generic_nack could not be sent: {}", e.getMessage());
        }
    }

    /// Answers a submit that [SilentPduSender] left unanswered.
    public void answerSubmit(int sequenceNumber, String messageId) {
        try {
            pduSender().sendSubmitSmResp(connection().getOutputStream(), sequenceNumber, messageId);
        } catch (PDUException | IOException e) {
            log.info("a late answer could not be sent: {}", e.getMessage());
        }
    }
}
