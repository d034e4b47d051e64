package io.onbehalf.conversation.carrier.smpp;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Map;
import org.jsmpp.DefaultPDUReader;
import org.jsmpp.DefaultPDUSender;
import org.jsmpp.InvalidResponseException;
import org.jsmpp.PDUException;
import org.jsmpp.PDUStringException;
import org.jsmpp.SMPPConstant;
import org.jsmpp.SynchronizedPDUSender;
import org.jsmpp.bean.Command;
import org.jsmpp.bean.DataCodings;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.extra.ResponseTimeoutException;
import org.jsmpp.session.SMPPServerSession;
import org.jsmpp.session.ServerMessageReceiverListener;
import org.jsmpp.session.connection.Connection;

/// The SMSC's end of a bind. One thread reads, so that submits are seen in the order in which they came.
final class TestSmscSession extends SMPPServerSession {

    TestSmscSession(
            Connection connection, ServerMessageReceiverListener listener, Map<Integer, Integer> answers) {
        super(
                connection,
                null,
                listener,
                null,
                1,
                1_000,
                new SynchronizedPDUSender(new Mute()),
                new DefaultPDUReader() {
                    @Override
                    public byte[] readPDU(DataInputStream in, Command header) throws IOException {
                        if (header.getCommandId() == SMPPConstant.CID_DELIVER_SM_RESP) {
                            answers.put(header.getSequenceNumber(), header.getCommandStatus());
                        }
                        return super.readPDU(in, header);
                    }
                });
    }

    void accept(int sequenceNumber, String id) throws PDUStringException, IOException {
        pduSender().sendSubmitSmResp(connection().getOutputStream(), sequenceNumber, id);
    }

    void send(String text, int sequenceNumber) throws IOException {
        try {
            pduSender()
                    .sendDeliverSm(
                            connection().getOutputStream(),
                            sequenceNumber,
                            "",
                            TypeOfNumber.INTERNATIONAL,
                            NumberingPlanIndicator.ISDN,
                            InboundSms.CONTACT,
                            TypeOfNumber.INTERNATIONAL,
                            NumberingPlanIndicator.ISDN,
                            InboundSms.OURS,
                            new ESMClass(0),
                            (byte) 0,
                            (byte) 0,
                            new RegisteredDelivery(0),
                            DataCodings.ZERO,
                            text.getBytes(US_ASCII));
        } catch (PDUStringException e) {
            throw new AssertionError("the addresses are short", e);
        }
    }

    void sendUnreadable(int sequenceNumber) throws IOException {
        pduSender()
                .sendHeader(connection().getOutputStream(), SMPPConstant.CID_DELIVER_SM, 0, sequenceNumber);
    }

    void sendLength(int octets) throws IOException {
        OutputStream out = connection().getOutputStream();
        out.write(
                ByteBuffer.allocate(4 * Integer.BYTES)
                        .putInt(octets)
                        .putInt(SMPPConstant.CID_DELIVER_SM)
                        .putInt(SMPPConstant.STAT_ESME_ROK)
                        .putInt(1)
                        .array());
        out.flush();
    }

    void deliver(String text) {
        try {
            deliverShortMessage(
                    "",
                    TypeOfNumber.INTERNATIONAL,
                    NumberingPlanIndicator.ISDN,
                    InboundSms.CONTACT,
                    TypeOfNumber.INTERNATIONAL,
                    NumberingPlanIndicator.ISDN,
                    InboundSms.OURS,
                    new ESMClass(0),
                    (byte) 0,
                    (byte) 0,
                    new RegisteredDelivery(0),
                    DataCodings.ZERO,
                    text.getBytes(US_ASCII));
        } catch (PDUException
                | ResponseTimeoutException
                | InvalidResponseException
                | NegativeResponseException
                | IOException e) {
            // The specification does not wait for the response.
        }
    }

    void refuse(int sequenceNumber, int status) throws IOException {
        pduSender()
                .sendHeader(
                        connection().getOutputStream(),
                        SMPPConstant.CID_SUBMIT_SM_RESP,
                        status,
                        sequenceNumber);
    }

    /// Leaves a submit unanswered where its id is empty.
    private static final class Mute extends DefaultPDUSender {

        private static final byte[] NOTHING = {};

        @Override
        public byte[] sendSubmitSmResp(
                OutputStream out, int sequenceNumber, String id, OptionalParameter... parameters)
                throws PDUStringException, IOException {
            return id.isEmpty() ? NOTHING : super.sendSubmitSmResp(out, sequenceNumber, id, parameters);
        }
    }
}
