package io.onbehalf.conversation.carrier.smpp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jsmpp.PDUException;
import org.jsmpp.PDUStringException;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.InterfaceVersion;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.SubmitSm;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.session.BindRequest;
import org.jsmpp.session.ServerMessageReceiverListener;
import org.jsmpp.session.SubmitSmResult;
import org.jsmpp.session.connection.socket.SocketConnection;
import org.jsmpp.util.MessageId;
import org.jspecify.annotations.Nullable;

/// An SMSC on a free port of this machine that answers a submit only when it is told to.
public final class TestSmsc implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 10;

    private final ServerSocket door;
    private final BlockingQueue<SubmitSm> submits = new LinkedBlockingQueue<>();
    private final BlockingQueue<BindRequest> binds = new LinkedBlockingQueue<>();
    private final AtomicInteger unanswered = new AtomicInteger();
    private final Map<Integer, Integer> answers = new ConcurrentHashMap<>();
    private volatile int bindStatus = SMPPConstant.STAT_ESME_ROK;
    private volatile int mostUnanswered;
    private volatile @Nullable TestSmscSession session;

    public TestSmsc() throws IOException {
        this(new ServerSocket(0, 10, InetAddress.ofLiteral("127.0.0.1")));
    }

    TestSmsc(ServerSocket door) {
        this.door = door;
        Thread.ofVirtual().start(this::watch);
    }

    public int port() {
        return door.getLocalPort();
    }

    /// Sets the `command_status` that answers the next binds.
    public void answerBindsWith(int status) {
        bindStatus = status;
    }

    /// Waits for the next bind.
    public BindRequest bind() throws InterruptedException {
        return Objects.requireNonNull(binds.poll(PATIENCE_SECONDS, TimeUnit.SECONDS), "nobody binds");
    }

    /// Waits for the next submit.
    public SubmitSm submit() throws InterruptedException {
        return Objects.requireNonNull(submits.poll(PATIENCE_SECONDS, TimeUnit.SECONDS), "nobody submits");
    }

    /// Waits a little, so that a submit that should not come would.
    public void noSubmit() throws InterruptedException {
        assertThat(submits.poll(200, TimeUnit.MILLISECONDS)).isNull();
    }

    /// The most that ever waited for an answer.
    public int mostUnanswered() {
        return mostUnanswered;
    }

    public void accept(SubmitSm sms, String id) throws PDUStringException, IOException {
        unanswered.decrementAndGet();
        bound().accept(sms.getSequenceNumber(), id);
    }

    public void refuse(SubmitSm sms, int status) throws IOException {
        unanswered.decrementAndGet();
        bound().refuse(sms.getSequenceNumber(), status);
    }

    /// Delivers a text and waits for no response.
    public void deliver(String text) {
        TestSmscSession to = bound();
        Thread.ofVirtual().start(() -> to.deliver(text));
    }

    /// Delivers a PDU that has a header and nothing else, and waits for no response.
    public void deliverUnreadable(int sequenceNumber) throws IOException {
        bound().sendUnreadable(sequenceNumber);
    }

    /// Sends the beginning of a PDU of a length that no PDU has.
    public void sendLength(int octets) throws IOException {
        bound().sendLength(octets);
    }

    /// Delivers texts one after the other, and waits for no response. Their numbers descend to 1.
    public void deliverInOrder(List<String> texts) throws IOException {
        int number = texts.size();
        for (String text : texts) {
            bound().send(text, number--);
        }
    }

    /// The `command_status` of each `deliver_sm_resp` so far, by sequence number.
    public Map<Integer, Integer> answers() {
        return Map.copyOf(answers);
    }

    /// Cuts the line.
    public void drop() {
        bound().close();
    }

    private TestSmscSession bound() {
        return Objects.requireNonNull(session, "nobody is bound");
    }

    private void watch() {
        while (!door.isClosed()) {
            try {
                letIn(door.accept());
            } catch (IOException e) {
                if (!door.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    /// One that hangs up before it is bound may call again.
    private void letIn(Socket socket) throws IOException {
        try {
            socket.setTcpNoDelay(true);
            TestSmscSession caller = new TestSmscSession(new SocketConnection(socket), listener(), answers);
            BindRequest request = caller.waitForBind(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
            if (bindStatus == SMPPConstant.STAT_ESME_ROK) {
                session = caller;
                request.accept("test", InterfaceVersion.IF_34);
            } else {
                request.reject(bindStatus);
            }
            binds.add(request);
        } catch (TimeoutException | PDUStringException | IOException e) {
            socket.close();
        }
    }

    private ServerMessageReceiverListener listener() {
        ServerMessageReceiverListener listener = mock(ServerMessageReceiverListener.class);
        try {
            when(listener.onAcceptSubmitSm(any(), any())).thenAnswer(call -> arrived(call.getArgument(0)));
        } catch (ProcessRequestException e) {
            throw new AssertionError("a mock refuses nothing", e);
        }
        return listener;
    }

    private SubmitSmResult arrived(SubmitSm sms) throws PDUException {
        mostUnanswered = Math.max(mostUnanswered, unanswered.incrementAndGet());
        submits.add(sms);
        return new SubmitSmResult(new MessageId(""), new OptionalParameter[0]);
    }

    @Override
    public void close() throws IOException {
        door.close();
        TestSmscSession open = session;
        if (open != null) {
            open.close();
        }
    }
}
