package io.onbehalf.smsc.session;

import io.onbehalf.smsc.profile.BindRefusals;
import io.onbehalf.smsc.profile.SmscProfile;
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

/// Listens on the SMPP port and accepts every bind with the right credentials, any number and of any kind.
public final class BindAcceptor implements AutoCloseable {

    /// Where the simulator listens unless it is told otherwise.
    public static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");

    private static final Logger log = LoggerFactory.getLogger(BindAcceptor.class);
    private static final int BACKLOG = 100;
    private static final Duration BIND_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration CLOSE_DELAY = Duration.ofSeconds(2);

    private final ServerSocket server = new ServerSocket();
    private final Credentials credentials;
    private final ServerMessageReceiverListener submitListener;
    private final BoundSessions sessions;
    private final BindRefusals refusals;

    /// Listens from now on.
    ///
    /// @param address the one of this machine to listen on, or the wildcard
    /// @param port 0 for any free port
    /// @param submitListener handles the requests of every session
    /// @param sessions gets each session that binds
    /// @param refusals says which accounts refuse binds now
    public BindAcceptor(
            InetAddress address,
            int port,
            Credentials credentials,
            ServerMessageReceiverListener submitListener,
            BoundSessions sessions,
            BindRefusals refusals)
            throws IOException {
        this.credentials = credentials;
        this.submitListener = submitListener;
        this.sessions = sessions;
        this.refusals = refusals;
        server.setReuseAddress(true);
        Listening.on(port, "SMPP", () -> server.bind(new InetSocketAddress(address, port), BACKLOG));
        Thread.ofPlatform().daemon().name("smsc-acceptor").start(this::acceptConnections);
    }

    public int port() {
        return server.getLocalPort();
    }

    private void acceptConnections() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                // Without it each small PDU waits 40 ms for the peer's delayed acknowledgement.
                socket.setTcpNoDelay(true);
                EsmeSession session = new EsmeSession(new SocketConnection(socket), submitListener);
                Thread.ofVirtual().start(() -> accept(session));
            } catch (IOException e) {
                if (!server.isClosed()) {
                    log.warn("a connection could not be accepted: {}", e.getMessage());
                }
            }
        }
    }

    private void accept(EsmeSession session) {
        try {
            BindRequest request = session.waitForBind(BIND_TIMEOUT.toMillis());
            int status = bindStatus(request);
            if (status == SMPPConstant.STAT_ESME_ROK) {
                session.isOf(SmscProfile.of(request.getSystemId()));
                request.accept(credentials.systemId(), InterfaceVersion.IF_34);
                sessions.add(session);
                log.info("session {} bound, {}", session.getSessionId(), request.getBindType());
            } else {
                request.reject(status);
                log.info("session {} refused with status {}", session.getSessionId(), status);
                // Close after a delay, so that the bind_resp is not lost.
                CompletableFuture.delayedExecutor(CLOSE_DELAY.toMillis(), TimeUnit.MILLISECONDS)
                        .execute(session::close);
            }
        } catch (IOException | TimeoutException | PDUStringException e) {
            log.info("session {} did not bind: {}", session.getSessionId(), e.getMessage());
            session.close();
        }
    }

    private int bindStatus(BindRequest request) {
        int status = credentials.bindStatus(request.getSystemId(), request.getPassword());
        boolean refused =
                status == SMPPConstant.STAT_ESME_ROK
                        && refusals.refuses(SmscProfile.of(request.getSystemId()));
        return refused ? SMPPConstant.STAT_ESME_RBINDFAIL : status;
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
