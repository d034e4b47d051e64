package io.onbehalf.conversation.carrier.smpp;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.conversation.carrier.smpp.session.RawPdu;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.stream.Stream;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.bean.OptionalParameter;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DeliverSmDecoderTest {

    private static final int SEQUENCE_NUMBER = 7;

    /// That of the longest PDU that is read.
    private static final int LONGEST_BODY = (1 << 17) - RawPdu.HEADER;

    /// `service_type`, both addresses and all fields up to `sm_length`, each as small as it can be.
    private static final String FIELDS = "00" + "000000" + "000000" + "000000" + "0000" + "00000000";

    private static final String TEXT = FIELDS + "0141";

    @Test
    void a_readable_text_is_read() {
        DeliverSm sms = decode(TEXT);

        assertThat(sms.getSequenceNumber()).isEqualTo(SEQUENCE_NUMBER);
        assertThat(sms.getShortMessage()).asString(US_ASCII).isEqualTo("A");
        assertThat(UnreadableDeliverSm.octets(sms)).isEmpty();
    }

    static Stream<Named<String>> oddParameters() {
        return Stream.of(
                Named.of("two octets after the text", "0000"),
                Named.of("a parameter of no octets", "04270000"),
                Named.of("a parameter cut short", "0204000101"),
                Named.of("a parameter longer than the PDU", "042400FF41"));
    }

    @ParameterizedTest
    @MethodSource("oddParameters")
    void an_odd_parameter_is_left_out_and_the_text_and_the_others_are_read(String parameter) {
        DeliverSm sms = decode(TEXT + "001E0003413100" + parameter);

        assertThat(sms.getShortMessage()).asString(US_ASCII).isEqualTo("A");
        assertThat(sms.getOptionalParameters())
                .singleElement()
                .isInstanceOf(OptionalParameter.Receipted_message_id.class);
        assertThat(UnreadableDeliverSm.octets(sms)).isEmpty();
    }

    static Stream<Named<String>> unreadableTexts() {
        return Stream.of(
                Named.of("nothing but a header", ""),
                Named.of("a field cut short", "00"),
                Named.of("a text longer than the PDU", FIELDS + "0541"),
                Named.of("a text of 255 octets", FIELDS + "FF" + "41".repeat(255)),
                Named.of("a service type of 6 octets", "41".repeat(6) + FIELDS + "0141"),
                Named.of("an address of 21 digits", "000101" + "31".repeat(21) + FIELDS + "0141"));
    }

    @ParameterizedTest
    @MethodSource("unreadableTexts")
    void an_unreadable_text_is_replaced_by_one_that_carries_its_octets(String octets) {
        byte[] body = HexFormat.of().parseHex(octets);
        DeliverSm substitute = decode(octets);

        assertThat(substitute.getSequenceNumber()).isEqualTo(SEQUENCE_NUMBER);
        assertThat(UnreadableDeliverSm.octets(substitute))
                .hasValueSatisfying(pdu -> assertThat(pdu).hasSize(16 + body.length).endsWith(body));
    }

    @ParameterizedTest
    @ValueSource(ints = {32_751, 32_752, 60_000, LONGEST_BODY})
    void also_a_very_long_one_carries_all_its_octets(int length) {
        byte[] body = new byte[length];
        new Random(length).nextBytes(body);
        Arrays.fill(body, 0, 100, (byte) 0x41); // a service type that never ends
        RawPdu pdu =
                RawPdu.of(
                        RawSmsc.pdu(
                                SMPPConstant.CID_DELIVER_SM,
                                0,
                                SEQUENCE_NUMBER,
                                HexFormat.of().formatHex(body)));

        assertThat(UnreadableDeliverSm.octets(DeliverSmDecoder.decode(pdu))).hasValue(pdu.octets());
    }

    /// A receipt's class, UCS-2, and the text `STOP` as the payload.
    private static final String DATA_SM = "00" + "01013100" + "01013200" + "040008" + "0424000453544F50";

    @ParameterizedTest
    @MethodSource("oddParameters")
    void of_a_data_sm_too_only_the_odd_parameter_is_left_out(String parameter) {
        DeliverSm sms = decodeData(DATA_SM + parameter);

        assertThat(UnreadableDeliverSm.octets(sms)).isEmpty();
        assertThat(sms.getOptionalParameters())
                .singleElement()
                .isInstanceOfSatisfying(
                        OptionalParameter.Message_payload.class,
                        payload -> assertThat(payload.getValue()).asString(US_ASCII).isEqualTo("STOP"));
        assertThat(sms.getSourceAddr()).isEqualTo("1");
        assertThat(sms.getDestAddress()).isEqualTo("2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0204000101"})
    void what_a_data_sm_says_of_its_text_is_read(String oddParameter) {
        DeliverSm sms = decodeData(DATA_SM + oddParameter);

        assertThat(sms.isSmscDeliveryReceipt()).isTrue();
        assertThat(sms.getDataCoding()).isEqualTo((byte) 8);
    }

    private static DeliverSm decodeData(String body) {
        return DeliverSmDecoder.decode(
                RawPdu.of(RawSmsc.pdu(SMPPConstant.CID_DATA_SM, 0, SEQUENCE_NUMBER, body)));
    }

    @Test
    void an_unreadable_data_sm_is_replaced_too() {
        RawPdu pdu = RawPdu.of(RawSmsc.pdu(SMPPConstant.CID_DATA_SM, 0, SEQUENCE_NUMBER, "41"));

        assertThat(UnreadableDeliverSm.octets(DeliverSmDecoder.decode(pdu))).hasValue(pdu.octets());
    }

    private static DeliverSm decode(String body) {
        return DeliverSmDecoder.decode(
                RawPdu.of(RawSmsc.pdu(SMPPConstant.CID_DELIVER_SM, 0, SEQUENCE_NUMBER, body)));
    }
}
