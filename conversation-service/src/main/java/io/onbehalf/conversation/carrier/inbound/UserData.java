package io.onbehalf.conversation.carrier.inbound;

import io.onbehalf.conversation.domain.inbound.InboundPart;
import java.util.Arrays;
import java.util.HexFormat;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.OptionalParameter.Tag;
import org.jspecify.annotations.Nullable;

/// The user data of an inbound SMS: its octets without the header, and its place in a longer text, which a
/// header (8-bit or 16-bit reference) or the `sar_*` parameters tell.
///
/// @param part null for a whole text
@SuppressWarnings("ArrayRecordComponent") // octets on their way to a text, never compared
record UserData(byte[] octets, @Nullable InboundPart part) {

    private static final int HEADER_INDICATOR = 0x40;
    private static final int CONCATENATED_8_BIT = 0x00;
    private static final int CONCATENATED_16_BIT = 0x08;

    static UserData of(DeliverSm sms) {
        byte[] payload = octets(sms.getOptionalParameter(Tag.MESSAGE_PAYLOAD.code()));
        byte[] message =
                payload == null || payload.length == 0 ? orEmpty(sms.getShortMessage()) : payload;
        if ((sms.getEsmClass() & HEADER_INDICATOR) != 0 && message.length > 0) {
            return withHeader(message, sms.getDataCoding());
        }
        return new UserData(message, bySar(sms, message));
    }

    private static UserData withHeader(byte[] message, int dataCoding) {
        int length = Math.min(message[0] & 0xFF, message.length - 1);
        byte[] body = Arrays.copyOfRange(message, 1 + length, message.length);
        int i = 1;
        while (i + 1 <= length) {
            int element = message[i] & 0xFF;
            int size = message[i + 1] & 0xFF;
            if (i + 1 + size > length) {
                break;
            }
            if (element == CONCATENATED_8_BIT && size == 3) {
                return part(body, message[i + 2] & 0xFF, message[i + 3], message[i + 4], dataCoding);
            }
            if (element == CONCATENATED_16_BIT && size == 4) {
                int reference = ((message[i + 2] & 0xFF) << 8) | (message[i + 3] & 0xFF);
                return part(body, reference, message[i + 4], message[i + 5], dataCoding);
            }
            i += 2 + size;
        }
        return new UserData(body, null);
    }

    private static UserData part(byte[] body, int reference, byte total, byte number, int dataCoding) {
        return new UserData(body, part(reference, total & 0xFF, number & 0xFF, body, dataCoding));
    }

    /// Null if the numbers make no sense: then the SMS counts as a whole text.
    private static @Nullable InboundPart part(
            int reference, int total, int number, byte[] body, int dataCoding) {
        return total < 2 || number < 1 || number > total
                ? null
                : new InboundPart(
                        reference, total, number, HexFormat.of().formatHex(body), dataCoding & 0xFF);
    }

    private static @Nullable InboundPart bySar(DeliverSm sms, byte[] message) {
        byte[] reference = octets(sms.getOptionalParameter(Tag.SAR_MSG_REF_NUM.code()));
        byte[] total = octets(sms.getOptionalParameter(Tag.SAR_TOTAL_SEGMENTS.code()));
        byte[] number = octets(sms.getOptionalParameter(Tag.SAR_SEGMENT_SEQNUM.code()));
        if (reference == null || total == null || number == null) {
            return null;
        }
        return part(number(reference), number(total), number(number), message, sms.getDataCoding());
    }

    private static int number(byte[] octets) {
        int number = 0;
        for (byte octet : octets) {
            number = (number << 8) | (octet & 0xFF);
        }
        return number;
    }

    private static byte @Nullable [] octets(@Nullable OptionalParameter parameter) {
        return parameter == null ? null : value(parameter);
    }

    /// The octets of a parameter, as they came.
    static byte[] value(OptionalParameter parameter) {
        byte[] whole = parameter.serialize();
        return Arrays.copyOfRange(whole, 4, whole.length);
    }

    private static byte[] orEmpty(byte @Nullable [] octets) {
        return octets == null ? new byte[0] : octets;
    }
}
