package io.onbehalf.conversation.carrier.inbound;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.conversation.carrier.Acme;
import io.onbehalf.conversation.carrier.smpp.AccountSettings.Senders;
import io.onbehalf.conversation.carrier.smpp.Accounts;
import io.onbehalf.conversation.carrier.smpp.RawSmsc;
import io.onbehalf.conversation.carrier.smpp.SmppAccount;
import io.onbehalf.conversation.carrier.smpp.session.RawPdu;
import io.onbehalf.schemas.Topics;
import java.io.IOException;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jsmpp.SMPPConstant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// An account with numbers of two organizations, from the SMSC's socket to Kafka.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SharedAccountTest {

    private static final String TEXT = "00";
    private static final String RECEIPT = "04";
    private static final String OF_RECEIPT =
            "id:A1 sub:001 dlvrd:001 submit date:2611301200 done date:2611301201 stat:DELIVRD err:000 text:Hi";

    private final RawSmsc smsc = new RawSmsc();
    private final MockProducer<String, SpecificRecord> kafka =
            new MockProducer<>(true, null, new StringSerializer(), (_, _) -> new byte[0]);
    private final SmppAccount account =
            new SmppAccount(
                    Accounts.named(
                            Accounts.account(smsc.port(), 1),
                            "shared",
                            new Senders(Acme.ID, Set.of("+13175550100"), Map.of("+13175550111", "other"))),
                    InboundHandlers.writingTo(kafka),
                    InstantSource.fixed(Acme.NOON));

    SharedAccountTest() throws IOException {}

    @AfterEach
    void stop() throws IOException {
        account.stop();
        smsc.close();
    }

    @ParameterizedTest
    @CsvSource({
        "13175550199, 13175550100, acme",
        "13175550199, 13175550111, other",
        "13175550199, 3175550111, other",
        "13175550199, 5550111, other",
        "13175550111, 13175550100, acme",
        "5550111, 13175550100, acme",
        "5550111, 5550100, acme",
        "13175550100, 13175550111, other"
    })
    void a_text_is_of_the_organization_that_it_is_sent_to_whoever_sent_it(
            String source, String destination, String organization) throws InterruptedException, IOException {
        assertThat(organizations(delivered(TEXT, source, destination, "Hello"))).containsOnly(organization);
    }

    @Test
    void a_STOP_from_the_other_organization_s_number_counts() throws InterruptedException, IOException {
        assertThat(delivered(TEXT, "13175550111", "13175550100", "STOP"))
                .extracting(ProducerRecord::topic)
                .containsExactly(Topics.CONVERSATION_REQUESTS.name());
    }

    @ParameterizedTest
    @CsvSource({
        "13175550199, 13175550111, other",
        "13175550111, 13175550199, other",
        "3175550111, 13175550199, other",
        "13175550111, 13175550100, acme",
        "5550111, 5550100, acme",
        "13175550100, 13175550111, other",
        "13175550199, 13175550100, acme"
    })
    void a_receipt_is_of_the_organization_whose_number_is_its_destination_or_else_its_source(
            String source, String destination, String organization) throws InterruptedException, IOException {
        assertThat(organizations(delivered(RECEIPT, source, destination, OF_RECEIPT)))
                .containsOnly(organization);
    }

    @Test
    void so_is_a_receipt_whose_class_does_not_say_that_it_is_one() throws InterruptedException, IOException {
        assertThat(organizations(delivered(TEXT, "13175550111", "13175550199", OF_RECEIPT)))
                .containsOnly("other");
    }

    /// What is written once a `deliver_sm` with this `esm_class` is answered.
    private List<ProducerRecord<String, SpecificRecord>> delivered(
            String esmClass, String source, String destination, String text)
            throws InterruptedException, IOException {
        account.start();
        smsc.bound();
        smsc.send(
                RawSmsc.pdu(
                        SMPPConstant.CID_DELIVER_SM,
                        0,
                        1,
                        "00 0101"
                                + hex(source)
                                + "00 0101"
                                + hex(destination)
                                + "00"
                                + esmClass
                                + "0000 0000 00000000 %02x".formatted(text.length())
                                + hex(text)));
        assertThat(smsc.next(10_000)).isNotNull().extracting(RawPdu::commandStatus).isEqualTo(0);
        return kafka.history();
    }

    private static List<String> organizations(List<ProducerRecord<String, SpecificRecord>> written) {
        return written.stream()
                .map(ProducerRecord::value)
                .map(value -> value.get(value.getSchema().getField("organizationId").pos()).toString())
                .toList();
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(US_ASCII));
    }
}
