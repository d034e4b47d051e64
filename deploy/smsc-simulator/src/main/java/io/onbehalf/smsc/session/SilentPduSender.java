package io.onbehalf.smsc.session;

import java.io.IOException;
import java.io.OutputStream;
import org.jsmpp.DefaultPDUSender;
import org.jsmpp.PDUStringException;
import org.jsmpp.bean.OptionalParameter;

/// Sends no `submit_sm_resp` where the message id is empty: jsmpp has no other way to leave a submit
/// unanswered.
final class SilentPduSender extends DefaultPDUSender {

    private static final byte[] NOTHING = {};

    @Override
    public byte[] sendSubmitSmResp(
            OutputStream out, int sequenceNumber, String messageId, OptionalParameter... parameters)
            throws PDUStringException, IOException {
        return messageId.isEmpty()
                ? NOTHING
                : super.sendSubmitSmResp(out, sequenceNumber, messageId, parameters);
    }
}
