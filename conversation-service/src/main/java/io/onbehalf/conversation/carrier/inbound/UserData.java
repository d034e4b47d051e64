package io.onbehalf.conversation.carrier.inbound;

import io.onbehalf.conversation.domain.inbound.InboundPart;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.OptionalParameter.Tag;
import org.jspecify.annotations.Nullable;

/// The user data of an inbound SMS: its octets without the header, and its place in a longer text, which the
/// header or the `sar_*` parameters tell.
///
/// @param coding how the octets spell the text ([io.onbehalf.conversation.domain.inbound.TextCoding])
/// @param part null for a whole text
@SuppressWarnings("ArrayRecordComponent") // octets on their way to a text, never compared
record UserData(byte[] octets, int coding, @Nullable InboundPart part) {

    private static final int HEADER_INDICATOR = 0x40;

    static UserData of(DeliverSm sms) {
        return of(sms, DefaultAlphabet.GSM7);
    }

    static UserData of(DeliverSm sms, DefaultAlphabet alphabet) {
        byte[] payload = octets(sms.getOptionalParameter(Tag.MESSAGE_PAYLOAD.code()));
        byte[] message = payload == null || payload.length == 0 ? orEmpty(sms.getShortMessage()) : payload;
        int coding = alphabet.of(sms.getDataCoding() & 0xFF);
        return header(sms, message)
                .map(header -> withHeader(message, header, coding))
                .orElseGet(() -> new UserData(message, coding, bySar(sms, message, coding)));
    }

    /// All octets of user data, as they came: `short_message`, then `message_payload`.
    static byte[] all(DeliverSm sms) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(orEmpty(sms.getShortMessage()));
        all.writeBytes(orEmpty(octets(sms.getOptionalParameter(Tag.MESSAGE_PAYLOAD.code()))));
        return all.toByteArray();
    }

    /// Some SMSCs leave out the flag that says that there is one.
    private static Optional<UserDataHeader> header(DeliverSm sms, byte[] message) {
        return (sms.getEsmClass() & HEADER_INDICATOR) != 0
                ? UserDataHeader.of(message)
                : UserDataHeader.withoutFlag(message);
    }

    private static UserData withHeader(byte[] message, UserDataHeader header, int dataCoding) {
        byte[] body = Arrays.copyOfRange(message, header.octets(), message.length);
        int coding = header.coding(dataCoding);
        return new UserData(
                body, coding, part(header.reference(), header.total(), header.number(), body, coding));
    }

    /// Null if the numbers make no sense: then the SMS counts as a whole text.
    private static @Nullable InboundPart part(int reference, int total, int number, byte[] body, int coding) {
        return total < 2 || number < 1 || number > total
                ? null
                : new InboundPart(reference, total, number, HexFormat.of().formatHex(body), coding);
    }

    private static @Nullable InboundPart bySar(DeliverSm sms, byte[] message, int coding) {
        byte[] reference = octets(sms.getOptionalParameter(Tag.SAR_MSG_REF_NUM.code()));
        byte[] total = octets(sms.getOptionalParameter(Tag.SAR_TOTAL_SEGMENTS.code()));
        byte[] number = octets(sms.getOptionalParameter(Tag.SAR_SEGMENT_SEQNUM.code()));
        if (reference == null || total == null || number == null) {
            return null;
        }
        return part(number(reference), number(total), number(number), message, coding);
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
