package io.onbehalf.conversation.carrier.smpp;

import java.io.DataInputStream;
import java.io.IOException;
import java.util.function.Consumer;
import org.jsmpp.DefaultPDUReader;
import org.jsmpp.InvalidCommandLengthException;
import org.jsmpp.PDUStringException;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.Command;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.util.DefaultComposer;
import org.jsmpp.util.DefaultDecomposer;
import org.jsmpp.util.InterfaceVersionUtil;
import org.jsmpp.util.PDUDecomposer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads a bind's PDUs, and keeps from the SMPP library those that it can't decompose: such a PDU would end
/// the library's thread that processes it, and would get no answer.
///
/// A `deliver_sm` is replaced by one that carries its octets ([UnreadableDeliverSm]), so that it is answered
/// and set aside like any other. A `data_sm` is answered as an unknown command. Any other PDU is dropped.
final class CheckedPduReader extends DefaultPDUReader {

    private static final Logger LOG = LoggerFactory.getLogger(CheckedPduReader.class);

    /// Twice the size of SMPP's longest field. A longer PDU is an error of the peer and gets no memory.
    private static final int MAX_OCTETS = 1 << 17;

    private static final PDUDecomposer DECOMPOSER = new DefaultDecomposer();

    /// A sequence number that no request of ours has.
    private static final int NO_REQUEST = 0;

    private final Consumer<DeliverSm> delivered;

    /// @param delivered gets each readable `deliver_sm`, in the order in which they came, before another
    ///   thread processes it
    CheckedPduReader(Consumer<DeliverSm> delivered) {
        this.delivered = delivered;
    }

    @Override
    public Command readPDUHeader(DataInputStream in) throws InvalidCommandLengthException, IOException {
        Command header = super.readPDUHeader(in);
        if (header.getCommandLength() > MAX_OCTETS) {
            throw new IOException("a PDU of %d octets".formatted(header.getCommandLength()));
        }
        return header;
    }

    @Override
    public byte[] readPDU(DataInputStream in, Command header) throws IOException {
        byte[] pdu = super.readPDU(in, header);
        return header.getCommandId() == SMPPConstant.CID_DELIVER_SM
                ? readDeliverSm(header, pdu)
                : readOther(header, pdu);
    }

    private byte[] readDeliverSm(Command header, byte[] pdu) {
        DeliverSm sms;
        try {
            sms = DECOMPOSER.deliverSm(pdu);
        } catch (PDUStringException | RuntimeException e) {
            return UnreadableDeliverSm.substitute(header.getSequenceNumber(), pdu);
        }
        delivered.accept(sms);
        return pdu;
    }

    private static byte[] readOther(Command header, byte[] pdu) {
        try {
            decompose(header.getCommandId(), pdu);
            return pdu;
        } catch (PDUStringException e) {
            // The library answers this one, and its thread goes on.
            return pdu;
        } catch (RuntimeException e) {
            LOG.warn(
                    "a PDU with command_id 0x{} can't be read: {}",
                    Integer.toHexString(header.getCommandId()),
                    e.getClass().getSimpleName());
            return substitute(header);
        }
    }

    private static void decompose(int commandId, byte[] pdu) throws PDUStringException {
        switch (commandId) {
            case SMPPConstant.CID_DATA_SM -> DECOMPOSER.dataSm(pdu);
            case SMPPConstant.CID_SUBMIT_SM_RESP -> DECOMPOSER.submitSmResp(pdu);
            case SMPPConstant.CID_ALERT_NOTIFICATION -> DECOMPOSER.alertNotification(pdu);
            case SMPPConstant.CID_BIND_RECEIVER_RESP,
                    SMPPConstant.CID_BIND_TRANSMITTER_RESP,
                    SMPPConstant.CID_BIND_TRANSCEIVER_RESP ->
                    InterfaceVersionUtil.getInterfaceVersion(
                            DECOMPOSER.bindResp(pdu).getOptionalParameters());
            default -> {
                // The library reads nothing but its header.
            }
        }
    }

    /// A PDU that the library ignores or answers: it ignores a `generic_nack` to no request of ours, and
    /// answers `query_sm`, which is no request to an ESME, as an unknown command.
    private static byte[] substitute(Command header) {
        if (header.getCommandId() == SMPPConstant.CID_DATA_SM) {
            header.setCommandId(SMPPConstant.CID_QUERY_SM);
        } else {
            header.setCommandId(SMPPConstant.CID_GENERIC_NACK);
            header.setSequenceNumber(NO_REQUEST);
        }
        return new DefaultComposer()
                .composeHeader(header.getCommandId(), header.getCommandStatus(), header.getSequenceNumber());
    }
}
