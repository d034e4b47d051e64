package io.onbehalf.local.smsc;

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

/// A session with one ESME: it takes its submits, and hands it deliveries, some at once.
final class EsmeSession extends SMPPServerSession {

    /// What came of a delivery: taken; no place among those that wait for an answer; refused or not answered.
    enum Outcome {
        TAKEN,
        NO_PLACE,
        NOT_TAKEN
    }

    private static final Logger log = LoggerFactory.getLogger(EsmeSession.class);

    /// One thread takes the submits, none of which waits for anything, so that the ledger has them in the
    /// order in which the ESME sent them.
    private static final int SUBMIT_THREADS = 1;

    private static final int QUEUE = 10_000;
    private static final int DELIVERIES_AT_ONCE = 50;
    private static final Duration PLACE_PATIENCE = Duration.ofSeconds(1);
    private static final Duration ANSWER_PATIENCE = Duration.ofSeconds(10);

    private final Semaphore places = new Semaphore(DELIVERIES_AT_ONCE, true);
    private final Set<Thread> delivering = ConcurrentHashMap.newKeySet();

    EsmeSession(Connection connection, ServerMessageReceiverListener submits) {
        super(
                connection,
                null,
                submits,
                null,
                SUBMIT_THREADS,
                QUEUE,
                new SynchronizedPDUSender(new MutePduSender()),
                new DefaultPDUReader());
        setTransactionTimer(ANSWER_PATIENCE.toMillis());
        addSessionStateListener((state, _, _) -> stopWaiting(!state.isNotClosed()));
    }

    /// Hands over a delivery and waits for the answer; call it from a thread of the delivery's own.
    Outcome deliver(Delivery delivery) {
        delivering.add(Thread.currentThread());
        try {
            if (!places.tryAcquire(PLACE_PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                return Outcome.NO_PLACE;
            }
            try {
                delivery.send(this);
                return Outcome.TAKEN;
            } finally {
                places.release();
            }
        } catch (NegativeResponseException refused) {
            log.info("a delivery was refused with status {}", refused.getCommandStatus());
            return Outcome.NOT_TAKEN;
        } catch (ResponseTimeoutException
                | InvalidResponseException
                | PDUException
                | IOException
                | InterruptedException notAnswered) {
            return Outcome.NOT_TAKEN;
        } finally {
            delivering.remove(Thread.currentThread());
        }
    }

    /// An answer will never come over a closed session.
    private void stopWaiting(boolean closed) {
        if (closed) {
            delivering.forEach(Thread::interrupt);
        }
    }

    /// Answers a submit that [MutePduSender] left unanswered.
    void answer(int sequenceNumber, String messageId) {
        try {
            pduSender().sendSubmitSmResp(connection().getOutputStream(), sequenceNumber, messageId);
        } catch (PDUException | IOException e) {
            log.info("a late answer could not be sent: {}", e.getMessage());
        }
    }
}
