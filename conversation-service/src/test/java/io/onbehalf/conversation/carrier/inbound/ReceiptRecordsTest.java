package io.onbehalf.conversation.carrier.inbound;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.conversation.carrier.Acme;
import io.onbehalf.conversation.carrier.smpp.InboundSms;
import io.onbehalf.schemas.common.ActorType;
import io.onbehalf.schemas.conversation.DeliveryReceiptReceived;
import io.onbehalf.schemas.conversation.InboundSmsReceived;
import io.onbehalf.schemas.conversation.ReceiptState;
import java.util.Map;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.bean.OptionalParameter.Message_payload;
import org.jsmpp.bean.OptionalParameter.Message_state;
import org.jsmpp.bean.OptionalParameter.Network_error_code;
import org.jsmpp.bean.OptionalParameter.Receipted_message_id;
import org.jsmpp.bean.OptionalParameter.User_message_reference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The records of delivery receipts.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ReceiptRecordsTest extends RecordsSpecification {

    @Test
    void a_receipt_is_a_request_to_the_thread_of_its_message() {
        InboundRecord recorded =
                receipt(
                        InboundSms.receipt(
                                "id:A1B2 sub:001 dlvrd:001 stat:UNDELIV err:034 text:Hello",
                                new User_message_reference((short) 0xFFF9)));

        assertThat(recorded.kind()).isEqualTo("receipt");
        assertThat(recorded.key()).isEqualTo(THREAD);
        DeliveryReceiptReceived receipt = (DeliveryReceiptReceived) recorded.value();
        assertThat(receipt.getSmscMessageId()).isEqualTo("A1B2");
        assertThat(receipt.getReference()).isEqualTo(0xFFF9);
        assertThat(receipt.getState()).isEqualTo(ReceiptState.UNDELIVERABLE);
        assertThat(receipt.getRawState()).isEqualTo("UNDELIV");
        assertThat(receipt.getReceiptError()).isEqualTo("034");
        assertThat(receipt.getConsentId()).isEqualTo(CONSENT);
        assertThat(receipt.getOptedOut()).isFalse();
    }

    @Test
    void a_receipt_s_parameters_count_before_its_text() {
        DeliveryReceiptReceived receipt =
                received(
                        InboundSms.receipt(
                                "id:2712847316 stat:ENROUTE err:000",
                                new Receipted_message_id("A1B2C3D4\0"),
                                new Message_state((byte) 2)));

        assertThat(receipt.getSmscMessageId()).isEqualTo("A1B2C3D4");
        assertThat(receipt.getState()).isEqualTo(ReceiptState.DELIVERED);
        assertThat(receipt.getReceiptError()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"414231", "41423100", "4142310000", "4142312020", "2041423100", "414231004142"})
    void an_id_in_a_parameter_counts_whole_however_it_ends(String octets) {
        DeliveryReceiptReceived receipt =
                received(
                        InboundSms.receipt(
                                "id:AB1 stat:DELIVRD", new Receipted_message_id(InboundSms.octets(octets))));

        assertThat(receipt.getSmscMessageId()).isEqualTo("AB1");
        assertThat(receipt.getIdInText()).isNull();
    }

    @Test
    void the_id_of_the_text_goes_along_where_the_parameter_has_another() {
        DeliveryReceiptReceived receipt =
                received(InboundSms.receipt("id:B2 stat:DELIVRD", new Receipted_message_id("A1")));

        assertThat(receipt.getSmscMessageId()).isEqualTo("A1");
        assertThat(receipt.getIdInText()).isEqualTo("B2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "00", "2020"})
    void an_empty_parameter_leaves_the_id_to_the_text(String octets) {
        DeliveryReceiptReceived receipt =
                received(
                        InboundSms.receipt(
                                "id:B2 stat:DELIVRD", new Receipted_message_id(InboundSms.octets(octets))));

        assertThat(receipt.getSmscMessageId()).isEqualTo("B2");
    }

    @ParameterizedTest
    @CsvSource({
        "0, DELIVRD, DELIVERED",
        "7, DELIVRD, DELIVERED",
        "7, UNDELIV, UNDELIVERABLE",
        "2, UNDELIV, DELIVERED",
        "7, WHATEVER, UNKNOWN"
    })
    void a_parameter_that_knows_no_state_leaves_it_to_the_text(
            byte parameter, String word, ReceiptState state) {
        assertThat(
                        received(InboundSms.receipt("id:A1 stat:" + word, new Message_state(parameter)))
                                .getState())
                .isEqualTo(state);
    }

    @ParameterizedTest
    @ValueSource(bytes = {8, 0})
    void a_receipt_s_text_may_be_in_UCS_2(byte dataCoding) {
        DeliverSm sms = InboundSms.receipt("");
        sms.setShortMessage("id:A1 stat:DELIVRD err:000".getBytes(UTF_16BE));
        sms.setDataCoding(dataCoding);

        assertThat(received(sms).getSmscMessageId()).isEqualTo("A1");
        assertThat(received(sms).getState()).isEqualTo(ReceiptState.DELIVERED);
    }

    @Test
    void a_receipt_is_one_by_its_parameters_also_where_its_class_does_not_say_so() {
        DeliverSm sms = InboundSms.text("", new Receipted_message_id("A1"), new Message_state((byte) 2));

        assertThat(received(sms).getSmscMessageId()).isEqualTo("A1");
    }

    @Test
    void so_it_is_by_its_text() {
        DeliverSm sms =
                InboundSms.text(
                        "id:A1 sub:001 dlvrd:001 submit date:2601021200 done date:2601021201 stat:DELIVRD"
                                + " err:000 text:Hello");

        assertThat(received(sms).getState()).isEqualTo(ReceiptState.DELIVERED);
    }

    @Test
    void so_it_is_by_the_parameter_with_its_id_and_a_text_with_its_state() {
        DeliverSm sms = InboundSms.text("id:A1 stat:DELIVRD err:000", new Receipted_message_id("A1"));

        assertThat(receipt(sms).kind()).isEqualTo("receipt");
        assertThat(received(sms).getState()).isEqualTo(ReceiptState.DELIVERED);
    }

    @Test
    void an_id_alone_makes_a_text_no_receipt() {
        assertThat(receipt(InboundSms.text("Hello", new Receipted_message_id("A1"))).kind())
                .isEqualTo("text");
    }

    @Test
    void a_receipt_may_have_the_addresses_of_its_message() {
        DeliverSm sms = InboundSms.receipt("id:A1 stat:DELIVRD");
        sms.setSourceAddr(InboundSms.OURS);
        sms.setDestAddress(InboundSms.CONTACT);

        assertThat(received(sms).getThreadId()).isEqualTo(THREAD);
    }

    @Test
    void a_receipt_s_contact_is_read_like_a_text_s() {
        DeliverSm sms = InboundSms.receipt("id:A1 stat:DELIVRD");
        sms.setSourceAddr("3175550199");
        sms.setSourceAddrTon((byte) 0);

        assertThat(received(sms).getThreadId()).isEqualTo(THREAD);
    }

    @Test
    void a_receipt_needs_no_text() {
        DeliveryReceiptReceived receipt =
                received(InboundSms.receipt("", new Receipted_message_id("A1"), new Message_state((byte) 8)));

        assertThat(receipt.getSmscMessageId()).isEqualTo("A1");
        assertThat(receipt.getState()).isEqualTo(ReceiptState.REJECTED);
        assertThat(receipt.getRawState()).isEqualTo("REJECTED");
        assertThat(receipt.getReference()).isNull();
    }

    @Test
    void a_receipt_s_text_may_come_as_the_payload() {
        byte[] text = InboundSms.receipt("id:A1 stat:DELIVRD err:000").getShortMessage();

        assertThat(received(InboundSms.receipt("", new Message_payload(text))).getState())
                .isEqualTo(ReceiptState.DELIVERED);
    }

    @Test
    void the_account_s_error_for_it_means_that_the_contact_has_opted_out() {
        assertThat(received(InboundSms.receipt("id:A1 stat:REJECTD err:061")).getOptedOut()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "03 0022, '', 034, false",
                "03 003D, '', 061, true",
                "08 FFFF, '', 65535, false",
                "03 0022, err:061, 034, true",
                "03 0000, err:034, 034, false",
                "03 0000, err:000, none, false",
                "22, err:034, 034, false"
            })
    void a_receipt_s_network_error_counts_before_its_text_s_and_either_may_mean_opted_out(
            String octets, String text, @Nullable String error, boolean optedOut) {
        DeliveryReceiptReceived receipt =
                received(
                        InboundSms.receipt(
                                "id:A1 stat:REJECTD " + text,
                                new Network_error_code(InboundSms.octets(octets))));

        assertThat(receipt.getReceiptError()).isEqualTo(error);
        assertThat(receipt.getOptedOut()).isEqualTo(optedOut);
    }

    @Test
    void a_receipt_without_an_id_is_a_dead_letter() {
        InboundRecord recorded = receipt(InboundSms.receipt("stat:DELIVRD"));

        assertThat(recorded.kind()).isEqualTo("dead-letter");
        assertThat(recorded.deadLetterReason()).contains("no message id");
        assertThat(recorded.forThread()).isFalse();
    }

    @Test
    void its_words_are_kept_whatever_form_they_have() {
        InboundRecord recorded = receipt(InboundSms.receipt("Message 123 delivered"));

        assertThat(recorded.deadLetterReason()).contains("no message id");
        InboundSmsReceived letter = (InboundSmsReceived) recorded.value();
        assertThat(new String(InboundSms.octets(letter.getText()), US_ASCII))
                .isEqualTo("Message 123 delivered");
        assertThat(letter.getActorType()).isEqualTo(ActorType.CARRIER);
    }

    @Test
    void a_receipt_from_what_is_no_phone_number_is_a_dead_letter() {
        DeliverSm sms = InboundSms.receipt("id:A1 stat:DELIVRD");
        sms.setSourceAddr("AMAZON");

        assertThat(receipt(sms).deadLetterReason()).contains("is no phone number");
    }

    @ParameterizedTest
    @ValueSource(strings = {"AMAZON", "", "12345"})
    void where_the_account_is_set_to_it_the_id_alone_tells_the_thread(String source) {
        DeliverSm sms = InboundSms.receipt("id:a1-B2 stat:DELIVRD");
        sms.setSourceAddr(source);

        InboundRecord recorded = byId(sms);

        assertThat(recorded.kind()).isEqualTo("receipt");
        assertThat(recorded.forThread()).isFalse();
        assertThat(recorded.receiptKey()).isEqualTo("us/A1B2");
        DeliveryReceiptReceived receipt = (DeliveryReceiptReceived) recorded.value();
        assertThat(receipt.getThreadId()).isEmpty();
        assertThat(receipt.getConsentId()).isEmpty();
    }

    @Test
    void the_thread_that_its_addresses_tell_goes_along() {
        InboundRecord recorded = byId(InboundSms.receipt("id:A1 stat:DELIVRD"));

        assertThat(recorded.receiptKey()).isEqualTo("us/A1");
        assertThat(((DeliveryReceiptReceived) recorded.value()).getThreadId()).isEqualTo(THREAD);
    }

    @Test
    void without_an_id_it_is_a_dead_letter_there_too() {
        assertThat(byId(InboundSms.receipt("stat:DELIVRD")).deadLetterReason()).contains("no message id");
    }

    private InboundRecord byId(DeliverSm sms) {
        return records(
                        Map.of(
                                "accounts[0].name", "test",
                                "accounts[0].organization-id", Acme.ID,
                                "accounts[0].host", "smsc.example",
                                "accounts[0].port", "2775",
                                "accounts[0].system-id", "us",
                                "accounts[0].receipts-by-id", "same"))
                .of(pdu("bind-1", sms));
    }
}
