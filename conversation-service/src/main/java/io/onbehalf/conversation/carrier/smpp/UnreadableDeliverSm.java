package io.onbehalf.conversation.carrier.smpp;

import java.util.Arrays;
import java.util.Optional;
import org.jsmpp.PDUStringException;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.util.DefaultComposer;

/// Carries an unreadable `deliver_sm` as the only parameter of a readable one, so that it is processed,
/// answered and recorded like any other.
public final class UnreadableDeliverSm {

    /// A tag that SMPP 3.4 (5.3.2) reserves: no SMSC uses it.
    private static final short TAG = (short) 0xFFFF;

    private static final byte NONE = 0;

    private UnreadableDeliverSm() {}

    /// The readable PDU.
    ///
    /// @param pdu as it came; what is longer than the library's longest parameter is cut
    public static byte[] substitute(int sequenceNumber, byte[] pdu) {
        byte[] kept = pdu.length > Short.MAX_VALUE ? Arrays.copyOf(pdu, Short.MAX_VALUE) : pdu;
        try {
            return new DefaultComposer()
                    .deliverSm(
                            sequenceNumber,
                            "",
                            NONE,
                            NONE,
                            "",
                            NONE,
                            NONE,
                            "",
                            NONE,
                            NONE,
                            NONE,
                            NONE,
                            NONE,
                            new byte[0],
                            new OptionalParameter.OctetString(TAG, kept));
        } catch (PDUStringException e) {
            throw new IllegalStateException("empty strings are never too long", e);
        }
    }

    /// The octets of the unreadable PDU; empty if this PDU is an ordinary one.
    public static Optional<byte[]> octets(DeliverSm sms) {
        return sms.getOptionalParameter(TAG) instanceof OptionalParameter.OctetString parameter
                ? Optional.of(parameter.getValue())
                : Optional.empty();
    }
}
