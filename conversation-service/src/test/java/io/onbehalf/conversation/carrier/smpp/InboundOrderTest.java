package io.onbehalf.conversation.carrier.smpp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import org.jsmpp.PDUReader;
import org.jsmpp.PDUStringException;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.Command;
import org.jsmpp.util.DefaultComposer;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class InboundOrderTest {

    private final InboundOrder order = new InboundOrder();

    @Test
    void each_has_its_turn_after_the_one_that_came_before_whatever_their_numbers() {
        came(3, 1, 2);
        assertThat(order.turn(3)).isDone();
        assertThat(order.turn(1)).isNotDone();

        order.passed(3);
        assertThat(order.turn(1)).isDone();
        assertThat(order.turn(2)).isNotDone();
        order.passed(1);
        assertThat(order.turn(2)).isDone();
    }

    @Test
    void what_has_no_place_does_not_wait() {
        came(1);

        assertThat(order.turn(7)).isDone();
        order.passed(7);
        assertThat(order.turn(1)).isDone();
    }

    @Test
    void what_leaves_holds_up_nobody_and_lets_nobody_pass() {
        came(1, 2, 3);
        order.left(2);
        assertThat(order.turn(3)).isNotDone();

        order.passed(1);
        assertThat(order.turn(3)).isDone();
    }

    @Test
    void what_is_given_up_while_it_waits_gives_up_what_held_it_up() {
        came(1, 2, 3);
        order.passed(2);

        assertThat(order.turn(3)).isDone();
    }

    @Test
    void the_same_number_again_shares_the_place() {
        came(1, 1, 2);
        order.passed(1);

        assertThat(order.turn(1)).isDone();
        assertThat(order.turn(2)).isDone();
    }

    @Test
    void places_are_given_by_the_reader_to_readable_texts() throws IOException, PDUStringException {
        read(header(SMPPConstant.CID_ENQUIRE_LINK, 7));
        read(header(SMPPConstant.CID_DELIVER_SM, 8));
        read(delivered(9, SMPPConstant.ESMCLS_SMSC_DELIV_RECEIPT));
        read(delivered(1, SMPPConstant.ESMCLS_DEFAULT_MODE));
        came(2);

        assertThat(order.turn(1)).isDone();
        assertThat(order.turn(2)).isNotDone();
    }

    @Test
    void what_is_refused_unseen_leaves() throws IOException {
        came(1, 2);
        refuse(SMPPConstant.CID_DATA_SM_RESP);
        assertThat(order.turn(2)).isNotDone();

        refuse(SMPPConstant.CID_DELIVER_SM_RESP);
        assertThat(order.turn(2)).isDone();
    }

    private static byte[] delivered(int sequenceNumber, int esmClass) throws PDUStringException {
        return new DefaultComposer()
                .deliverSm(
                        sequenceNumber,
                        "",
                        (byte) 1,
                        (byte) 1,
                        InboundSms.CONTACT,
                        (byte) 1,
                        (byte) 1,
                        InboundSms.OURS,
                        (byte) esmClass,
                        (byte) 0,
                        (byte) 0,
                        (byte) 0,
                        (byte) 0,
                        new byte[0]);
    }

    private void came(int... sequenceNumbers) {
        for (int each : sequenceNumbers) {
            order.came(each);
        }
    }

    private static byte[] header(int commandId, int sequenceNumber) {
        return new DefaultComposer().composeHeader(commandId, 0, sequenceNumber);
    }

    private void read(byte[] pdu) throws IOException {
        PDUReader reader = order.reader();
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(pdu));
        try {
            Command header = reader.readPDUHeader(in);
            reader.readPDU(in, header);
        } catch (org.jsmpp.InvalidCommandLengthException e) {
            throw new AssertionError(e);
        }
    }

    private void refuse(int commandId) throws IOException {
        order.sender()
                .sendHeader(new ByteArrayOutputStream(), commandId, SMPPConstant.STAT_ESME_RTHROTTLED, 1);
    }
}
