package io.onbehalf.conversation.carrier.smpp;

import io.onbehalf.conversation.carrier.smpp.session.RawPdu;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import org.jsmpp.PDUStringException;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.DataSm;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.bean.OptionalParameters;
import org.jsmpp.util.DefaultDecomposer;
import org.jsmpp.util.PDUDecomposer;

/// Decodes what an SMSC delivers. Whatever the octets are, there is a result: an optional parameter that is
/// cut short, or not of its type, is left out, and so is what follows the last one; a PDU that can't be read
/// even so is carried as it is ([UnreadableDeliverSm]).
final class DeliverSmDecoder {

    private static final PDUDecomposer DECOMPOSER = new DefaultDecomposer();

    /// The octets of the fields with one octet each: two behind `service_type`, two behind the source, three
    /// behind the destination, and five behind the two times, of which the last is `sm_length`.
    private static final int[] FIELDS_BEHIND_STRINGS = {2, 2, 3, 0, 5};

    /// The same of a `data_sm`, whose parameters follow `data_coding`.
    private static final int[] FIELDS_OF_DATA_SM = {2, 2, 3};

    private static final int PARAMETER_HEADER = 4;

    private DeliverSmDecoder() {}

    /// The PDU; of a `data_sm`, the same as a `deliver_sm`, with its text in `message_payload`.
    static DeliverSm decode(RawPdu pdu) {
        byte[] octets = pdu.octets();
        Optional<DeliverSm> sms =
                pdu.commandId() == SMPPConstant.CID_DATA_SM
                        ? read(octets, endOfFields(octets, FIELDS_OF_DATA_SM), DeliverSmDecoder::dataSm)
                        : read(octets, endOfText(octets), DECOMPOSER::deliverSm);
        return sms.orElseGet(() -> unreadable(pdu));
    }

    /// @param end of all that are no parameters
    private static Optional<DeliverSm> read(byte[] octets, int end, Reader reader) {
        return read(octets, reader).or(() -> withoutOddParameters(octets, end, reader));
    }

    private interface Reader {
        DeliverSm read(byte[] octets) throws PDUStringException;
    }

    private static Optional<DeliverSm> read(byte[] octets, Reader reader) {
        try {
            return Optional.of(reader.read(octets));
        } catch (PDUStringException | RuntimeException e) {
            // Its message quotes the octets.
            return Optional.empty();
        }
    }

    private static DeliverSm dataSm(byte[] octets) throws PDUStringException {
        DataSm data = DECOMPOSER.dataSm(octets);
        DeliverSm sms = new DeliverSm();
        sms.setSequenceNumber(data.getSequenceNumber());
        sms.setServiceType(data.getServiceType());
        sms.setSourceAddrTon(data.getSourceAddrTon());
        sms.setSourceAddrNpi(data.getSourceAddrNpi());
        sms.setSourceAddr(data.getSourceAddr());
        sms.setDestAddrTon(data.getDestAddrTon());
        sms.setDestAddrNpi(data.getDestAddrNpi());
        sms.setDestAddress(data.getDestAddress());
        sms.setEsmClass(data.getEsmClass());
        sms.setRegisteredDelivery(data.getRegisteredDelivery());
        sms.setDataCoding(data.getDataCoding());
        sms.setShortMessage(new byte[0]);
        sms.setOptionalParameters(data.getOptionalParameters());
        return sms;
    }

    private static Optional<DeliverSm> withoutOddParameters(byte[] octets, int end, Reader reader) {
        if (end > octets.length) {
            return Optional.empty();
        }
        ByteArrayOutputStream kept = new ByteArrayOutputStream(octets.length);
        kept.write(octets, 0, end);
        ByteBuffer parameters = ByteBuffer.wrap(octets, end, octets.length - end);
        while (parameters.remaining() >= PARAMETER_HEADER) {
            int begin = parameters.position();
            short tag = parameters.getShort();
            int length = parameters.getShort() & 0xFFFF;
            if (length > parameters.remaining()) {
                break;
            }
            parameters.position(parameters.position() + length);
            if (isOfItsType(
                    tag, Arrays.copyOfRange(octets, begin + PARAMETER_HEADER, parameters.position()))) {
                kept.write(octets, begin, parameters.position() - begin);
            }
        }
        byte[] readable = kept.toByteArray();
        ByteBuffer.wrap(readable).putInt(0, readable.length);
        return read(readable, reader);
    }

    private static boolean isOfItsType(short tag, byte[] value) {
        try {
            OptionalParameters.deserialize(tag, value);
            return true;
        } catch (RuntimeException e) {
            return false;
        }
    }

    /// The place behind `short_message`, which may be behind the end.
    private static int endOfText(byte[] octets) {
        int place = endOfFields(octets, FIELDS_BEHIND_STRINGS);
        return place > octets.length ? place : place + (octets[place - 1] & 0xFF);
    }

    /// The place behind the fields, which may be behind the end.
    private static int endOfFields(byte[] octets, int[] behindStrings) {
        int place = RawPdu.HEADER;
        for (int behind : behindStrings) {
            while (place < octets.length && octets[place] != 0) {
                place++;
            }
            place += 1 + behind;
        }
        return place;
    }

    private static DeliverSm unreadable(RawPdu pdu) {
        try {
            return DECOMPOSER.deliverSm(UnreadableDeliverSm.substitute(pdu.sequenceNumber(), pdu.octets()));
        } catch (PDUStringException e) {
            throw new IllegalStateException("a substitute has no strings", e);
        }
    }
}
