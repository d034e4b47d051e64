package io.onbehalf.conversation.carrier.smpp;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.jsmpp.InvalidCommandLengthException;
import org.jsmpp.PDUStringException;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.Command;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.util.DefaultComposer;
import org.jsmpp.util.DefaultDecomposer;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CheckedPduReaderTest {

    private static final int SEQUENCE_NUMBER = 7;

    /// `service_type`, both addresses and all fields up to `sm_length`, each as small as it can be.
    private static final String FIELDS = "00" + "000000" + "000000" + "000000" + "0000" + "00000000";

    private final List<DeliverSm> delivered = new ArrayList<>();

    /// A PDU as the library gets it.
    @SuppressWarnings("ArrayRecordComponent") // octets to look at, never compared as a record
    private record Read(Command header, byte[] pdu) {

        DeliverSm deliverSm() throws PDUStringException {
            return new DefaultDecomposer().deliverSm(pdu);
        }
    }

    @Test
    void a_readable_text_passes_as_it_is_and_is_told_of() throws Exception {
        byte[] body = HexFormat.of().parseHex(FIELDS + "0141");
        Read read = read(SMPPConstant.CID_DELIVER_SM, body);

        assertThat(read.pdu()).endsWith(body).hasSize(16 + body.length);
        assertThat(read.deliverSm().getShortMessage()).asString(US_ASCII).isEqualTo("A");
        assertThat(delivered).extracting(DeliverSm::getSequenceNumber).containsExactly(SEQUENCE_NUMBER);
    }

    static Stream<Named<String>> unreadableTexts() {
        return Stream.of(
                Named.of("nothing but a header", ""),
                Named.of("a field cut short", "00"),
                Named.of("two octets after the text", FIELDS + "0141" + "0000"),
                Named.of("a text longer than the PDU", FIELDS + "0541"),
                Named.of("a text of 255 octets", FIELDS + "FF" + "41".repeat(255)),
                Named.of("a parameter of no octets", FIELDS + "00" + "04270000"),
                Named.of("a parameter cut short", FIELDS + "00" + "0204000101"),
                Named.of("a parameter longer than the PDU", FIELDS + "00" + "042400FF41"),
                Named.of("a service type of 6 octets", "41".repeat(6) + FIELDS + "0141"),
                Named.of("an address of 21 digits", "000101" + "31".repeat(21) + FIELDS + "0141"));
    }

    @ParameterizedTest
    @MethodSource("unreadableTexts")
    void an_unreadable_text_is_replaced_by_a_readable_one_that_carries_its_octets(String octets)
            throws Exception {
        byte[] body = HexFormat.of().parseHex(octets);
        Read read = read(SMPPConstant.CID_DELIVER_SM, body);
        DeliverSm substitute = read.deliverSm();

        assertThat(read.header().getCommandId()).isEqualTo(SMPPConstant.CID_DELIVER_SM);
        assertThat(substitute.getSequenceNumber()).isEqualTo(SEQUENCE_NUMBER);
        assertThat(UnreadableDeliverSm.octets(substitute))
                .hasValueSatisfying(pdu -> assertThat(pdu).hasSize(16 + body.length).endsWith(body));
        assertThat(delivered).isEmpty();
    }

    @Test
    void of_a_very_long_unreadable_text_the_beginning_is_kept() throws Exception {
        Read read = read(SMPPConstant.CID_DELIVER_SM, "A".repeat(60_000).getBytes(US_ASCII));

        assertThat(UnreadableDeliverSm.octets(read.deliverSm()))
                .hasValueSatisfying(pdu -> assertThat(pdu).hasSize(Short.MAX_VALUE));
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                SMPPConstant.CID_SUBMIT_SM_RESP,
                SMPPConstant.CID_BIND_TRANSCEIVER_RESP,
                SMPPConstant.CID_ALERT_NOTIFICATION
            })
    void what_needs_no_answer_is_replaced_by_a_nack_to_no_request(int commandId) throws Exception {
        Read read = read(commandId, new byte[] {'A'});

        assertThat(read.header().getCommandId()).isEqualTo(SMPPConstant.CID_GENERIC_NACK);
        assertThat(read.header().getSequenceNumber()).isZero();
    }

    @Test
    void a_bind_s_answer_of_an_unknown_version_is_replaced_too() throws Exception {
        Read read = read(SMPPConstant.CID_BIND_RECEIVER_RESP, HexFormat.of().parseHex("00" + "0210000103"));

        assertThat(read.header().getCommandId()).isEqualTo(SMPPConstant.CID_GENERIC_NACK);
    }

    @Test
    void a_request_of_another_kind_is_replaced_by_one_that_is_answered() throws Exception {
        Read read = read(SMPPConstant.CID_DATA_SM, new byte[] {'A'});

        assertThat(read.header().getCommandId()).isEqualTo(SMPPConstant.CID_QUERY_SM);
        assertThat(read.header().getSequenceNumber()).isEqualTo(SEQUENCE_NUMBER);
    }

    @Test
    void a_readable_answer_passes_as_it_is() throws Exception {
        byte[] body = "0A1B\0".getBytes(US_ASCII);
        Read read = read(SMPPConstant.CID_SUBMIT_SM_RESP, body);

        assertThat(read.header().getCommandId()).isEqualTo(SMPPConstant.CID_SUBMIT_SM_RESP);
        assertThat(new DefaultDecomposer().submitSmResp(read.pdu()).getMessageId()).isEqualTo("0A1B");
    }

    @Test
    void what_is_longer_than_any_PDU_is_not_read() {
        byte[] header = ByteBuffer.allocate(16).putInt(Integer.MAX_VALUE).putInt(5).array();

        assertThatIOException().isThrownBy(() -> read(header)).withMessageContaining("2147483647 octets");
    }

    private Read read(int commandId, byte[] body) throws IOException, InvalidCommandLengthException {
        byte[] header = new DefaultComposer().composeHeader(commandId, 0, SEQUENCE_NUMBER);
        return read(
                ByteBuffer.allocate(header.length + body.length)
                        .put(header)
                        .putInt(0, header.length + body.length)
                        .put(body)
                        .array());
    }

    private Read read(byte[] pdu) throws IOException, InvalidCommandLengthException {
        CheckedPduReader reader = new CheckedPduReader(delivered::add);
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(pdu));
        Command header = reader.readPDUHeader(in);
        return new Read(header, reader.readPDU(in, header));
    }
}
