package io.onbehalf.conversation.carrier.smpp.session;

import java.nio.ByteBuffer;
import org.jsmpp.SMPPConstant;
import org.jsmpp.util.DefaultComposer;

/// A PDU as it came, of which only the header is understood (SMPP 3.4, 3.2).
///
/// @param octets all of it, the header included
@SuppressWarnings("ArrayRecordComponent") // octets on their way, never compared
public record RawPdu(int commandId, int commandStatus, int sequenceNumber, byte[] octets) {

    /// The octets of a header.
    public static final int HEADER = 16;

    /// The PDU of these octets, of which there are at least a header's.
    public static RawPdu of(byte[] octets) {
        ByteBuffer header = ByteBuffer.wrap(octets);
        return new RawPdu(header.getInt(4), header.getInt(8), header.getInt(12), octets);
    }

    boolean isResponse() {
        return (commandId & SMPPConstant.MASK_CID_RESP) != 0;
    }

    boolean isOk() {
        return commandStatus == SMPPConstant.STAT_ESME_ROK;
    }

    /// The same header without a body.
    RawPdu headerOnly() {
        return of(new DefaultComposer().composeHeader(commandId, commandStatus, sequenceNumber));
    }
}
