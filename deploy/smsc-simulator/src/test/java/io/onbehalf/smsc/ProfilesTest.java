package io.onbehalf.smsc;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.onbehalf.smsc.ledger.LedgerLine;
import io.onbehalf.smsc.profile.SmscProfile;
import io.onbehalf.smsc.session.BindAcceptor;
import io.onbehalf.smsc.session.Credentials;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jsmpp.bean.DataSm;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.OptionalParameter.Receipted_message_id;
import org.jsmpp.extra.NegativeResponseException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The habits of the accounts, as an ESME sees them.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ProfilesTest {

    private static final String PASSWORD = "simulate";
    private static final String CONTACT = "13175551234";

    @TempDir Path folder = Path.of("");

    private @Nullable Simulator simulator;

    @BeforeEach
    void the_simulator_listens_on_free_ports() throws IOException {
        simulator =
                Simulator.start(
                        new SimulatorSettings(
                                BindAcceptor.LOOPBACK,
                                0,
                                0,
                                ledger(),
                                new Credentials("onbehalf", PASSWORD),
                                Duration.ofMillis(50),
                                true));
    }

    @AfterEach
    void the_simulator_stops() throws IOException {
        simulator().close();
    }

    @Test
    void a_padded_id_has_zeros_before_it_and_NULs_behind_it() throws Exception {
        try (Esme esme = esme(SmscProfile.PADDED)) {
            String id = esme.submit(CONTACT, "Hello");
            DeliverSm receipt = esme.nextDelivery();

            assertThat(Esme.textOf(receipt)).startsWith("id:0000" + id + " ");
            assertThat(idParameter(receipt)).hasSize(32).startsWith("0000".getBytes(US_ASCII)).endsWith(0);
            assertThat(receipt.getOptionalParameter(OptionalParameter.User_message_reference.class)).isNull();
        }
    }

    @Test
    void an_unterminated_id_ends_without_a_NUL_and_numbers_may_lack_their_country() throws Exception {
        try (Esme esme = esme(SmscProfile.UNTERMINATED)) {
            String id = esme.submit(CONTACT, "Hello");
            DeliverSm receipt = esme.nextDelivery();

            assertThat(idParameter(receipt)).isEqualTo(id.getBytes(US_ASCII));
            assertThat(receipt.getSourceAddr()).isEqualTo("3175551234");
            assertThat(receipt.getSourceAddrTon()).isEqualTo((byte) 2);
            assertThat(receipt.getDestAddress()).isEqualTo("3175550100");
        }
    }

    @Test
    void a_hyphenated_id_has_no_hyphens_in_the_parameter() throws Exception {
        try (Esme esme = esme(SmscProfile.HYPHENATED)) {
            String id = esme.submit(CONTACT, "Hello");
            DeliverSm receipt = esme.nextDelivery();

            assertThat(id).matches("([0-9A-F]{4}-)+[0-9A-F]{1,4}");
            assertThat(Esme.textOf(receipt)).startsWith("id:" + id + " ");
            assertThat(new String(idParameter(receipt), US_ASCII)).isEqualTo(id.replace("-", "") + "\0");
        }
    }

    @Test
    void an_id_may_be_in_the_text_only() throws Exception {
        try (Esme esme = esme(SmscProfile.WHOLE_TEXT)) {
            String id = esme.submit(CONTACT, "Hello");
            DeliverSm receipt = esme.nextDelivery();

            assertThat(Esme.textOf(receipt)).startsWith("id:" + id + " ");
            assertThat(receipt.getOptionalParameter(Receipted_message_id.class)).isNull();
        }
    }

    @Test
    void a_receipt_may_lack_its_bit_and_its_account_refuses_binds_at_first() throws Exception {
        assertThatThrownBy(() -> esme(SmscProfile.UNMARKED))
                .rootCause()
                .isInstanceOfSatisfying(
                        NegativeResponseException.class,
                        refusal -> assertThat(refusal.getCommandStatus()).isEqualTo(0x0D));

        try (Esme esme = await().ignoreExceptions().until(() -> esme(SmscProfile.UNMARKED), Esme::isBound)) {
            esme.submit(CONTACT, "Hello");
            assertThat(esme.nextDelivery().isSmscDeliveryReceipt()).isFalse();
        }
    }

    @Test
    void a_receipt_may_be_in_UCS_2_and_write_its_state_out() throws Exception {
        try (Esme esme = esme(SmscProfile.WIDE)) {
            String id = esme.submit(CONTACT, "Hello");
            DeliverSm receipt = esme.nextDelivery();

            assertThat(receipt.getDataCoding()).isEqualTo((byte) 8);
            assertThat(new String(receipt.getShortMessage(), UTF_16BE))
                    .startsWith("id:" + id + " ")
                    .contains("stat:DELIVERED");
            assertThat(receipt.getOptionalParameter(OptionalParameter.Message_state.class)).isNull();
        }
    }

    @Test
    void a_receipt_may_come_by_data_sm_with_the_addresses_of_the_SMS() throws Exception {
        try (Esme esme = esme(SmscProfile.DATA)) {
            String id = esme.submit(CONTACT, "Hello");
            DataSm receipt = esme.nextData();

            assertThat(receipt.getSourceAddr()).isEqualTo(Esme.OURS);
            assertThat(receipt.getDestAddress()).isEqualTo(CONTACT);
            OptionalParameter.Message_payload payload =
                    receipt.getOptionalParameter(OptionalParameter.Message_payload.class);
            assertThat(new String(payload.getValue(), US_ASCII)).startsWith("id:" + id + " ");
        }
    }

    @Test
    void texts_to_a_number_come_to_the_account_that_submitted_from_it_in_its_alphabet() throws Exception {
        try (Esme latin = esme(SmscProfile.LATIN);
                Esme usual = new Esme(simulator().port(), "onbehalf", PASSWORD)) {
            latin.submit(CONTACT, "Hello");
            latin.nextDelivery();
            new ControlClient(URI.create("http://127.0.0.1:" + simulator().controlPort()))
                    .sendText(CONTACT, Esme.OURS, "Café?");
            DeliverSm text = latin.nextDelivery();

            assertThat(text.getDataCoding()).isZero();
            assertThat(new String(text.getShortMessage(), ISO_8859_1)).isEqualTo("Café?");
            assertThat(usual.isBound()).isTrue();
        }
    }

    @Test
    void every_twenty_fifth_submit_is_refused_for_now() throws Exception {
        try (Esme esme = esme(SmscProfile.PADDED)) {
            for (int i = 1; i < 25; i++) {
                assertThat(esme.submit(CONTACT, "Hello")).isNotEmpty();
            }
            assertThatThrownBy(() -> esme.submit(CONTACT, "Hello"))
                    .isInstanceOfSatisfying(
                            NegativeResponseException.class,
                            refusal -> assertThat(refusal.getCommandStatus()).isEqualTo(0x58));
        }
    }

    @Test
    void every_twenty_fifth_submit_is_accepted_and_the_connection_cut_before_the_answer() throws Exception {
        try (Esme esme = esme(SmscProfile.HYPHENATED)) {
            esme.setResponseTimeout(1_000);
            for (int i = 1; i < 25; i++) {
                assertThat(esme.submit(CONTACT, "Hello")).isNotEmpty();
            }
            assertThatThrownBy(() -> esme.submit(CONTACT, "Hello")).isInstanceOf(Exception.class);

            await().until(() -> !esme.isBound());
            List<LedgerLine> lines =
                    await().until(() -> LedgerLine.readAll(ledger()), read -> read.size() == 25);
            assertThat(lines.getLast().isAccepted()).isTrue();
            assertThat(lines.getLast().status()).isNull();
        }
    }

    private static byte[] idParameter(DeliverSm receipt) {
        return receipt.getOptionalParameter(Receipted_message_id.class).getValue();
    }

    private Esme esme(SmscProfile profile) throws IOException {
        return new Esme(simulator().port(), profile.systemId(), PASSWORD);
    }

    private Simulator simulator() {
        return requireNonNull(simulator);
    }

    private Path ledger() {
        return folder.resolve("ledger.tsv");
    }
}
