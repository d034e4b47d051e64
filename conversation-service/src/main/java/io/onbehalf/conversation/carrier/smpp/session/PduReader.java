package io.onbehalf.conversation.carrier.smpp.session;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jsmpp.PDUReader;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.Command;

/// Reads a session's PDUs, and takes from them what carries content: what is delivered, and the answers to
/// submits. The SMPP library gets the rest, and of each PDU only the header: so nothing that a peer sends can
/// end the library's threads or get into its log.
///
/// An answer that nobody waits for, an alert and a response to what is never asked are dropped; SMPP has no
/// answer to them.
final class PduReader implements PDUReader {

    /// Twice the size of SMPP's longest field. A longer PDU is an error of the peer and gets no memory.
    private static final int MAX_OCTETS = 1 << 17;

    private final PendingSubmits submits;
    private final Consumer<RawPdu> inbound;
    private final LongSupplier nanoClock;
    private RawPdu current = new RawPdu(0, 0, 0, new byte[RawPdu.HEADER]);
    private volatile boolean bound;
    private volatile boolean unbound;
    private volatile boolean takesParameters = true;
    private volatile long heardNanos;

    /// @param inbound gets each `deliver_sm` and `data_sm` once the session is bound
    PduReader(PendingSubmits submits, Consumer<RawPdu> inbound, LongSupplier nanoClock) {
        this.submits = submits;
        this.inbound = inbound;
        this.nanoClock = nanoClock;
        this.heardNanos = nanoClock.getAsLong();
    }

    /// True if the peer has ended the session.
    boolean isUnbound() {
        return unbound;
    }

    /// True unless the SMSC says that it speaks a version that has no optional parameters (SMPP 3.4, 3.2.4).
    boolean takesParameters() {
        return takesParameters;
    }

    /// How long nothing has come.
    long silentNanos() {
        return nanoClock.getAsLong() - heardNanos;
    }

    /// Reads on until a PDU comes that the library is to process.
    ///
    /// @throws SocketTimeoutException if no PDU has begun for a while: then the library probes the peer
    /// @throws IOException if no more PDUs can be read: then the library closes the connection
    @Override
    public Command readPDUHeader(DataInputStream in) throws IOException {
        try {
            RawPdu next = next(in);
            while (isTaken(next)) {
                next = next(in);
            }
            current = next.headerOnly();
            return header(current);
        } catch (RuntimeException | Error e) {
            // An Error too: it would end the thread that reads, and the session would look alive for ever.
            throw new IOException("a PDU can't be processed: " + e.getClass().getSimpleName(), e);
        }
    }

    @Override
    public byte[] readPDU(DataInputStream in, Command header) {
        return current.octets();
    }

    @Override
    public byte[] readPDU(DataInputStream in, int length, int commandId, int status, int sequenceNumber) {
        return current.octets();
    }

    private static Command header(RawPdu pdu) {
        Command header = new Command();
        header.setCommandLength(pdu.octets().length);
        header.setCommandId(pdu.commandId());
        header.setCommandStatus(pdu.commandStatus());
        header.setSequenceNumber(pdu.sequenceNumber());
        return header;
    }

    private RawPdu next(DataInputStream in) throws IOException {
        int first = in.read();
        if (first < 0) {
            throw new EOFException("the peer closed the connection");
        }
        try {
            byte[] octets = rest(in, first);
            heardNanos = nanoClock.getAsLong();
            return RawPdu.of(octets);
        } catch (SocketTimeoutException e) {
            // What comes next would be read as the beginning of a PDU.
            throw new IOException("the peer stopped in the middle of a PDU", e);
        }
    }

    private static byte[] rest(DataInputStream in, int first) throws IOException {
        byte[] header = new byte[RawPdu.HEADER];
        header[0] = (byte) first;
        in.readFully(header, 1, Integer.BYTES - 1);
        int length = ByteBuffer.wrap(header).getInt();
        if (length < RawPdu.HEADER || length > MAX_OCTETS) {
            throw new IOException("a PDU of %d octets".formatted(length));
        }
        in.readFully(header, Integer.BYTES, RawPdu.HEADER - Integer.BYTES);
        byte[] octets = Arrays.copyOf(header, length);
        in.readFully(octets, RawPdu.HEADER, length - RawPdu.HEADER);
        return octets;
    }

    private boolean isTaken(RawPdu pdu) {
        return switch (pdu.commandId()) {
            case SMPPConstant.CID_DELIVER_SM, SMPPConstant.CID_DATA_SM -> isTakenInbound(pdu);
            case SMPPConstant.CID_SUBMIT_SM_RESP -> {
                submits.answered(pdu.sequenceNumber(), SubmitAnswer.of(pdu));
                yield true;
            }
            case SMPPConstant.CID_GENERIC_NACK ->
                    submits.answered(pdu.sequenceNumber(), SubmitAnswer.ofNack(pdu));
            case SMPPConstant.CID_BIND_RECEIVER_RESP,
                    SMPPConstant.CID_BIND_TRANSMITTER_RESP,
                    SMPPConstant.CID_BIND_TRANSCEIVER_RESP ->
                    isSecondBindResponse(pdu);
            case SMPPConstant.CID_ENQUIRE_LINK_RESP, SMPPConstant.CID_UNBIND_RESP -> false;
            case SMPPConstant.CID_UNBIND -> {
                unbound = true;
                yield false;
            }
            case SMPPConstant.CID_ALERT_NOTIFICATION -> true;
            default -> pdu.isResponse();
        };
    }

    /// Before the session is bound, the library answers that it is not.
    private boolean isTakenInbound(RawPdu pdu) {
        if (bound) {
            inbound.accept(pdu);
        }
        return bound;
    }

    private boolean isSecondBindResponse(RawPdu response) {
        boolean second = bound;
        if (!second && response.isOk()) {
            takesParameters = InterfaceVersions.takesParameters(response.octets());
            bound = true;
        }
        return second;
    }
}
