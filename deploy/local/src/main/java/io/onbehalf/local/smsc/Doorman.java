package io.onbehalf.local.smsc;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jsmpp.PDUStringException;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.InterfaceVersion;
import org.jsmpp.session.BindRequest;
import org.jsmpp.session.ServerMessageReceiverListener;
import org.jsmpp.session.connection.socket.SocketConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Lets in whoever binds with the right system id and password, any number of them and of any kind.
final class Doorman implements AutoCloseable {

    /// Nobody but this machine is let in.
    static final InetAddress HOUSE = InetAddress.ofLiteral("127.0.0.1");

    private static final Logger log = LoggerFactory.getLogger(Doorman.class);
    private static final int BACKLOG = 100;
    private static final Duration BIND_PATIENCE = Duration.ofSeconds(5);
    private static final Duration FAREWELL = Duration.ofSeconds(2);

    private final ServerSocket door = new ServerSocket();
    private final SmscSettings settings;
    private final ServerMessageReceiverListener submits;
    private final Sessions sessions;

    Doorman(SmscSettings settings, ServerMessageReceiverListener submits, Sessions sessions)
            throws IOException {
        this.settings = settings;
        this.submits = submits;
        this.sessions = sessions;
        door.setReuseAddress(true);
        door.bind(new InetSocketAddress(HOUSE, settings.port()), BACKLOG);
        Thread.ofPlatform().daemon().name("smsc-door").start(this::watch);
    }

    int port() {
        return door.getLocalPort();
    }

    private void watch() {
        while (!door.isClosed()) {
            try {
                Socket caller = door.accept();
                // Without it each small PDU waits for the other side's delayed acknowledgement: 40 ms.
                caller.setTcpNoDelay(true);
                EsmeSession session = new EsmeSession(new SocketConnection(caller), submits);
                Thread.ofVirtual().start(() -> letIn(session));
            } catch (IOException e) {
                if (!door.isClosed()) {
                    log.warn("a connection could not be accepted: {}", e.getMessage());
                }
            }
        }
    }

    private void letIn(EsmeSession session) {
        try {
            BindRequest request = session.waitForBind(BIND_PATIENCE.toMillis());
            int status = settings.bindStatus(request.getSystemId(), request.getPassword());
            if (status == SMPPConstant.STAT_ESME_ROK) {
                request.accept(settings.systemId(), InterfaceVersion.IF_34);
                sessions.add(session);
                log.info("session {} bound, {}", session.getSessionId(), request.getBindType());
            } else {
                request.reject(status);
                log.info("session {} refused with status {}", session.getSessionId(), status);
                // Who is turned away goes by themselves; a door slammed at once could swallow the answer.
                CompletableFuture.delayedExecutor(FAREWELL.toMillis(), TimeUnit.MILLISECONDS)
                        .execute(session::close);
            }
        } catch (IOException | TimeoutException | PDUStringException e) {
            log.info("session {} did not bind: {}", session.getSessionId(), e.getMessage());
            session.close();
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
