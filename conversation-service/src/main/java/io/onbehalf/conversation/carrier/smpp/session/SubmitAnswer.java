package io.onbehalf.conversation.carrier.smpp.session;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import org.jsmpp.SMPPConstant;
import org.jspecify.annotations.Nullable;

/// The SMSC's answer to a `submit_sm`.
///
/// @param commandStatus 0 if the SMSC took the SMS
/// @param messageId the SMSC's id of the SMS; null if it took none or gave none
public record SubmitAnswer(int commandStatus, @Nullable String messageId) {

    /// More than any SMSC needs: SMPP allows 64.
    private static final int LONGEST_ID = 255;

    /// The answer in a `submit_sm_resp`. Its header says whether the SMS was taken; of its body whatever can
    /// be read is taken as the id, because an SMS that was taken has left, however odd the rest is.
    static SubmitAnswer of(RawPdu response) {
        return new SubmitAnswer(response.commandStatus(), response.isOk() ? id(response.octets()) : null);
    }

    /// The answer in a `generic_nack`, which refuses also where its status is 0.
    static SubmitAnswer ofNack(RawPdu nack) {
        return new SubmitAnswer(
                nack.isOk() ? SMPPConstant.STAT_ESME_RUNKNOWNERR : nack.commandStatus(), null);
    }

    public boolean isAccepted() {
        return commandStatus == SMPPConstant.STAT_ESME_ROK;
    }

    private static @Nullable String id(byte[] octets) {
        int end = RawPdu.HEADER;
        while (end < octets.length && octets[end] != 0 && end - RawPdu.HEADER < LONGEST_ID) {
            end++;
        }
        String id = new String(octets, RawPdu.HEADER, end - RawPdu.HEADER, ISO_8859_1).strip();
        return id.isEmpty() ? null : id;
    }
}
