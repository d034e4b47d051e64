package io.onbehalf.conversation.carrier.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.conversation.domain.delivery.ReceiptState;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ReceiptTextTest {

    @Test
    void the_form_of_the_specification_is_read() {
        assertThat(
                        parse(
                                "id:0123456789 sub:001 dlvrd:000 submit date:2601021200 done date:2601021201"
                                        + " stat:UNDELIV err:034 text:Hello"))
                .isEqualTo(fields("0123456789", "UNDELIV", "034"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "id:A1B2 stat:DELIVRD err:7",
                "ID:A1B2 STAT:DELIVRD ERR:7",
                "Id:A1B2 Stat:DELIVRD Err:7",
                "id: A1B2 stat: DELIVRD err: 7",
                "  id:A1B2   sub:001\tstat:DELIVRD\r\nerr:7  ",
                "stat:DELIVRD err:7 id:A1B2",
                "sub:001 dlvrd:001 submit date:2601021200 done date:2601021201 stat:DELIVRD err:7 id:A1B2"
            })
    void vendors_vary_case_blanks_and_order(String text) {
        assertThat(parse(text)).isEqualTo(fields("A1B2", "DELIVRD", "7"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0123456789",
                "00000000",
                "1A2B3C4D",
                "1a2b3c4d",
                "7220bb6b-e5ce-4b0f-9f3e-1e1a2b3c4d5e"
            })
    void an_id_is_taken_as_it_is_spelled(String id) {
        assertThat(parse("id:" + id + " stat:DELIVRD").getFirst()).isEqualTo(id);
    }

    @Test
    void what_is_missing_is_not_there() {
        assertThat(parse("")).isEqualTo(fields(null, null, null));
        assertThat(parse("Hello, where are you?")).isEqualTo(fields(null, null, null));
        assertThat(parse("id:7 done date:2601021201")).isEqualTo(fields("7", null, null));
        assertThat(parse("stat:EXPIRED")).isEqualTo(fields(null, "EXPIRED", null));
    }

    @Test
    void a_field_without_a_value_does_not_take_the_next_field_for_it() {
        assertThat(parse("id: sub:001 stat: err: text:")).isEqualTo(fields(null, null, null));
        assertThat(parse("id:7 stat:DELIVRD err:  text:Hello")).isEqualTo(fields("7", "DELIVRD", null));
    }

    @Test
    void the_words_of_the_message_are_no_fields() {
        assertThat(parse("id:7 stat:UNDELIV text:see err:404 stat:up"))
                .isEqualTo(fields("7", "UNDELIV", null));
        assertThat(parse("id:7 text:what id:8 err:9")).isEqualTo(fields("7", null, null));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {"0, -", "00, -", "000, -", "001, 001", "61, 61", "061, 061", "0x61, 0x61", "E12, E12"})
    void an_error_of_zeros_is_none(String err, String expected) {
        assertThat(parse("id:7 stat:DELIVRD err:" + err + " text:").getLast()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "DELIVRD, DELIVERED", "DELIVERED, DELIVERED", "delivrd, DELIVERED", "Delivered, DELIVERED",
        "EXPIRED, EXPIRED", "DELETED, DELETED", "UNDELIV, UNDELIVERABLE", "undeliverable, UNDELIVERABLE",
        "FAILED, UNDELIVERABLE", "ACCEPTD, ACCEPTED", "ACCEPTED, ACCEPTED", "REJECTD, REJECTED",
        "Rejected, REJECTED", "ENROUTE, ENROUTE", "BUFFRED, ENROUTE", "buffered, ENROUTE",
        "UNKNOWN, UNKNOWN", "NOTICED, UNKNOWN"
    })
    void a_word_has_its_state_and_one_that_nobody_knows_is_unknown(String word, ReceiptState state) {
        assertThat(ReceiptText.state(word)).isEqualTo(state);
    }

    @ParameterizedTest
    @CsvSource({
        "UNDELIVERED, UNDELIVERABLE",
        "UNDELIVRD, UNDELIVERABLE",
        "DELIVERD, DELIVERED",
        "EXPIRD, EXPIRED",
        "CANCELLED, DELETED",
        "2, DELIVERED",
        "5, UNDELIVERABLE",
        "55, UNKNOWN"
    })
    void vendors_vary_the_words_too(String word, ReceiptState state) {
        assertThat(ReceiptText.state(word)).isEqualTo(state);
    }

    @Test
    void what_pads_the_text_belongs_to_no_field() {
        assertThat(parse("id:7 stat:DELIVRD\0")).isEqualTo(fields("7", "DELIVRD", null));
        assertThat(parse("id:7\0stat:DELIVRD err:7\0\0")).isEqualTo(fields("7", "DELIVRD", "7"));
    }

    @ParameterizedTest
    @CsvSource({
        "id:7 submit date:2601021200 done date:2601021201 stat:DELIVRD, true",
        "ID:7 Submit Date:2601021200 Done Date:2601021201 Stat:DELIVRD err:000 text:Hi, true",
        "id:7 stat:DELIVRD, false",
        "submit date:2601021200 done date:2601021201 stat:DELIVRD, false",
        "My id: 7. Stat: fine., false",
        "Hello, false"
    })
    void only_a_receipt_has_an_id_a_state_and_both_dates(String text, boolean receipt) {
        assertThat(ReceiptText.parse(text).isReceipt()).isEqualTo(receipt);
    }

    @Test
    void no_word_is_unknown() {
        assertThat(ReceiptText.state(null)).isEqualTo(ReceiptState.UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource({
        "0, UNKNOWN",
        "1, ENROUTE",
        "2, DELIVERED",
        "3, EXPIRED",
        "4, DELETED",
        "5, UNDELIVERABLE",
        "6, ACCEPTED",
        "7, UNKNOWN",
        "8, REJECTED",
        "9, UNKNOWN",
        "-1, UNKNOWN"
    })
    void a_number_has_its_state(byte number, ReceiptState state) {
        assertThat(ReceiptText.state(number)).isEqualTo(state);
    }

    private static List<@Nullable String> parse(String text) {
        ReceiptText parsed = ReceiptText.parse(text);
        return fields(parsed.id(), parsed.stat(), parsed.err());
    }

    private static List<@Nullable String> fields(
            @Nullable String id, @Nullable String stat, @Nullable String err) {
        return Arrays.asList(id, stat, err);
    }
}
