package io.onbehalf.conversation.domain.delivery.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.conversation.domain.delivery.Receipt;
import io.onbehalf.conversation.domain.delivery.ReceiptState;
import io.onbehalf.conversation.domain.delivery.index.ReceiptKeys.Account;
import io.onbehalf.conversation.domain.delivery.index.ReceiptKeys.Spelling;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ReceiptKeysTest {

    @ParameterizedTest
    @CsvSource({
        "SAME, A1, A1",
        "SAME, A1, a1",
        "SAME, 7220bb6b-e5ce, 7220BB6BE5CE",
        "SAME, 0031, 31",
        "HEX, 31, 1F",
        "HEX, 31, 0000001f",
        "HEX, no-number, NONUMBER",
        "DECIMAL, 1F, 31",
        "DECIMAL, 31, 49",
        "DECIMAL, 7220bb6b-e5ce, 7220BB6BE5CE"
    })
    void a_receipt_and_its_SMS_meet_under_one_key_as_the_account_spells_it(
            Spelling spelling, String answered, String received) {
        ReceiptKeys keys = keys(spelling);

        assertThat(keys.ofReceipt("main", receipt(received)))
                .isPresent()
                .isEqualTo(keys.ofSms("main", answered));
    }

    @ParameterizedTest
    @CsvSource({"SAME, 31, 1F", "HEX, 1F, 31", "DECIMAL, 31, 1F", "SAME, A1, A2"})
    void one_that_is_spelled_otherwise_is_another(Spelling spelling, String answered, String received) {
        ReceiptKeys keys = keys(spelling);

        assertThat(keys.ofReceipt("main", receipt(received)))
                .isPresent()
                .isNotEqualTo(keys.ofSms("main", answered));
    }

    @Test
    void accounts_with_one_system_id_share_their_keys_and_others_do_not() {
        ReceiptKeys keys =
                new ReceiptKeys(
                        Map.of(
                                "transmitter", new Account("us", Spelling.SAME),
                                "receiver", new Account("us", Spelling.SAME),
                                "other", new Account("them", Spelling.SAME)));

        assertThat(keys.ofReceipt("receiver", receipt("A1"))).isEqualTo(keys.ofSms("transmitter", "A1"));
        assertThat(keys.ofReceipt("other", receipt("A1"))).isNotEqualTo(keys.ofSms("transmitter", "A1"));
    }

    @Test
    void an_account_that_is_not_set_to_it_has_none_and_neither_has_a_receipt_without_an_id() {
        assertThat(keys(Spelling.SAME).ofSms("another", "A1")).isEmpty();
        assertThat(keys(Spelling.SAME).ofReceipt("main", receipt(""))).isEmpty();
        assertThat(ReceiptKeys.NONE.ofReceipt("main", receipt("A1"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"SAME, 999, a-1, A1", "HEX, 1F, 20, 32", "DECIMAL, 49, 50, 32"})
    void behind_the_key_of_its_parameter_s_id_comes_that_of_the_id_in_its_text(
            Spelling spelling, String parameter, String text, String answered) {
        ReceiptKeys keys = keys(spelling);
        Receipt receipt = receipt(parameter, text);
        String first = keys.ofReceipt("main", receipt).orElseThrow();

        assertThat(keys.ofIdInText(first, receipt)).isPresent().isEqualTo(keys.ofSms("main", answered));
    }

    @Test
    void behind_that_of_the_text_comes_none_and_none_where_both_are_the_same_or_another_account_s() {
        ReceiptKeys keys = keys(Spelling.SAME);

        assertThat(keys.ofIdInText("us/A1", receipt("999", "A1"))).isEmpty();
        assertThat(keys.ofIdInText("us/A1", receipt("A1", "a-1"))).isEmpty();
        assertThat(keys.ofIdInText("us/A1", receipt("A1"))).isEmpty();
        assertThat(keys.ofIdInText("them/999", receipt("999", "A1"))).isEmpty();
    }

    private static ReceiptKeys keys(Spelling spelling) {
        return new ReceiptKeys(Map.of("main", new Account("us", spelling)));
    }

    private static Receipt receipt(String id) {
        return new Receipt(id, Optional.empty(), ReceiptState.DELIVERED, "DELIVRD", Optional.empty());
    }

    private static Receipt receipt(String id, String idInText) {
        return new Receipt(
                id,
                Optional.empty(),
                ReceiptState.DELIVERED,
                "DELIVRD",
                Optional.empty(),
                Optional.of(idInText));
    }
}
