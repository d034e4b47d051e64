package io.onbehalf.conversation.carrier.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.conversation.carrier.smpp.InboundSms;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.bean.OptionalParameter.User_message_reference;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ContentHashTest {

    @Test
    void the_same_content_has_the_same_hash() {
        assertThat(ContentHash.of(sms())).isEqualTo(ContentHash.of(sms())).matches("[0-9a-f]{64}");
    }

    @Test
    void the_sequence_number_makes_no_difference() {
        DeliverSm again = sms();
        again.setSequenceNumber(4711);

        assertThat(ContentHash.of(again)).isEqualTo(ContentHash.of(sms()));
    }

    static Stream<Consumer<DeliverSm>> differences() {
        return Stream.of(
                sms -> sms.setSourceAddr("13175550198"),
                sms -> sms.setDestAddress("13175550101"),
                sms -> sms.setEsmClass((byte) 4),
                sms -> sms.setDataCoding((byte) 8),
                sms -> sms.setShortMessage(new byte[] {'h', 'i'}),
                sms -> sms.setShortMessage(null),
                sms -> sms.setOptionalParameters(new User_message_reference((short) 8)));
    }

    @ParameterizedTest
    @MethodSource("differences")
    void any_other_difference_makes_another_hash(Consumer<DeliverSm> difference) {
        DeliverSm other = sms();
        difference.accept(other);

        assertThat(ContentHash.of(other)).isNotEqualTo(ContentHash.of(sms()));
    }

    @Test
    void what_a_PDU_lacks_is_no_obstacle() {
        assertThat(ContentHash.of(new DeliverSm())).isEqualTo(ContentHash.of(new DeliverSm()));
    }

    private static DeliverSm sms() {
        return InboundSms.text("Hi", new User_message_reference((short) 7));
    }
}
