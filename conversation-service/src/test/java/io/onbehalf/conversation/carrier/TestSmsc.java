package io.onbehalf.conversation.carrier;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jsmpp.DefaultPDUReader;
import org.jsmpp.DefaultPDUSender;
import org.jsmpp.InvalidResponseException;
import org.jsmpp.PDUException;
import org.jsmpp.PDUStringException;
import org.jsmpp.SMPPConstant;
import org.jsmpp.SynchronizedPDUSender;
import org.jsmpp.bean.Command;
import org.jsmpp.bean.DataCodings;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.InterfaceVersion;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.SubmitSm;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.extra.ResponseTimeoutException;
import org.jsmpp.session.BindRequest;
import org.jsmpp.session.SMPPServerSession;
import org.jsmpp.session.ServerMessageReceiverListener;
import org.jsmpp.session.SubmitSmResult;
import org.jsmpp.session.connection.Connection;
import org.jsmpp.session.connection.socket.SocketConnection;
import org.jsmpp.util.MessageId;
import org.jspecify.annotations.Nullable;

/// A message centre on a free port of this machine that answers a submit only when it is told to.
final class TestSmsc implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 10;

    private final ServerSocket door;
    private final BlockingQueue<SubmitSm> submits = new LinkedBlockingQueue<>();
    private final BlockingQueue<BindRequest> binds = new LinkedBlockingQueue<>();
    private final AtomicInteger unanswered = new AtomicInteger();
    private final Map<Integer, Integer> answers = new ConcurrentHashMap<>();
    private volatile int bindStatus = SMPPConstant.STAT_ESME_ROK;
    private volatile int mostUnanswered;
    private volatile @Nullable Bound session;

    TestSmsc() throws IOException {
        this(new ServerSocket(0, 10, InetAddress.ofLiteral("127.0.0.1")));
    }

    TestSmsc(ServerSocket door) {
        this.door = door;
        Thread.ofVirtual().start(this::watch);
    }

    int port() {
        return door.getLocalPort();
    }

    /// What the next binds are answered with.
    void answerBindsWith(int status) {
        bindStatus = status;
    }

    /// Waits for the next bind.
    BindRequest bind() throws InterruptedException {
        return Objects.requireNonNull(binds.poll(PATIENCE_SECONDS, TimeUnit.SECONDS), "nobody binds");
    }

    /// Waits for the next submit.
    SubmitSm submit() throws InterruptedException {
        return Objects.requireNonNull(submits.poll(PATIENCE_SECONDS, TimeUnit.SECONDS), "nobody submits");
    }

    /// Waits a little, so that a submit that should not come would.
    void noSubmit() throws InterruptedException {
        assertThat(submits.poll(200, TimeUnit.MILLISECONDS)).isNull();
    }

    /// The most that ever waited for an answer.
    int mostUnanswered() {
        return mostUnanswered;
    }

    void accept(SubmitSm sms, String id) throws PDUStringException, IOException {
        unanswered.decrementAndGet();
        bound().accept(sms.getSequenceNumber(), id);
    }

    void refuse(SubmitSm sms, int status) throws IOException {
        unanswered.decrementAndGet();
        bound().refuse(sms.getSequenceNumber(), status);
    }

    /// Delivers a text and waits for no response.
    void deliver(String text) {
        Bound to = bound();
        Thread.ofVirtual().start(() -> to.deliver(text));
    }

    /// Delivers a PDU that has a header and nothing else, and waits for no response.
    void deliverUnreadable(int sequenceNumber) throws IOException {
        bound().sendUnreadable(sequenceNumber);
    }

    /// Sends the beginning of a PDU of a length that no PDU has.
    void sendLength(int octets) throws IOException {
        bound().sendLength(octets);
    }

    /// Delivers texts one after the other, and waits for no response. Their numbers descend to 1.
    void deliverInOrder(List<String> texts) throws IOException {
        int number = texts.size();
        for (String text : texts) {
            bound().send(text, number--);
        }
    }

    /// The `command_status` of each `deliver_sm_resp` so far, by sequence number.
    Map<Integer, Integer> answers() {
        return Map.copyOf(answers);
    }

    /// Cuts the line.
    void drop() {
        bound().close();
    }

    private Bound bound() {
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
            Bound caller = new Bound(new SocketConnection(socket), listener(), answers);
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
        Bound open = session;
        if (open != null) {
            open.close();
        }
    }

    /// One thread reads, so that submits are seen in the order in which they came.
    private static final class Bound extends SMPPServerSession {

        Bound(Connection connection, ServerMessageReceiverListener listener, Map<Integer, Integer> answers) {
            super(
                    connection,
                    null,
                    listener,
                    null,
                    1,
                    1_000,
                    new SynchronizedPDUSender(new Mute()),
                    new DefaultPDUReader() {
                        @Override
                        public byte[] readPDU(DataInputStream in, Command header) throws IOException {
                            if (header.getCommandId() == SMPPConstant.CID_DELIVER_SM_RESP) {
                                answers.put(header.getSequenceNumber(), header.getCommandStatus());
                            }
                            return super.readPDU(in, header);
                        }
                    });
        }

        void accept(int sequenceNumber, String id) throws PDUStringException, IOException {
            pduSender().sendSubmitSmResp(connection().getOutputStream(), sequenceNumber, id);
        }

        void send(String text, int sequenceNumber) throws IOException {
            try {
                pduSender()
                        .sendDeliverSm(
                                connection().getOutputStream(),
                                sequenceNumber,
                                "",
                                TypeOfNumber.INTERNATIONAL,
                                NumberingPlanIndicator.ISDN,
                                Inbound.CONTACT,
                                TypeOfNumber.INTERNATIONAL,
                                NumberingPlanIndicator.ISDN,
                                Inbound.OURS,
                                new ESMClass(0),
                                (byte) 0,
                                (byte) 0,
                                new RegisteredDelivery(0),
                                DataCodings.ZERO,
                                text.getBytes(US_ASCII));
            } catch (PDUStringException e) {
                throw new AssertionError("the addresses are short", e);
            }
        }

        void sendUnreadable(int sequenceNumber) throws IOException {
            pduSender()
                    .sendHeader(
                            connection().getOutputStream(), SMPPConstant.CID_DELIVER_SM, 0, sequenceNumber);
        }

        void sendLength(int octets) throws IOException {
            OutputStream out = connection().getOutputStream();
            out.write(
                    ByteBuffer.allocate(4 * Integer.BYTES)
                            .putInt(octets)
                            .putInt(SMPPConstant.CID_DELIVER_SM)
                            .putInt(SMPPConstant.STAT_ESME_ROK)
                            .putInt(1)
                            .array());
            out.flush();
        }

        void deliver(String text) {
            try {
                deliverShortMessage(
                        "",
                        TypeOfNumber.INTERNATIONAL,
                        NumberingPlanIndicator.ISDN,
                        Inbound.CONTACT,
                        TypeOfNumber.INTERNATIONAL,
                        NumberingPlanIndicator.ISDN,
                        Inbound.OURS,
                        new ESMClass(0),
                        (byte) 0,
                        (byte) 0,
                        new RegisteredDelivery(0),
                        DataCodings.ZERO,
                        text.getBytes(US_ASCII));
            } catch (PDUException
                    | ResponseTimeoutException
                    | InvalidResponseException
                    | NegativeResponseException
                    | IOException e) {
                // Whoever asked for it didn't want to know.
            }
        }

        void refuse(int sequenceNumber, int status) throws IOException {
            pduSender()
                    .sendHeader(
                            connection().getOutputStream(),
                            SMPPConstant.CID_SUBMIT_SM_RESP,
                            status,
                            sequenceNumber);
        }
    }

    /// Leaves a submit unanswered where its id is empty.
    private static final class Mute extends DefaultPDUSender {

        private static final byte[] NOTHING = {};

        @Override
        public byte[] sendSubmitSmResp(
                OutputStream out, int sequenceNumber, String id, OptionalParameter... parameters)
                throws PDUStringException, IOException {
            return id.isEmpty() ? NOTHING : super.sendSubmitSmResp(out, sequenceNumber, id, parameters);
        }
    }
}
