package io.onbehalf.conversation.carrier.smpp;

import io.onbehalf.conversation.carrier.smpp.session.RawPdu;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jsmpp.SMPPConstant;
import org.jspecify.annotations.Nullable;

/// An SMSC that writes whatever octets it is told to: no library keeps it from being odd.
public final class RawSmsc implements AutoCloseable {

    private static final int RESPONSE = 0x8000_0000;

    private final ServerSocket door = new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1"));
    private final BlockingQueue<RawPdu> received = new LinkedBlockingQueue<>();
    private final BlockingQueue<Socket> bound = new LinkedBlockingQueue<>();
    private final AtomicInteger connections = new AtomicInteger();
    private volatile Function<RawPdu, byte[]> bindAnswer = bind -> response(bind, 0, "00");
    private volatile Function<RawPdu, byte[]> submitAnswer = _ -> new byte[0];
    private volatile boolean answersProbes = true;
    private volatile @Nullable Socket line;

    public RawSmsc() throws IOException {
        Thread.ofVirtual().start(this::watch);
    }

    public int port() {
        return door.getLocalPort();
    }

    /// Sets what answers the next binds.
    ///
    /// @param answer the octets; none for no answer
    public void answerBinds(Function<RawPdu, byte[]> answer) {
        bindAnswer = answer;
    }

    /// Sets what answers the next submits.
    ///
    /// @param answer the octets; none for no answer
    public void answerSubmits(Function<RawPdu, byte[]> answer) {
        submitAnswer = answer;
    }

    void answerNoProbes() {
        answersProbes = false;
    }

    /// How many connections there were.
    public int connections() {
        return connections.get();
    }

    /// Waits for the next bind.
    public void bound() throws InterruptedException {
        line = Objects.requireNonNull(bound.poll(10, TimeUnit.SECONDS), "nobody binds");
    }

    /// Writes octets to the last bind that was waited for.
    public void send(byte[] octets) throws IOException {
        write(Objects.requireNonNull(line), octets);
    }

    /// Closes the connection of the last bind that was waited for.
    void drop() throws IOException {
        Objects.requireNonNull(line).close();
    }

    /// What came next, other than binds and probes; null if nothing comes in time.
    public @Nullable RawPdu next(long millis) throws InterruptedException {
        return received.poll(millis, TimeUnit.MILLISECONDS);
    }

    public static byte[] pdu(int commandId, int status, int sequenceNumber, String body) {
        byte[] octets = HexFormat.of().parseHex(body.replace(" ", ""));
        return ByteBuffer.allocate(RawPdu.HEADER + octets.length)
                .putInt(RawPdu.HEADER + octets.length)
                .putInt(commandId)
                .putInt(status)
                .putInt(sequenceNumber)
                .put(octets)
                .array();
    }

    /// The response to a request.
    public static byte[] response(RawPdu request, int status, String body) {
        return pdu(request.commandId() | RESPONSE, status, request.sequenceNumber(), body);
    }

    static byte[] nack(RawPdu request, int status) {
        return pdu(SMPPConstant.CID_GENERIC_NACK, status, request.sequenceNumber(), "");
    }

    private static void write(Socket socket, byte[] octets) throws IOException {
        OutputStream out = socket.getOutputStream();
        synchronized (out) {
            out.write(octets);
            out.flush();
        }
    }

    private void watch() {
        while (!door.isClosed()) {
            try {
                Socket socket = door.accept();
                connections.incrementAndGet();
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException e) {
                // It is closed, or who called hung up.
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            DataInputStream in = new DataInputStream(socket.getInputStream());
            while (true) {
                handle(socket, read(in));
            }
        } catch (IOException e) {
            // The other side has closed the connection.
        }
    }

    private static RawPdu read(DataInputStream in) throws IOException {
        int length = in.readInt();
        ByteBuffer octets = ByteBuffer.allocate(length).putInt(length);
        in.readFully(octets.array(), Integer.BYTES, length - Integer.BYTES);
        return RawPdu.of(octets.array());
    }

    private void handle(Socket socket, RawPdu pdu) throws IOException {
        switch (pdu.commandId()) {
            case SMPPConstant.CID_BIND_RECEIVER,
                    SMPPConstant.CID_BIND_TRANSMITTER,
                    SMPPConstant.CID_BIND_TRANSCEIVER -> {
                write(socket, bindAnswer.apply(pdu));
                bound.add(socket);
            }
            case SMPPConstant.CID_ENQUIRE_LINK -> {
                if (answersProbes) {
                    write(socket, response(pdu, 0, ""));
                }
            }
            case SMPPConstant.CID_UNBIND -> write(socket, response(pdu, 0, ""));
            case SMPPConstant.CID_SUBMIT_SM -> {
                write(socket, submitAnswer.apply(pdu));
                received.add(pdu);
            }
            default -> received.add(pdu);
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
        Socket open = line;
        if (open != null) {
            open.close();
        }
    }
}
