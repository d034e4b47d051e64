package io.onbehalf.conversation.carrier.inbound;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.conversation.carrier.smpp.InboundSms;
import io.onbehalf.conversation.domain.inbound.InboundPart;
import io.onbehalf.conversation.domain.inbound.TextCoding;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.bean.OptionalParameter.Message_payload;
import org.jsmpp.bean.OptionalParameter.Sar_msg_ref_num;
import org.jsmpp.bean.OptionalParameter.Sar_segment_seqnum;
import org.jsmpp.bean.OptionalParameter.Sar_total_segments;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class UserDataTest {

    private static final String HI = "4869";

    @Test
    void a_whole_text_is_its_octets() {
        UserData data = UserData.of(InboundSms.text("Hi"));

        assertThat(data.octets()).asString(ISO_8859_1).isEqualTo("Hi");
        assertThat(data.part()).isNull();
    }

    @Test
    void an_empty_text_is_empty() {
        DeliverSm none = InboundSms.text("");
        none.setShortMessage(null);

        assertThat(UserData.of(InboundSms.text("")).octets()).isEmpty();
        assertThat(UserData.of(none).octets()).isEmpty();
        assertThat(UserData.of(InboundSms.withHeader("")).part()).isNull();
    }

    @Test
    void a_header_with_an_8_bit_reference_tells_the_part() {
        UserData data = UserData.of(InboundSms.withHeader("05 00 03 FE 03 02" + HI));

        assertThat(data.octets()).asString(ISO_8859_1).isEqualTo("Hi");
        assertThat(data.part()).isEqualTo(new InboundPart(0xFE, 3, 2, HI, 0));
    }

    @Test
    void a_header_with_a_16_bit_reference_tells_the_part() {
        assertThat(UserData.of(InboundSms.withHeader("06 08 04 AB CD FF 81" + HI)).part())
                .isEqualTo(new InboundPart(0xABCD, 255, 129, HI, 0));
    }

    @Test
    void a_part_keeps_its_alphabet() {
        DeliverSm sms = InboundSms.withHeader("05 00 03 01 02 01 04 1F");
        sms.setDataCoding((byte) 8);

        assertThat(UserData.of(sms).part()).isEqualTo(new InboundPart(1, 2, 1, "041f", 8));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0B 05 04 23 F4 00 00 00 03 07 02 01",
                "0A 24 01 00 00 03 07 02 01 25 00",
                "0A 00 03 07 02 01 00 03 09 03 03",
                "09 00 03 07 02 01 25 02 00 00"
            })
    void a_header_s_other_elements_are_passed_over(String header) {
        UserData data = UserData.of(InboundSms.withHeader(header + HI));

        assertThat(data.octets()).asString(ISO_8859_1).isEqualTo("Hi");
        assertThat(data.part()).isEqualTo(new InboundPart(7, 2, 1, HI, 0));
    }

    @ParameterizedTest
    @CsvSource({
        "03 24 01 01, 0, 1",
        "03 25 01 03, 3, 0",
        "06 25 01 03 24 01 03, 3, 3",
        "03 24 01 02, 0, 2",
        "03 25 01 09, 9, 0",
        "06 25 01 0D 24 01 04, 13, 4",
        "03 25 01 0E, 0, 0",
        "03 25 01 FF, 0, 0"
    })
    void a_header_tells_the_language_of_the_tables(String header, int locking, int single) {
        UserData data = UserData.of(InboundSms.withHeader(header + HI));

        assertThat(data.coding()).isEqualTo(TextCoding.of(0, locking, single));
        assertThat(data.part()).isNull();
        UserData part = UserData.of(InboundSms.withHeader("08 00 03 07 02 01 24 01 01" + HI));
        assertThat(part.part()).isEqualTo(new InboundPart(7, 2, 1, HI, TextCoding.of(0, 0, 1)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "05 00 03 07 02 01",
                "06 08 04 00 07 02 01",
                "0B 05 04 0B 84 23 F4 00 03 07 02 01",
                "0B 00 03 07 02 01 05 04 0B 84 23 F4",
                "0A 70 03 01 02 03 00 03 07 02 01"
            })
    void a_header_without_its_flag_is_one_where_it_tells_a_place(String header) {
        UserData data = UserData.of(text(header + HI));

        assertThat(data.octets()).asString(ISO_8859_1).isEqualTo("Hi");
        assertThat(data.part()).isEqualTo(new InboundPart(7, 2, 1, HI, 0));
    }

    @Test
    void its_tables_count_too() {
        UserData data = UserData.of(text("08 00 03 AA 02 01 24 01 01" + HI));

        assertThat(data.part()).isEqualTo(new InboundPart(0xAA, 2, 1, HI, TextCoding.of(0, 0, 1)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "06 05 04 23 F4 00 00 48",
                "03 24 01 01 48",
                "06 00 03 07 02 01 00 48",
                "0A 00 03 07 02 01 00 03 07 02 01",
                "05 00 03 07 02",
                "05 00 03 07 02 03 48",
                "05 00 03 07 01 01 48",
                "05 00 04 07 02 01 48"
            })
    void any_other_text_that_begins_alike_is_a_text(String octets) {
        UserData data = UserData.of(text(octets));

        assertThat(data.part()).isNull();
        assertThat(data.octets()).isEqualTo(InboundSms.octets(octets));
    }

    @Test
    void an_empty_payload_hides_no_text() {
        UserData data = UserData.of(InboundSms.text("Hi", new Message_payload(new byte[0])));

        assertThat(data.octets()).asString(ISO_8859_1).isEqualTo("Hi");
    }

    private static DeliverSm text(String octets) {
        DeliverSm sms = InboundSms.text("");
        sms.setShortMessage(InboundSms.octets(octets));
        return sms;
    }

    @Test
    void a_header_that_speaks_of_no_parts_is_left_out_of_the_text() {
        UserData data = UserData.of(InboundSms.withHeader("06 05 04 23 F4 00 00" + HI));

        assertThat(data.octets()).asString(ISO_8859_1).isEqualTo("Hi");
        assertThat(data.part()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "05 00 03 07 01 01",
                "05 00 03 07 00 00",
                "05 00 03 07 02 00",
                "05 00 03 07 02 03",
                "06 08 04 00 07 03 04"
            })
    void a_place_that_makes_no_sense_is_none_and_the_text_is_shown(String header) {
        UserData data = UserData.of(InboundSms.withHeader(header + HI));

        assertThat(data.octets()).asString(ISO_8859_1).isEqualTo("Hi");
        assertThat(data.part()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "05",
                "05 00",
                "05 00 03",
                "05 00 03 07",
                "05 00 03 07 02",
                "FF 00 03 07",
                "06 08 FF 01",
                "53 54 4F 50"
            })
    void a_length_that_the_data_do_not_have_is_no_header_s_and_all_is_text(String octets) {
        assertThatAllIsText(octets);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0053 0054 004F 0050",
                "0421 0422 041E 041F",
                "05D4 05E1 05E8",
                "03 00 03 07 48 69",
                "20 706C6561736520 73746F70 2074657874696E67206D65 20666F72 20676F6F64"
            })
    void what_is_flagged_as_a_header_and_is_none_is_text(String octets) {
        assertThatAllIsText(octets);
    }

    private static void assertThatAllIsText(String octets) {
        UserData data = UserData.of(InboundSms.withHeader(octets));

        assertThat(data.octets()).isEqualTo(InboundSms.octets(octets));
        assertThat(data.part()).isNull();
    }

    @Test
    void a_header_that_tells_a_place_may_end_in_what_is_no_element() {
        UserData data = UserData.of(InboundSms.withHeader("07 00 03 07 02 01 24 05" + HI));

        assertThat(data.octets()).asString(ISO_8859_1).isEqualTo("Hi");
        assertThat(data.part()).isEqualTo(new InboundPart(7, 2, 1, HI, 0));
    }

    @Test
    void three_parameters_tell_the_part_where_there_is_no_header() {
        DeliverSm sms =
                InboundSms.text(
                        "Hi",
                        new Sar_msg_ref_num((short) 0xABCD),
                        new Sar_total_segments((byte) 3),
                        new Sar_segment_seqnum((byte) 2));

        assertThat(UserData.of(sms).part()).isEqualTo(new InboundPart(0xABCD, 3, 2, HI, 0));
    }

    @Test
    void two_parameters_tell_nothing() {
        DeliverSm sms =
                InboundSms.text("Hi", new Sar_msg_ref_num((short) 7), new Sar_total_segments((byte) 3));

        assertThat(UserData.of(sms).part()).isNull();
    }

    @Test
    void the_header_counts_before_the_parameters() {
        DeliverSm sms =
                InboundSms.withHeader(
                        "05 00 03 07 02 01" + HI,
                        new Sar_msg_ref_num((short) 9),
                        new Sar_total_segments((byte) 3),
                        new Sar_segment_seqnum((byte) 3));

        assertThat(UserData.of(sms).part()).isEqualTo(new InboundPart(7, 2, 1, HI, 0));
    }

    @Test
    void the_payload_is_the_text_where_there_is_one_and_it_too_may_have_a_header() {
        assertThat(UserData.of(InboundSms.text("", new Message_payload(InboundSms.octets(HI)))).octets())
                .asString(ISO_8859_1)
                .isEqualTo("Hi");
        assertThat(
                        UserData.of(
                                        InboundSms.withHeader(
                                                "",
                                                new Message_payload(
                                                        InboundSms.octets("05 00 03 07 02 01" + HI))))
                                .part())
                .isEqualTo(new InboundPart(7, 2, 1, HI, 0));
    }
}
