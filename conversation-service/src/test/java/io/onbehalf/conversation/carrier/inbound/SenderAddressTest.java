package io.onbehalf.conversation.carrier.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.conversation.carrier.Acme;
import io.onbehalf.conversation.carrier.smpp.InboundSms;
import io.onbehalf.schemas.conversation.InboundSmsReceived;
import io.onbehalf.schemas.conversation.KeywordKind;
import org.jsmpp.bean.DeliverSm;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Who sent an inbound SMS.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SenderAddressTest extends RecordsSpecification {

    private static final byte ALPHANUMERIC = 5;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # source       | TON | destination   | TON | country | contact
                    3175550199     | 0   | 13175550100   | 0   | US      | +13175550199
                    3175550199     | 1   | 13175550100   | 1   | US      | +13175550199
                    3175550199     | 2   | 13175550100   | 1   | US      | +13175550199
                    13175550199    | 0   | 3175550100    | 0   | US      | +13175550199
                    3175550199     | 0   | 3175550100    | 0   | US      | +13175550199
                    2025550123     | 0   | 13175550100   | 0   | US      | +12025550123
                    5125550123     | 0   | 13175550100   | 0   | US      | +15125550123
                    6465550123     | 0   | 13175550100   | 0   | US      | +16465550123
                    6465550123     | 1   | 13175550100   | 1   | US      | +16465550123
                    9175550123     | 0   | 13175550100   | 0   | US      | +19175550123
                    2125550123     | 0   | 13175550100   | 0   | US      | +12125550123
                    4155550123     | 0   | 13175550100   | 0   | US      | +14155550123
                    447400123456   | 0   | 13175550100   | 0   | US      | +447400123456
                    447400123456   | 1   | 13175550100   | 1   | US      | +447400123456
                    4582345678     | 1   | 13175550100   | 1   | US      | +4582345678
                    +3175550199    | 1   | 13175550100   | 1   | US      | 3175550199
                    17698765432    | 0   | 4915112345678 | 1   | DE      | +4917698765432
                    017698765432   | 0   | 4915112345678 | 1   | DE      | +4917698765432
                    4917698765432  | 0   | 4915112345678 | 0   | DE      | +4917698765432
                    17698765432    | 1   | 4915112345678 | 1   | DE      | +17698765432
                    541150325555   | 0   | 4915112345678 | 1   | DE      | +5491150325555
                    447400123456   | 0   | 4915112345678 | 1   | DE      | +447400123456
                    5215512345678  | 0   | 4915112345678 | 1   | DE      | +525512345678
                    0013175550199  | 0   | 13175550100   | 0   | US      | +13175550199
                    00447400123456 | 0   | 13175550100   | 0   | US      | +447400123456
                    0013175550199  | 1   | 0013175550100 | 0   | US      | +13175550199
                    0113175550199  | 0   | 13175550100   | 0   | US      | 0113175550199
                    01144740012345 | 0   | 13175550100   | 0   | US      | 01144740012345
                    011447400123456| 0   | 13175550100   | 0   | US      | +447400123456
                    0712345678     | 0   | 13175550100   | 0   | US      | 0712345678
                    """)
    void a_contact_s_number_is_a_valid_one_in_the_organization_s_country_or_abroad(
            String source, byte sourceTon, String destination, byte ton, String country, String contact) {
        known.country(country).queue("q-5", "Berlin", "+4915112345678");
        DeliverSm sms = from(source, sourceTon);
        sms.setDestAddress(destination);
        sms.setDestAddrTon(ton);

        InboundSmsReceived received = text(sms);
        assertThat(received.getContactNumber()).isEqualTo(contact);
        assertThat(received.getConsentId()).isEqualTo(Acme.IDENTITY.ofContact(Acme.ID, contact));
        assertThat(received.getThreadId())
                .isEqualTo(Acme.IDENTITY.of(Acme.ID, received.getOutboundNumber(), contact).value());
    }

    @ParameterizedTest
    @ValueSource(strings = {"1800FLOWERS", "491BANKING", "AMAZON", "13175550199", "12345", "Onbehalf 24/7"})
    void a_name_is_never_read_as_a_number(String name) {
        assertThat(text(from(name, ALPHANUMERIC)).getContactNumber()).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({
        "12345, 3",
        "12345, 0",
        "12345, 6",
        "12345, 1",
        "302123, 2",
        "7726, 0",
        "12, 1",
        "1317555019A, 0",
        "AMAZON, 1",
        "*100#, 0",
        "13175550199x5, 0",
        "0000000000, 0"
    })
    void a_sender_that_has_no_number_is_known_by_the_address_as_it_came(String address, byte ton) {
        known.country("US");

        InboundSmsReceived received = text(from(address, ton));
        assertThat(received.getContactNumber()).isEqualTo(address);
        assertThat(received.getContactNumberAsTyped()).isEqualTo(address);
        assertThat(received.getQueueId()).isEqualTo("q-1");
    }

    @Test
    void such_an_address_is_never_equal_to_a_number() {
        assertThat(text(from("+13175550199", ALPHANUMERIC)).getContactNumber()).isEqualTo("13175550199");
        assertThat(text(from(" +12345 ", (byte) 0)).getContactNumber()).isEqualTo("12345");
        assertThat(text(from("AMA\nZON", ALPHANUMERIC)).getContactNumber()).isEqualTo("AMAZON");
    }

    @Test
    void its_STOP_counts_for_that_sender() {
        DeliverSm stop = InboundSms.text("STOP");
        stop.setSourceAddr("12345");
        stop.setSourceAddrTon((byte) 3);

        InboundSmsReceived received = text(stop);
        assertThat(received.getKeyword())
                .satisfies(keyword -> assertThat(keyword.getKind()).isEqualTo(KeywordKind.STOP));
        assertThat(received.getConsentId()).isEqualTo(Acme.IDENTITY.ofContact(Acme.ID, "12345"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "+", "\0"})
    void a_text_from_nobody_is_a_dead_letter(String address) {
        InboundRecord recorded = recorded(from(address, (byte) 0));

        assertThat(recorded.deadLetterReason()).contains("has no source address");
        assertThat(recorded.forThread()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"4711x", "", "12345"})
    void a_text_to_what_is_no_phone_number_is_a_dead_letter(String destination) {
        DeliverSm sms = InboundSms.text("Hello");
        sms.setDestAddress(destination);
        sms.setDestAddrTon((byte) 0);

        assertThat(recorded(sms).deadLetterReason()).contains("destination is no phone number");
        assertThat(recorded(sms).forThread()).isFalse();
    }

    private static DeliverSm from(String address, byte ton) {
        DeliverSm sms = InboundSms.text("Hello");
        sms.setSourceAddr(address);
        sms.setSourceAddrTon(ton);
        return sms;
    }
}
