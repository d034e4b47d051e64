package io.onbehalf.smsc;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.onbehalf.smsc.ledger.LedgerLine;
import io.onbehalf.smsc.number.MagicNumber;
import io.onbehalf.smsc.session.BindAcceptor;
import io.onbehalf.smsc.session.Credentials;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jsmpp.bean.BindType;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.extra.ResponseTimeoutException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SimulatorTest {

    private static final String PASSWORD = "simulate";
    private static final String ORDINARY = "13175551234";

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
                                Duration.ofMillis(100),
                                true));
    }

    @AfterEach
    void the_simulator_stops() throws IOException {
        simulator().close();
    }

    @Test
    void a_taken_port_is_named_with_its_use() {
        int smpp = simulator().port();
        int control = simulator().controlPort();

        assertThatThrownBy(() -> startOn(smpp, 0))
                .isInstanceOf(IOException.class)
                .hasMessage("cannot listen on port %d for SMPP: Address already in use".formatted(smpp));
        assertThatThrownBy(() -> startOn(0, control))
                .isInstanceOf(IOException.class)
                .hasMessage(
                        "cannot listen on port %d for control: Address already in use".formatted(control));
    }

    private void startOn(int port, int controlPort) throws IOException {
        Credentials credentials = new Credentials("onbehalf", PASSWORD);
        Simulator.start(
                        new SimulatorSettings(
                                BindAcceptor.LOOPBACK,
                                port,
                                controlPort,
                                ledger(),
                                credentials,
                                Duration.ofMillis(100),
                                true))
                .close();
    }

    @Test
    void an_accepted_message_is_in_the_ledger_and_gets_a_receipt() throws Exception {
        try (Esme esme = transceiver()) {
            String id = esme.submit(ORDINARY, "Hello");
            DeliverSm receipt = esme.nextDelivery();

            assertThat(id).matches("[0-9A-F]{8,}");
            assertThat(receipt.isSmscDeliveryReceipt()).isTrue();
            assertThat(receipt.getSourceAddr()).isEqualTo(ORDINARY);
            assertThat(receipt.getDestAddress()).isEqualTo(Esme.OURS);
            assertThat(Esme.textOf(receipt))
                    .matches(
                            ("id:%s sub:001 dlvrd:001 submit date:\\d{10} done date:\\d{10}"
                                            + " stat:DELIVRD err:000 text:")
                                    .formatted(id));
            assertThat(receipt.getOptionalParameter(OptionalParameter.Receipted_message_id.class))
                    .extracting(OptionalParameter.Receipted_message_id::getValueAsString)
                    .isEqualTo(id);
            assertThat(receipt.getOptionalParameter(OptionalParameter.Message_state.class))
                    .extracting(OptionalParameter.Message_state::getValue)
                    .isEqualTo((byte) 2);
            assertThat(referenceOf(receipt)).isEqualTo(Esme.REFERENCE);
            await().untilAsserted(() -> assertThat(lines()).hasSize(1));
            LedgerLine line = lines().getFirst();
            assertThat(line.messageId()).isEqualTo(id);
            assertThat(line.sms().textHash())
                    .isEqualTo("185f8db32271fe25f561a6fc938b2e264306ec304eda518007d1764826381969");
            assertThat(Files.readString(ledger())).doesNotContain("Hello");
        }
    }

    @Test
    void a_wrong_password_is_refused() {
        assertThatThrownBy(() -> new Esme(simulator().port(), "guessed", BindType.BIND_TRX, 0))
                .rootCause()
                .isInstanceOfSatisfying(
                        NegativeResponseException.class,
                        refusal -> assertThat(refusal.getCommandStatus()).isEqualTo(0x0E));
    }

    @Test
    void an_invalid_destination_is_always_refused() throws Exception {
        try (Esme esme = transceiver()) {
            for (int attempt = 0; attempt < 3; attempt++) {
                assertRefused(0x0B, esme, "13175559902");
            }
            await().untilAsserted(() -> assertThat(lines()).hasSize(3));
            assertThat(lines())
                    .noneMatch(LedgerLine::isAccepted)
                    .extracting(LedgerLine::status)
                    .containsOnly(0x0B);
        }
    }

    @Test
    void a_segment_is_throttled_twice_and_then_accepted() throws Exception {
        try (Esme esme = transceiver()) {
            assertRefused(0x58, esme, "13175559901");
            assertRefused(0x58, esme, "13175559901");

            assertThat(esme.submit("13175559901", "Hello")).isNotEmpty();
        }
    }

    @Test
    void a_silent_number_is_accepted_without_an_answer() throws Exception {
        try (Esme esme = transceiver()) {
            esme.setResponseTimeout(200);
            assertThatThrownBy(() -> esme.submit("13175559903", "Hello"))
                    .isInstanceOf(ResponseTimeoutException.class);

            assertThat(referenceOf(esme.nextDelivery())).isEqualTo(Esme.REFERENCE);
            assertThat(lines())
                    .singleElement()
                    .matches(line ->
                            line.isAccepted()
                                    && line.number() == MagicNumber.SILENT
                                    && line.status() == null);
        }
    }

    @Test
    void receipts_may_come_early_repeated_and_out_of_order() throws Exception {
        try (Esme esme = transceiver()) {
            String id = esme.submit("13175559905", "Hello");

            String receipt = "id:" + Long.parseLong(id, 16) + " .* stat:";
            for (int time = 0; time < 3; time++) {
                assertThat(Esme.textOf(esme.nextDelivery())).matches(receipt + "DELIVRD .*");
            }
            assertThat(Esme.textOf(esme.nextDelivery())).matches(receipt + "ENROUTE .*");
        }
    }

    @Test
    void a_contact_s_answer_may_arrive_in_segments_out_of_order() throws Exception {
        try (Esme esme = transceiver()) {
            esme.submit("13175559912", "Is all well?");
            assertThat(esme.nextDelivery().isSmscDeliveryReceipt()).isTrue();

            for (int place : List.of(2, 1, 1, 3)) {
                DeliverSm segment = esme.nextDelivery();
                assertThat(segment.isUdhi()).isTrue();
                assertThat(segment.getShortMessage()[5]).isEqualTo((byte) place);
            }
        }
    }

    @Test
    void a_refused_delivery_is_repeated() throws Exception {
        try (Esme esme = new Esme(simulator().port(), PASSWORD, BindType.BIND_TRX, 1)) {
            String id = esme.submit(ORDINARY, "Hello");

            assertThat(Esme.textOf(esme.nextDelivery())).startsWith("id:" + id);
        }
    }

    @Test
    void a_text_waits_until_a_receiver_is_bound() throws Exception {
        try (Esme transmitter = new Esme(simulator().port(), PASSWORD, BindType.BIND_TX, 0)) {
            control().sendText("+1317555123", Esme.OURS, "Café?");
            try (Esme receiver = new Esme(simulator().port(), PASSWORD, BindType.BIND_RX, 0)) {
                DeliverSm text = receiver.nextDelivery();

                assertThat(text.getSourceAddr()).isEqualTo("1317555123");
                assertThat(text.getDataCoding()).isEqualTo((byte) 8);
                assertThat(new String(text.getShortMessage(), UTF_16BE)).isEqualTo("Café?");
                assertThat(transmitter.isBound()).isTrue();
            }
        }
    }

    @Test
    void a_body_that_can_t_be_decoded_and_a_text_that_is_too_long_are_refused() throws Exception {
        for (String body : List.of("from=%zz&to=1&text=Hello", "from=1&to=1&text=" + "a".repeat(256 * 153))) {
            HttpResponse<Void> answer;
            try (HttpClient http = HttpClient.newHttpClient()) {
                answer =
                        http.send(
                                HttpRequest.newBuilder(
                                                URI.create(
                                                        "http://127.0.0.1:%d/inbound"
                                                                .formatted(simulator().controlPort())))
                                        .POST(HttpRequest.BodyPublishers.ofString(body))
                                        .build(),
                                HttpResponse.BodyHandlers.discarding());
            }
            assertThat(answer.statusCode()).as(body.substring(0, 20)).isEqualTo(400);
        }
    }

    @Test
    void a_text_without_a_sender_is_refused() {
        assertThatThrownBy(() -> control().sendText("", Esme.OURS, "Hello"))
                .isInstanceOf(IOException.class)
                .hasMessage("control port: /inbound answered status 400");
    }

    @Test
    void a_cut_closes_every_session() throws Exception {
        try (Esme esme = transceiver()) {
            control().cut();

            await().until(() -> !esme.isBound());
        }
    }

    private Simulator simulator() {
        return requireNonNull(simulator);
    }

    private Esme transceiver() throws IOException {
        return new Esme(simulator().port(), PASSWORD, BindType.BIND_TRX, 0);
    }

    private static void assertRefused(int status, Esme esme, String contact) {
        assertThatThrownBy(() -> esme.submit(contact, "Hello"))
                .isInstanceOfSatisfying(
                        NegativeResponseException.class,
                        refusal -> assertThat(refusal.getCommandStatus()).isEqualTo(status));
    }

    private static int referenceOf(DeliverSm receipt) {
        return receipt.getOptionalParameter(OptionalParameter.User_message_reference.class).getValue();
    }

    private ControlClient control() {
        return new ControlClient(URI.create("http://127.0.0.1:" + simulator().controlPort()));
    }

    private Path ledger() {
        return folder.resolve("ledger.tsv");
    }

    private List<LedgerLine> lines() throws IOException {
        return LedgerLine.readAll(ledger());
    }
}
