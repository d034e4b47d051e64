package io.onbehalf.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.onbehalf.bench.stack.WaitingMessage;
import io.onbehalf.local.Failure;
import io.onbehalf.local.layout.SmscAccount;
import java.io.IOException;
import java.net.Socket;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.jsmpp.bean.BindType;
import org.jsmpp.bean.DataCodings;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.SMSCDeliveryReceipt;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.session.BindParameter;
import org.jsmpp.session.SMPPSession;
import org.jsmpp.session.connection.socket.SocketConnection;
import org.jspecify.annotations.Nullable;

/// Submits with the SMPP library alone, for comparison: one bind, a window, virtual threads.
final class BareSmppClient {

    private static final int TRANSACTION_MILLIS = 15_000;

    private BareSmppClient() {}

    /// Submits the messages and returns when all are answered. Throws if one fails.
    ///
    /// @param window how many submits may be unanswered together
    static void submit(SmscAccount smsc, int messages, int window) throws InterruptedException {
        Semaphore places = new Semaphore(window);
        AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
        SMPPSession session = bind(smsc);
        try {
            for (int i = 0; i < messages; i++) {
                int message = i;
                places.acquire();
                Thread.ofVirtual()
                        .start(() -> {
                            try {
                                submit(session, message);
                            } catch (Exception e) {
                                failure.set(e);
                            } finally {
                                places.release();
                            }
                        });
            }
            places.acquire(window);
        } finally {
            session.unbindAndClose();
        }
        Exception cause = failure.get();
        if (cause != null) {
            throw new Failure("the bare library failed: %s.".formatted(cause), cause);
        }
    }

    private static SMPPSession bind(SmscAccount smsc) {
        SMPPSession session =
                new SMPPSession((host, port) -> {
                    Socket socket = new Socket(host, port);
                    socket.setTcpNoDelay(true);
                    return new SocketConnection(socket);
                });
        session.setTransactionTimer(TRANSACTION_MILLIS);
        session.setPduProcessorDegree(8);
        session.setQueueCapacity(10_000);
        BindParameter bind =
                new BindParameter(
                        BindType.BIND_TX,
                        smsc.systemId(),
                        smsc.password(),
                        "",
                        TypeOfNumber.UNKNOWN,
                        NumberingPlanIndicator.UNKNOWN,
                        null);
        try {
            session.connectAndBind(smsc.host(), smsc.port(), bind);
            return session;
        } catch (IOException e) {
            throw new Failure("the bare library cannot bind: %s.".formatted(e.getMessage()), e);
        }
    }

    private static void submit(SMPPSession session, int message) throws Exception {
        session.submitShortMessage(
                "",
                TypeOfNumber.INTERNATIONAL,
                NumberingPlanIndicator.ISDN,
                BenchMessages.outboundNumber(message).substring(1),
                TypeOfNumber.INTERNATIONAL,
                NumberingPlanIndicator.ISDN,
                BenchMessages.contactNumber(message).substring(1),
                new ESMClass(),
                (byte) 0,
                (byte) 0,
                null,
                null,
                new RegisteredDelivery(SMSCDeliveryReceipt.DEFAULT),
                (byte) 0,
                DataCodings.ZERO,
                (byte) 0,
                WaitingMessage.TEXT.getBytes(US_ASCII));
    }
}
