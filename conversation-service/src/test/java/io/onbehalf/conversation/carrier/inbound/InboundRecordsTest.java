package io.onbehalf.conversation.carrier.inbound;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.onbehalf.conversation.carrier.Acme;
import io.onbehalf.conversation.carrier.smpp.InboundSms;
import io.onbehalf.conversation.config.CarrierSettings;
import io.onbehalf.conversation.directory.QueueDirectory;
import io.onbehalf.kit.query.DataUnavailable;
import io.onbehalf.schemas.conversation.ConsentScope;
import io.onbehalf.schemas.conversation.InboundPart;
import io.onbehalf.schemas.conversation.InboundSmsReceived;
import io.onbehalf.schemas.conversation.KeywordKind;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
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
import org.junit.jupiter.params.provider.MethodSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class InboundRecordsTest extends RecordsSpecification {

    private static final Set<Integer> UCS_2 =
            IntStream.of(0x08, 0x18, 0x19, 0x1A, 0x1B, 0x48, 0x49, 0x4A, 0x4B, 0x58, 0x59, 0x5A, 0x5B)
                    .boxed()
                    .collect(toSet());

    static {
        IntStream.rangeClosed(0xE0, 0xEF).forEach(UCS_2::add);
    }

    @Test
    void a_text_is_a_request_to_its_thread_with_what_is_known_about_it() {
        InboundRecord recorded = recorded(InboundSms.text("Hello"));

        assertThat(recorded.kind()).isEqualTo("text");
        assertThat(recorded.key()).isEqualTo(THREAD);
        assertThat(recorded.deadLetterReason()).isNull();
        assertThat(recorded.forThread()).isTrue();
        InboundSmsReceived sms = (InboundSmsReceived) recorded.value();
        assertThat(sms.getRequestId()).isEqualTo("identity/bind-1/1");
        assertThat(sms.getThreadId()).isEqualTo(THREAD);
        assertThat(sms.getOrganizationId()).isEqualTo(Acme.ID);
        assertThat(sms.getRequestedAt()).isEqualTo(Acme.NOON);
        assertThat(sms.getMessageId()).isEqualTo("identity");
        assertThat(sms.getOutboundNumber()).isEqualTo(OURS);
        assertThat(sms.getContactNumber()).isEqualTo(CONTACT);
        assertThat(sms.getContactNumberAsTyped()).isEqualTo(InboundSms.CONTACT);
        assertThat(sms.getText()).isEqualTo("Hello");
        assertThat(sms.getSession()).isEqualTo("bind-1");
        assertThat(sms.getSequenceNumber()).isEqualTo(1);
        assertThat(sms.getBoundAt()).isEqualTo(BOUND);
        assertThat(sms.getFirstCameAt()).isEqualTo(CAME);
        assertThat(sms.getPart()).isNull();
        assertThat(sms.getKeyword()).isNull();
        assertThat(sms.getConsentId()).isEqualTo(CONSENT);
        assertThat(sms.getConsentScope()).isEqualTo(ConsentScope.ORGANIZATION);
        assertThat(sms.getConsent()).isNull();
    }

    @Test
    void the_lowest_named_queue_answers_for_a_number_that_several_share() {
        assertThat(text(InboundSms.text("Hello")).getQueueId()).isEqualTo("q-1");
    }

    @Test
    void a_setting_says_which_queue_answers_if_it_has_the_number() {
        Map<String, String> support = Map.of("inbound-queues[" + OURS + "]", "q-2");
        Map<String, String> nobody = Map.of("inbound-queues[" + OURS + "]", "q-9");

        assertThat(text(support, InboundSms.text("Hello")).getQueueName()).isEqualTo("Support");
        assertThat(text(nobody, InboundSms.text("Hello")).getQueueName()).isEqualTo("Billing");
    }

    @Test
    void a_text_to_a_number_that_nobody_owns_is_a_dead_letter_with_its_reason() {
        DeliverSm sms = InboundSms.text("Hello");
        sms.setDestAddress("13175550101");
        InboundRecord recorded = recorded(sms);

        assertThat(recorded.kind()).isEqualTo("dead-letter");
        assertThat(recorded.deadLetterReason()).contains("no queue owns the number");
        assertThat(((InboundSmsReceived) recorded.value()).getText()).isEqualTo("Hello");
    }

    @Test
    void it_goes_to_its_thread_too_which_may_have_a_conversation_open() {
        DeliverSm sms = InboundSms.text("Stop");
        sms.setDestAddress("13175550101");
        InboundRecord recorded = recorded(sms);

        assertThat(recorded.forThread()).isTrue();
        assertThat(recorded.key()).isEqualTo(Acme.IDENTITY.of(Acme.ID, "+13175550101", CONTACT).value());
        InboundSmsReceived received = (InboundSmsReceived) recorded.value();
        assertThat(received.getQueueId()).isEmpty();
        assertThat(received.getKeyword()).isNotNull();
        assertThat(received.getConsentId()).isEqualTo(CONSENT);
    }

    @Test
    void a_text_in_an_alphabet_that_carries_none_is_a_dead_letter_that_names_it() {
        DeliverSm sms = InboundSms.text("\0\1");
        sms.setDataCoding((byte) 4);

        assertThat(recorded(sms).deadLetterReason()).contains("data_coding 4");
        assertThat(recorded(sms).forThread()).isFalse();
        assertThat(octetsOf(recorded(sms))).isEqualTo("0001");
    }

    @Test
    void a_dead_letter_without_a_text_has_all_octets_of_its_user_data_with_the_header() {
        DeliverSm sms =
                InboundSms.withHeader("", new Message_payload(InboundSms.octets("0605040B8423F4 0001")));
        sms.setDataCoding((byte) 4);

        assertThat(octetsOf(recorded(sms))).isEqualTo("0605040b8423f40001");
    }

    @Test
    void so_has_a_part_and_it_keeps_its_place() {
        DeliverSm sms =
                InboundSms.text(
                        "\0\1",
                        new Sar_msg_ref_num((short) 7),
                        new Sar_total_segments((byte) 2),
                        new Sar_segment_seqnum((byte) 1));
        sms.setDataCoding((byte) 4);

        assertThat(octetsOf(recorded(sms))).isEqualTo("0001");
        assertThat(((InboundSmsReceived) recorded(sms).value()).getPart())
                .isEqualTo(new InboundPart(7, 2, 1, "0001", 4));
    }

    @Test
    void a_PDU_that_our_own_code_fails_on_is_a_dead_letter_with_the_octets_of_all_user_data() {
        DeliverSm odd = new InboundSms.Unprocessable();
        odd.setShortMessage(InboundSms.octets("4869"));
        odd.setOptionalParameters(new Message_payload(InboundSms.octets("53544F50")));

        InboundRecord recorded = recorded(odd);

        assertThat(recorded.deadLetterReason()).isEqualTo("unprocessable: IllegalStateException");
        assertThat(recorded.forThread()).isFalse();
        assertThat(octetsOf(recorded)).isEqualTo("486953544f50");
    }

    private static String octetsOf(InboundRecord deadLetter) {
        return ((InboundSmsReceived) deadLetter.value()).getText();
    }

    @Test
    void a_national_number_belongs_to_the_organization_s_country() {
        known.country("GB").queue("q-3", "London", "+442071838750");
        DeliverSm sms = InboundSms.text("Hello");
        sms.setSourceAddr("07400123456");
        sms.setSourceAddrTon((byte) 2);
        sms.setDestAddress("+442071838750");

        assertThat(text(sms).getContactNumber()).isEqualTo("+447400123456");
        assertThat(text(sms).getQueueName()).isEqualTo("London");
    }

    @Test
    void a_PDU_that_repeats_another_has_the_other_s_place_and_a_request_id_of_its_own() {
        DeliverSm text = InboundSms.text("Hello");
        text.setSequenceNumber(9);
        var sms = (InboundSmsReceived) records(Map.of()).of(pdu("bind-2", text)).value();

        assertThat(sms.getSession()).isEqualTo("bind-1");
        assertThat(sms.getSequenceNumber()).isEqualTo(1);
        assertThat(sms.getRequestId()).isEqualTo("identity/bind-2/9");
    }

    /// Argentina writes a mobile with and without its 9, Mexico with and without a 1.
    @ParameterizedTest
    @CsvSource({
        "+541150325555, 541150325555",
        "+5491150325555, 5491150325555",
        "+5491150325555, 541150325555",
        "+525512345678, 5215512345678"
    })
    void our_number_is_the_one_that_a_queue_has_however_the_network_writes_it(String owned, String written) {
        known.queue("q-4", "Abroad", owned);
        DeliverSm sms = InboundSms.text("Hello");
        sms.setDestAddress(written);

        assertThat(text(sms).getQueueName()).isEqualTo("Abroad");
        assertThat(text(sms).getOutboundNumber()).isEqualTo(owned);
        DeliverSm receipt = InboundSms.receipt("id:A1 stat:DELIVRD");
        receipt.setDestAddress(written);
        assertThat(received(receipt).getThreadId())
                .isEqualTo(Acme.IDENTITY.of(Acme.ID, owned, CONTACT).value());
    }

    @Test
    void numbers_of_unknown_kind_are_national_where_only_so_a_queue_has_ours() {
        DeliverSm sms = InboundSms.text("Hello");
        sms.setSourceAddrTon((byte) 0);
        sms.setSourceAddr("3175550199");
        sms.setDestAddrTon((byte) 0);
        sms.setDestAddress("3175550100");

        assertThat(text(sms).getOutboundNumber()).isEqualTo(OURS);
        assertThat(text(sms).getContactNumber()).isEqualTo(CONTACT);
    }

    @Test
    void numbers_of_unknown_kind_are_international_where_a_queue_has_ours_so() {
        known.country("GB");
        DeliverSm sms = InboundSms.text("Hello");
        sms.setSourceAddrTon((byte) 0);
        sms.setDestAddrTon((byte) 0);

        assertThat(text(sms).getContactNumber()).isEqualTo(CONTACT);
    }

    @Test
    void a_text_may_be_empty_or_in_UCS_2() {
        DeliverSm russian = InboundSms.text("");
        russian.setShortMessage("Привет 😀".getBytes(UTF_16BE));
        russian.setDataCoding((byte) 8);

        assertThat(text(InboundSms.text("")).getText()).isEmpty();
        assertThat(text(russian).getText()).isEqualTo("Привет 😀");
    }

    @ParameterizedTest
    @MethodSource("everyDataCoding")
    void STOP_is_recognized_in_every_alphabet_that_has_letters(int dataCoding) {
        DeliverSm stop = InboundSms.text("STOP");
        stop.setDataCoding((byte) dataCoding);
        if (UCS_2.contains(dataCoding)) {
            stop.setShortMessage("STOP".getBytes(UTF_16BE));
        }

        assertThat(text(stop).getKeyword())
                .satisfies(keyword -> assertThat(keyword.getKind()).isEqualTo(KeywordKind.STOP));
    }

    static IntStream everyDataCoding() {
        return IntStream.rangeClosed(0x00, 0xFF);
    }

    @ParameterizedTest
    @CsvSource({
        "GSM7, 4D7E6C6C6572, Müller",
        "LATIN1, 4DFC6C6C6572, Müller",
        "ASCII, 6D6540782E6F7267, me@x.org",
        "UTF8, 436166C3A9, Café"
    })
    void an_account_s_default_alphabet_is_that_of_data_coding_0(String alphabet, String octets, String text) {
        DeliverSm sms = InboundSms.text("");
        sms.setShortMessage(InboundSms.octets(octets));

        assertThat(text(account(alphabet), sms).getText()).isEqualTo(text);
        sms.setDataCoding((byte) 3);
        assertThat(text(account(alphabet), sms).getText())
                .isEqualTo(new String(InboundSms.octets(octets), ISO_8859_1));
    }

    @Test
    void it_is_that_of_parts_too() {
        InboundSmsReceived sms = text(account("LATIN1"), InboundSms.withHeader("05 00 03 07 02 01 fc"));

        assertThat(sms.getPart()).isEqualTo(new InboundPart(7, 2, 1, "fc", 3));
    }

    private static Map<String, String> account(String alphabet) {
        return Map.of(
                "accounts[0].name", "test",
                "accounts[0].organization-id", Acme.ID,
                "accounts[0].host", "smsc.example",
                "accounts[0].port", "2775",
                "accounts[0].system-id", "us",
                "accounts[0].default-alphabet", alphabet);
    }

    @Test
    void a_part_goes_on_undecoded_with_how_long_the_others_are_waited_for() {
        InboundSmsReceived sms = text(InboundSms.withHeader("05 00 03 07 02 01 73746f70"));

        assertThat(sms.getText()).isEmpty();
        assertThat(sms.getPart()).isEqualTo(new InboundPart(7, 2, 1, "73746f70", 0));
        assertThat(sms.getPartsDueAt()).isEqualTo(Acme.NOON.plus(Duration.ofMinutes(10)));
        assertThat(sms.getKeyword()).isNull();
    }

    @Test
    void a_part_may_begin_or_end_within_a_character() {
        DeliverSm sms = InboundSms.withHeader("05 00 03 07 02 01 41E282");
        sms.setDataCoding((byte) 4);

        assertThat(recorded(sms).deadLetterReason()).isNull();
        assertThat(recorded(sms).forThread()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"53544F50, 0", "0053 0054 004F 0050, 8"})
    void STOP_is_recognized_where_a_header_is_announced_that_is_not_there(String octets, byte dataCoding) {
        DeliverSm stop = InboundSms.withHeader(octets);
        stop.setDataCoding(dataCoding);

        assertThat(text(stop).getText()).isEqualTo("STOP");
        assertThat(text(stop).getKeyword()).isNotNull();
    }

    @Test
    void an_organization_opts_contacts_out_with_the_words_of_its_languages() {
        known.optOutWords(List.of("es"), List.of());

        assertThat(text(InboundSms.text("baja")).getKeyword()).isNotNull();
        assertThat(text(InboundSms.text("STOP")).getKeyword()).isNotNull();
        assertThat(text(InboundSms.text("quit")).getKeyword()).isNull();
    }

    @Test
    void a_word_that_it_has_switched_off_is_flagged_and_STOP_can_t_be() {
        known.optOutWords(List.of(), List.of("cancel", "stop"));

        assertThat(text(InboundSms.text("cancel")).getKeyword()).isNull();
        assertThat(text(InboundSms.text("cancel")).getPossibleOptOut()).isTrue();
        assertThat(text(InboundSms.text("STOP")).getKeyword()).isNotNull();
    }

    @ParameterizedTest
    @CsvSource({"Stop., STOP, opted out", "start, START, opted in", "HELP, HELP, Somebody will answer"})
    void a_keyword_comes_with_what_the_system_answers(String words, KeywordKind kind, String answer) {
        InboundSmsReceived sms = text(InboundSms.text(words));

        assertThat(sms.getText()).isEqualTo(words);
        assertThat(sms.getKeyword()).satisfies(keyword -> assertThat(keyword.getKind()).isEqualTo(kind));
        assertThat(sms.getAutomaticText()).contains(answer);
    }

    @Test
    void an_opt_out_counts_for_the_numbers_that_the_organization_says() {
        known.optOutScope(ConsentScope.NUMBER);
        assertThat(text(InboundSms.text("STOP")).getConsentScope()).isEqualTo(ConsentScope.NUMBER);

        known.optOutScope(ConsentScope.UNKNOWN);
        assertThat(text(InboundSms.text("STOP")).getConsentScope()).isEqualTo(ConsentScope.ORGANIZATION);
    }

    @Test
    void what_is_known_of_the_contact_s_consent_goes_with_the_text() {
        known.consent(CONSENT, true);

        assertThat(text(InboundSms.text("Hello")).getConsent())
                .satisfies(consent -> {
                    assertThat(consent.getOptedOut()).isTrue();
                    assertThat(consent.getChangedAt()).isEqualTo(Acme.NOON);
                });
    }

    @Test
    void what_our_replicas_can_not_tell_now_is_no_dead_letter() {
        QueueDirectory moving = mock();
        when(moving.settings(Acme.ID)).thenThrow(new DataUnavailable("moving"));
        InboundRecords records =
                InboundHandlers.records(CarrierSettings.defaults(), moving, InstantSource.fixed(Acme.NOON));
        InboundPdu pdu = pdu("bind-1", InboundSms.text("Hello"));

        assertThatExceptionOfType(DataUnavailable.class).isThrownBy(() -> records.of(pdu));
    }
}
