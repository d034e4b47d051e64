package io.onbehalf.conversation.carrier.smpp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;

import io.onbehalf.conversation.carrier.smpp.Submission.Content;
import io.onbehalf.conversation.carrier.smpp.Submission.Place;
import io.onbehalf.conversation.carrier.smpp.SubmitFormat.Address;
import io.onbehalf.conversation.carrier.smpp.SubmitFormat.Alphabet;
import io.onbehalf.conversation.carrier.smpp.session.SmscSession.SubmitSender;
import java.time.Duration;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.SMSCDeliveryReceipt;
import org.jspecify.annotations.Nullable;

/// The `submit_sm` of one SMS, as an account's SMSC wants it.
///
/// @param withParameters whether the SMSC knows optional parameters
record SubmitSmPdu(SubmitFormat format, boolean withParameters) {

    /// `esm_class` of an SMS that begins with a header (UDHI; SMPP 3.4, 5.2.12).
    private static final int WITH_HEADER = 0x40;

    /// A header with one element, concatenation with an 8-bit reference (3GPP TS 23.040, 9.2.3.24.1).
    private static final byte[] CONCATENATION_HEADER = {5, 0, 3};

    private static final int UCS2 = 0x08;

    @SuppressWarnings("ArrayRecordComponent") // octets on their way into a PDU, never compared
    private record Coded(int dataCoding, byte[] octets) {}

    /// Writes it.
    ///
    /// @param atMost for how long the SMSC may try to deliver it; null for as long as the account says
    SubmitSender of(Submission submission, @Nullable Duration atMost) {
        Content content = submission.content();
        Coded coded = coded(content);
        Address source = format.source(submission.source());
        Address destination = format.destination(submission.destination());
        return (sender, out, sequenceNumber) ->
                sender.sendSubmitSm(
                        out,
                        sequenceNumber,
                        "",
                        source.ton(),
                        source.npi(),
                        source.digits(),
                        destination.ton(),
                        destination.npi(),
                        destination.digits(),
                        new ESMClass(content.place() == null ? 0 : WITH_HEADER),
                        (byte) 0,
                        (byte) 0,
                        null,
                        validity(atMost),
                        new RegisteredDelivery(SMSCDeliveryReceipt.SUCCESS_FAILURE),
                        (byte) 0,
                        () -> (byte) coded.dataCoding(),
                        (byte) 0,
                        shortMessage(coded.octets(), content.place()),
                        parameters(submission));
    }

    private Coded coded(Content content) {
        byte[] gsm7 = content.gsm7();
        if (gsm7 != null && format.alphabet() == Alphabet.GSM7) {
            return new Coded(format.dataCoding(), gsm7);
        }
        if (gsm7 != null && ISO_8859_1.newEncoder().canEncode(content.words())) {
            return new Coded(format.dataCoding(), content.words().getBytes(ISO_8859_1));
        }
        return new Coded(UCS2, content.words().getBytes(UTF_16BE));
    }

    private @Nullable String validity(@Nullable Duration atMost) {
        Duration longest = format.deliveryValidity();
        if (longest.isZero()) {
            return null;
        }
        return RelativeTime.of(atMost == null || atMost.compareTo(longest) > 0 ? longest : atMost);
    }

    private OptionalParameter[] parameters(Submission submission) {
        return withParameters && format.references()
                ? new OptionalParameter[] {
                    new OptionalParameter.User_message_reference((short) submission.reference())
                }
                : new OptionalParameter[0];
    }

    private static byte[] shortMessage(byte[] octets, @Nullable Place place) {
        return place == null ? octets : withHeader(octets, place);
    }

    private static byte[] withHeader(byte[] octets, Place place) {
        byte[] header = {(byte) place.reference(), (byte) place.segmentCount(), (byte) place.segment()};
        byte[] message = new byte[CONCATENATION_HEADER.length + header.length + octets.length];
        System.arraycopy(CONCATENATION_HEADER, 0, message, 0, CONCATENATION_HEADER.length);
        System.arraycopy(header, 0, message, CONCATENATION_HEADER.length, header.length);
        System.arraycopy(octets, 0, message, CONCATENATION_HEADER.length + header.length, octets.length);
        return message;
    }
}
