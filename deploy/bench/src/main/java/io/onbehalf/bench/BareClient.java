package io.onbehalf.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.onbehalf.local.Failure;
import io.onbehalf.local.Site;
import java.io.IOException;
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

/// The SMPP library with nothing around it: a bind, a window, threads.
final class BareClient {

    static final String TEXT = "Hello, this is Acme Support. Your parcel is on its way.";

    private static final int TRANSACTION_MILLIS = 15_000;

    private BareClient() {}

    static void submit(Site site, int messages, int window) throws InterruptedException {
        Semaphore places = new Semaphore(window);
        AtomicReference<@Nullable Exception> failed = new AtomicReference<>();
        SMPPSession session = bind(site);
        try {
            for (int i = 0; i < messages; i++) {
                int message = i;
                places.acquire();
                Thread.ofVirtual()
                        .start(() -> {
                            try {
                                submit(session, message);
                            } catch (Exception e) {
                                failed.set(e);
                            } finally {
                                places.release();
                            }
                        });
            }
            places.acquire(window);
        } finally {
            session.unbindAndClose();
        }
        Exception problem = failed.get();
        if (problem != null) {
            throw new Failure("the bare library failed: %s.".formatted(problem), problem);
        }
    }

    private static SMPPSession bind(Site site) {
        SMPPSession session =
                new SMPPSession((host, port) -> {
                    var socket = new java.net.Socket(host, port);
                    socket.setTcpNoDelay(true);
                    return new SocketConnection(socket);
                });
        session.setTransactionTimer(TRANSACTION_MILLIS);
        session.setPduProcessorDegree(8);
        session.setQueueCapacity(10_000);
        try {
            session.connectAndBind(
                    "127.0.0.1",
                    site.ports().smsc(),
                    new BindParameter(
                            BindType.BIND_TX,
                            "onbehalf",
                            "simulate",
                            "",
                            TypeOfNumber.UNKNOWN,
                            NumberingPlanIndicator.UNKNOWN,
                            null));
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
                "1312555" + (1_000 + message % 240),
                TypeOfNumber.INTERNATIONAL,
                NumberingPlanIndicator.ISDN,
                SubmitsCommand.contact(message).substring(1),
                new ESMClass(),
                (byte) 0,
                (byte) 0,
                null,
                null,
                new RegisteredDelivery(SMSCDeliveryReceipt.DEFAULT),
                (byte) 0,
                DataCodings.ZERO,
                (byte) 0,
                TEXT.getBytes(US_ASCII));
    }
}
