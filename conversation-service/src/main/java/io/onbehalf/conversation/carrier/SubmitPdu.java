package io.onbehalf.conversation.carrier;

import static java.nio.charset.StandardCharsets.UTF_16BE;

import io.onbehalf.conversation.domain.delivery.Delivery;
import io.onbehalf.conversation.domain.delivery.Encoding;
import io.onbehalf.conversation.domain.delivery.Gsm0338;
import io.onbehalf.kit.domain.MessageId;
import java.io.IOException;
import java.time.Duration;
import org.jsmpp.InvalidResponseException;
import org.jsmpp.PDUException;
import org.jsmpp.bean.Alphabet;
import org.jsmpp.bean.DataCodings;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.GeneralDataCoding;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.SMSCDeliveryReceipt;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.extra.ResponseTimeoutException;
import org.jsmpp.session.SMPPSession;

/// The `submit_sm` of one SMS of a message.
final class SubmitPdu {

    private static final int UDH = 0x40;
    private static final byte UDH_LENGTH = 5;
    private static final byte CONCATENATED_8_BIT = 0;
    private static final byte CONCATENATED_LENGTH = 3;

    private SubmitPdu() {}

    /// Sends it and waits for its response; the result is the message centre's id.
    static String send(SMPPSession session, OutboundMessage message, int part, Duration validFor)
            throws NegativeResponseException,
                    PDUException,
                    ResponseTimeoutException,
                    InvalidResponseException,
                    IOException {
        boolean concatenated = message.text().segmentCount() > 1;
        boolean gsm = message.text().encoding() == Encoding.GSM7;
        int reference = Delivery.reference(new MessageId(message.request().getMessageId()), part);
        return session.submitShortMessage(
                        "",
                        TypeOfNumber.INTERNATIONAL,
                        NumberingPlanIndicator.ISDN,
                        digits(message.request().getOutboundNumber()),
                        TypeOfNumber.INTERNATIONAL,
                        NumberingPlanIndicator.ISDN,
                        digits(message.request().getContactNumber()),
                        new ESMClass(concatenated ? UDH : 0),
                        (byte) 0,
                        (byte) 0,
                        null,
                        RelativeTime.of(validFor),
                        new RegisteredDelivery(SMSCDeliveryReceipt.SUCCESS_FAILURE),
                        (byte) 0,
                        gsm ? DataCodings.ZERO : new GeneralDataCoding(Alphabet.ALPHA_UCS2),
                        (byte) 0,
                        octets(message, part, concatenated, gsm),
                        new OptionalParameter.User_message_reference((short) reference))
                .getMessageId();
    }

    private static byte[] octets(OutboundMessage message, int part, boolean concatenated, boolean gsm) {
        String text = message.text().parts().get(part - 1);
        byte[] body = gsm ? Gsm0338.encode(text) : text.getBytes(UTF_16BE);
        if (!concatenated) {
            return body;
        }
        byte[] octets = new byte[UDH_LENGTH + 1 + body.length];
        octets[0] = UDH_LENGTH;
        octets[1] = CONCATENATED_8_BIT;
        octets[2] = CONCATENATED_LENGTH;
        octets[3] = (byte) (Delivery.reference(new MessageId(message.request().getMessageId()), 0) >> 3);
        octets[4] = (byte) message.text().segmentCount();
        octets[5] = (byte) part;
        System.arraycopy(body, 0, octets, UDH_LENGTH + 1, body.length);
        return octets;
    }

    /// SMPP writes an international number without its plus.
    private static String digits(String e164) {
        return e164.substring(1);
    }
}
