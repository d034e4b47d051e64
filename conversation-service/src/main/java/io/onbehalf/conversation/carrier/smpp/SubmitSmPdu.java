package io.onbehalf.conversation.carrier.smpp;

import io.onbehalf.conversation.carrier.smpp.Submission.Content;
import io.onbehalf.conversation.carrier.smpp.Submission.Place;
import io.onbehalf.conversation.carrier.smpp.session.SmscSession.SubmitSender;
import java.time.Duration;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.SMSCDeliveryReceipt;
import org.jsmpp.bean.TypeOfNumber;

/// The `submit_sm` of one SMS.
final class SubmitSmPdu {

    /// `esm_class` of an SMS that begins with a header (UDHI; SMPP 3.4, 5.2.12).
    private static final int WITH_HEADER = 0x40;

    /// A header with one element, concatenation with an 8-bit reference (3GPP TS 23.040, 9.2.3.24.1).
    private static final byte[] CONCATENATION_HEADER = {5, 0, 3};

    private SubmitSmPdu() {}

    /// Writes it.
    ///
    /// @param withParameters whether the SMSC knows optional parameters
    static SubmitSender of(Submission submission, Duration validFor, boolean withParameters) {
        Content content = submission.content();
        return (sender, out, sequenceNumber) ->
                sender.sendSubmitSm(
                        out,
                        sequenceNumber,
                        "",
                        TypeOfNumber.INTERNATIONAL,
                        NumberingPlanIndicator.ISDN,
                        digits(submission.source()),
                        TypeOfNumber.INTERNATIONAL,
                        NumberingPlanIndicator.ISDN,
                        digits(submission.destination()),
                        new ESMClass(content.place() == null ? 0 : WITH_HEADER),
                        (byte) 0,
                        (byte) 0,
                        null,
                        RelativeTime.of(validFor),
                        new RegisteredDelivery(SMSCDeliveryReceipt.SUCCESS_FAILURE),
                        (byte) 0,
                        () -> (byte) content.dataCoding(),
                        (byte) 0,
                        shortMessage(content),
                        parameters(submission, withParameters));
    }

    private static OptionalParameter[] parameters(Submission submission, boolean withParameters) {
        return withParameters
                ? new OptionalParameter[] {
                    new OptionalParameter.User_message_reference((short) submission.reference())
                }
                : new OptionalParameter[0];
    }

    private static byte[] shortMessage(Content content) {
        Place place = content.place();
        return place == null ? content.octets() : withHeader(content.octets(), place);
    }

    private static byte[] withHeader(byte[] octets, Place place) {
        byte[] header = {(byte) place.reference(), (byte) place.segmentCount(), (byte) place.segment()};
        byte[] message = new byte[CONCATENATION_HEADER.length + header.length + octets.length];
        System.arraycopy(CONCATENATION_HEADER, 0, message, 0, CONCATENATION_HEADER.length);
        System.arraycopy(header, 0, message, CONCATENATION_HEADER.length, header.length);
        System.arraycopy(octets, 0, message, CONCATENATION_HEADER.length + header.length, octets.length);
        return message;
    }

    /// SMPP writes an international number without its plus.
    private static String digits(String e164) {
        return e164.substring(1);
    }
}
