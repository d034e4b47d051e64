package io.onbehalf.smsc.session;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_16BE;

import io.onbehalf.smsc.profile.Habit;
import io.onbehalf.smsc.profile.SmscProfile;
import io.onbehalf.smsc.text.Segment;
import java.io.IOException;
import java.util.ArrayList;
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

/// One `deliver_sm`, the same at every attempt: a segment of a contact's text, or a delivery receipt. Some
/// accounts get their receipts as `data_sm`.
public final class DeliverSmRequest {

    private static final int TEXT = 0;
    private static final int RECEIPT = 0x04;
    private static final int WITH_HEADER = 0x40;
    private static final byte UCS2 = 8;

    private final SmscProfile account;
    private final Address from;
    private final Address to;
    private final int esmClass;
    private final Segment segment;
    private final List<OptionalParameter> parameters;
    private final boolean byDataSm;

    private DeliverSmRequest(
            SmscProfile account,
            Address from,
            Address to,
            int esmClass,
            Segment segment,
            List<OptionalParameter> parameters,
            boolean byDataSm) {
        boolean national = account.has(Habit.NATIONAL_NUMBERS);
        this.account = account;
        this.from = national ? from.national() : from;
        this.to = national ? to.national() : to;
        this.esmClass = esmClass;
        this.segment = segment;
        this.parameters = List.copyOf(parameters);
        this.byDataSm = byDataSm;
    }

    /// A delivery receipt.
    ///
    /// @param account that gets it
    /// @param text in ASCII
    public static DeliverSmRequest receipt(
            SmscProfile account, Address from, Address to, String text, List<OptionalParameter> parameters) {
        Segment segment =
                account.has(Habit.UCS2_RECEIPT)
                        ? new Segment(false, UCS2, text.getBytes(UTF_16BE))
                        : new Segment(false, (byte) 0, text.getBytes(US_ASCII));
        int esmClass = account.has(Habit.NO_RECEIPT_BIT) ? TEXT : RECEIPT;
        return new DeliverSmRequest(
                account, from, to, esmClass, segment, parameters, account.has(Habit.DATA_SM_RECEIPT));
    }

    /// A segment of a contact's text.
    ///
    /// @param account that gets it
    public static DeliverSmRequest text(SmscProfile account, Address from, Address to, Segment segment) {
        int esmClass = segment.withHeader() ? TEXT | WITH_HEADER : TEXT;
        return new DeliverSmRequest(account, from, to, esmClass, segment, List.of(), false);
    }

    /// The account that gets it.
    SmscProfile account() {
        return account;
    }

    /// Sends it and waits for a positive answer; throws on any other outcome.
    void send(SMPPServerSession session)
            throws PDUException,
                    ResponseTimeoutException,
                    InvalidResponseException,
                    NegativeResponseException,
                    IOException {
        if (byDataSm) {
            sendData(session);
            return;
        }
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

    private void sendData(SMPPServerSession session)
            throws PDUException,
                    ResponseTimeoutException,
                    InvalidResponseException,
                    NegativeResponseException,
                    IOException {
        List<OptionalParameter> all = new ArrayList<>(parameters);
        all.add(new OptionalParameter.Message_payload(segment.octets()));
        var _ =
                session.dataShortMessage(
                        "",
                        from.ton(),
                        from.npi(),
                        from.number(),
                        to.ton(),
                        to.npi(),
                        to.number(),
                        new ESMClass(esmClass),
                        new RegisteredDelivery(0),
                        new RawDataCoding(segment.dataCoding()),
                        all.toArray(OptionalParameter[]::new));
    }
}
