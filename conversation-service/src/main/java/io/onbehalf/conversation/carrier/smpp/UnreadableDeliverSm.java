package io.onbehalf.conversation.carrier.smpp;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jsmpp.PDUStringException;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.util.DefaultComposer;

/// Carries an unreadable `deliver_sm` in the parameters of a readable one, so that it is processed, answered
/// and recorded like any other.
public final class UnreadableDeliverSm {

    /// A tag that SMPP 3.4 (5.3.2) reserves: no SMSC uses it.
    private static final short TAG = (short) 0xFFFF;

    /// The octets of the library's longest parameter.
    private static final int LONGEST = Short.MAX_VALUE;

    private static final byte NONE = 0;

    private UnreadableDeliverSm() {}

    /// The readable PDU.
    ///
    /// @param pdu as it came
    public static byte[] substitute(int sequenceNumber, byte[] pdu) {
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
                            parameters(pdu));
        } catch (PDUStringException e) {
            throw new IllegalStateException("empty strings are never too long", e);
        }
    }

    private static OptionalParameter[] parameters(byte[] pdu) {
        return IntStream.iterate(0, from -> from < pdu.length, from -> from + LONGEST)
                .mapToObj(from -> Arrays.copyOfRange(pdu, from, Math.min(from + LONGEST, pdu.length)))
                .map(octets -> new OptionalParameter.OctetString(TAG, octets))
                .toArray(OptionalParameter[]::new);
    }

    /// The octets of the unreadable PDU; empty if this PDU is an ordinary one.
    public static Optional<byte[]> octets(DeliverSm sms) {
        if (sms.getOptionalParameter(TAG) == null) {
            return Optional.empty();
        }
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        for (OptionalParameter each : sms.getOptionalParameters()) {
            if (each.tag == TAG && each instanceof OptionalParameter.OctetString parameter) {
                octets.writeBytes(parameter.getValue());
            }
        }
        return Optional.of(octets.toByteArray());
    }
}
