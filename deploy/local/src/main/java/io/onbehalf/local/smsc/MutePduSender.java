package io.onbehalf.local.smsc;

import java.io.IOException;
import java.io.OutputStream;
import org.jsmpp.DefaultPDUSender;
import org.jsmpp.PDUStringException;
import org.jsmpp.bean.OptionalParameter;

/// Leaves a submit unanswered when its message id is empty: jsmpp has no other way not to answer.
final class MutePduSender extends DefaultPDUSender {

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
