package io.onbehalf.smsc.session;

import io.onbehalf.smsc.text.Segment;
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

/// One `deliver_sm`, the same at every attempt: a segment of a contact's text, or a delivery receipt.
public final class DeliverSmRequest {

    private static final int TEXT = 0;
    private static final int RECEIPT = 0x04;
    private static final int WITH_HEADER = 0x40;

    private final Address from;
    private final Address to;
    private final int esmClass;
    private final Segment segment;
    private final List<OptionalParameter> parameters;

    private DeliverSmRequest(
            Address from, Address to, int esmClass, Segment segment, List<OptionalParameter> parameters) {
        this.from = from;
        this.to = to;
        this.esmClass = esmClass;
        this.segment = segment;
        this.parameters = List.copyOf(parameters);
    }

    /// A delivery receipt.
    ///
    /// @param text in ASCII
    public static DeliverSmRequest receipt(
            Address from, Address to, String text, List<OptionalParameter> parameters) {
        Segment segment = new Segment(false, (byte) 0, text.getBytes(StandardCharsets.US_ASCII));
        return new DeliverSmRequest(from, to, RECEIPT, segment, parameters);
    }

    /// A segment of a contact's text.
    public static DeliverSmRequest text(Address from, Address to, Segment segment) {
        int esmClass = segment.withHeader() ? TEXT | WITH_HEADER : TEXT;
        return new DeliverSmRequest(from, to, esmClass, segment, List.of());
    }

    /// Sends it and waits for a positive answer; throws on any other outcome.
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
                new RawDataCoding(segment.dataCoding()),
                segment.octets(),
                parameters.toArray(OptionalParameter[]::new));
    }
}
