package io.onbehalf.local.smsc;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jsmpp.InvalidResponseException;
import org.jsmpp.PDUException;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.RawDataCoding;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.extra.ResponseTimeoutException;
import org.jsmpp.session.SMPPServerSession;

/// One deliver_sm, the same at every attempt: a contact's text, or a receipt.
final class Delivery {

    private static final int TEXT = 0;
    private static final int RECEIPT = 0x04;
    private static final int WITH_HEADER = 0x40;

    private final Address from;
    private final Address to;
    private final int esmClass;
    private final Part part;
    private final List<OptionalParameter> parameters;

    private Delivery(Address from, Address to, int esmClass, Part part, List<OptionalParameter> parameters) {
        this.from = from;
        this.to = to;
        this.esmClass = esmClass;
        this.part = part;
        this.parameters = List.copyOf(parameters);
    }

    static Delivery receipt(Submission submission, String text, List<OptionalParameter> parameters) {
        Part part = new Part(false, (byte) 0, text.getBytes(StandardCharsets.US_ASCII));
        return new Delivery(submission.contact(), submission.ours(), RECEIPT, part, parameters);
    }

    static Delivery text(Address from, Address to, Part part) {
        return new Delivery(from, to, part.withHeader() ? TEXT | WITH_HEADER : TEXT, part, List.of());
    }

    /// Sends it and waits for a good answer; anything else is an exception.
    void send(SMPPServerSession session)
            throws PDUException,
                    ResponseTimeoutException,
                    InvalidResponseException,
                    NegativeResponseException,
                    IOException {
        session.deliverShortMessage(
                "",
                from.ton(),
                from.npi(),
                from.number(),
                to.ton(),
                to.npi(),
                to.number(),
                new ESMClass(esmClass),
                (byte) 0,
                (byte) 0,
                new RegisteredDelivery(0),
                new RawDataCoding(part.dataCoding()),
                part.octets(),
                parameters.toArray(OptionalParameter[]::new));
    }
}
