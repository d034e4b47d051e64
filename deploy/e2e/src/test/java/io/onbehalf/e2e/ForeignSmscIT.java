package io.onbehalf.e2e;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.onbehalf.e2e.fixture.ForeignSmsc;
import io.onbehalf.e2e.fixture.ForeignSmsc.Submit;
import io.onbehalf.e2e.fixture.RawCall;
import io.onbehalf.e2e.fixture.SharedTestStack;
import io.onbehalf.e2e.fixture.SmsExchange;
import io.onbehalf.e2e.fixture.TestNumbers;
import io.onbehalf.e2e.fixture.TestQueue;
import io.onbehalf.e2e.fixture.TestStack;
import io.onbehalf.e2e.fixture.TestTexts;
import io.onbehalf.e2e.fixture.TestUser;
import io.onbehalf.local.client.ApiUser;
import io.onbehalf.local.layout.Port;
import io.onbehalf.smsc.ledger.LedgerLine;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// Messages over real SMPP to an SMSC of another project, so that our client is not only tested against our
/// own simulator.
@ExtendWith(SharedTestStack.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ForeignSmscIT {

    /// Longer than the longest pause between two attempts to bind.
    private static final Duration TIMEOUT = Duration.ofMinutes(1);

    private static final String DELIVERED = "delivery-success";

    private final TestStack stack;
    private final ForeignSmsc smsc;
    private final ApiUser amy;
    private final TestQueue queue;

    ForeignSmscIT(TestStack stack) throws InterruptedException, IOException {
        this.stack = stack;
        smsc = ForeignSmsc.installed(stack.foreignSmsc());
        amy = stack.as(TestUser.AMY);
        queue = TestQueue.create(stack, TestNumbers.FOREIGN, TestUser.AMY);
    }

    @BeforeEach
    void the_link_is_up() throws IOException {
        if (!smsc.isAlive()) {
            smsc.start();
        }
        awaitLink("UP");
    }

    @AfterAll
    void the_smsc_is_stopped() throws InterruptedException {
        smsc.kill();
    }

    /// @param digits of a contact whose receipt has the id as a parameter; has it in decimal, in the text
    ///   only; comes before the answer to the submit
    @ParameterizedTest
    @ValueSource(strings = {"8000", "8001", "8002"})
    void a_message_is_delivered_and_has_the_smsc_s_message_id(String digits) throws Exception {
        SmsExchange exchange = exchange(digits);
        String id = exchange.send(TestTexts.of("hello"));

        exchange.awaitStatus(id, DELIVERED);
        List<Submit> submits = smsc.submits(digits);
        assertThat(submits).hasSize(1);
        assertThat(submits.getFirst().registeredDelivery()).isEqualTo(1);
        assertThat(exchange.message(id).text("providerMessageId")).isEqualTo(submits.getFirst().id());
    }

    @Test
    void an_undelivered_message_has_the_receipt_s_error() throws Exception {
        SmsExchange exchange = exchange("8003");
        String id = exchange.send(TestTexts.of("hello"));

        exchange.awaitStatus(id, "delivery-failed");
        JsonNode error = exchange.error(id);
        assertThat(error.path("code").asString("")).isEqualTo("carrier.undelivered");
        assertThat(error.path("messageParams").path("receiptError").asString("")).isEqualTo("042");
    }

    @Test
    void a_text_of_gsm_7_with_its_extensions_is_sent_as_one_octet_for_each_septet() throws Exception {
        SmsExchange exchange = exchange("8020");
        String text = TestTexts.of("€^{}\\[~]| @Ä_Δ");
        String id = exchange.send(text);

        exchange.awaitStatus(id, DELIVERED);
        Submit submit = smsc.submits("8020").getFirst();
        assertThat(submit.payload())
                .isEqualTo(
                        HexFormat.of().formatHex(TestTexts.of("").getBytes(US_ASCII))
                                + "1b651b141b281b291b2f1b3c1b3d1b3e1b4020005b1110");
        assertThat(submit.text()).isEqualTo(text);
        assertThat(submit.dataCoding()).isZero();
        assertThat(submit.esmClass()).isZero();
        assertThat(submit.udh()).isEmpty();
    }

    @Test
    void a_text_with_emoji_is_sent_in_two_segments_of_ucs_2_without_a_split_surrogate_pair()
            throws Exception {
        SmsExchange exchange = exchange("8021");
        String first = TestTexts.of("ж".repeat(66 - TestTexts.of("").length()));
        String second = "😀 и 👍";
        String id = exchange.send(first + second);

        exchange.awaitStatus(id, DELIVERED);
        List<Submit> submits = smsc.submits("8021");
        assertThat(submits).extracting(ForeignSmscIT::decoded).containsExactly(first, second);
        assertThat(submits).extracting(Submit::text).containsExactly(first, second);
        assertThat(submits).extracting(Submit::dataCoding).containsOnly(8);
        assertThat(submits).extracting(Submit::esmClass).containsOnly(0x40);
        String reference = submits.getFirst().udh().getFirst().substring(4, 6);
        assertThat(submits)
                .extracting(Submit::udh)
                .containsExactly(List.of("0003" + reference + "0201"), List.of("0003" + reference + "0202"));
        assertThat(exchange.message(id).text("providerMessageId")).isEqualTo(submits.getFirst().id());
    }

    /// The payload's text; half a surrogate pair is an error.
    private static String decoded(Submit submit) {
        try {
            return UTF_16BE.newDecoder()
                    .decode(ByteBuffer.wrap(HexFormat.of().parseHex(submit.payload())))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new AssertionError("a segment is not a text of its own: " + submit.payload(), e);
        }
    }

    @Test
    void the_contact_s_answer_is_appended_to_the_conversation() throws Exception {
        SmsExchange exchange = exchange("8010");
        String question = TestTexts.of("where are you?");
        exchange.send(question);

        exchange.awaitText("Answer from abroad");
        assertThat(exchange.texts()).containsExactlyInAnyOrder(question, "Answer from abroad");
    }

    @Test
    void an_answer_in_segments_is_one_text_even_if_they_split_a_surrogate_pair() throws Exception {
        SmsExchange exchange = exchange("8011");
        String question = TestTexts.of("how are you?");
        exchange.send(question);

        String answer = "ж".repeat(66) + "😀 и привет";
        exchange.awaitText(answer);
        assertThat(exchange.texts()).containsExactlyInAnyOrder(question, answer);
    }

    @Test
    void a_message_sent_while_the_smsc_is_down_waits_and_is_delivered_once() throws Exception {
        SmsExchange exchange = exchange("8030");
        smsc.kill();
        awaitLink("DEGRADED");

        String id = exchange.send(TestTexts.of("are you there?"));
        await().during(Duration.ofSeconds(3))
                .atMost(TIMEOUT)
                .until(() -> exchange.status(id).equals("queued"));
        assertThat(status("readiness")).isEqualTo("UP");
        smsc.start();

        exchange.awaitStatus(id, DELIVERED);
        assertThat(smsc.submits("8030"))
                .extracting(Submit::id)
                .containsExactly(exchange.message(id).text("providerMessageId"));
        assertThat(sourcesAtTheSimulator()).doesNotContain(TestNumbers.FOREIGN.substring(1));
    }

    private SmsExchange exchange(String digits) throws InterruptedException {
        return SmsExchange.compose(queue, amy, TestNumbers.contact(digits));
    }

    private List<String> sourcesAtTheSimulator() throws IOException {
        return LedgerLine.readAll(stack.layout().smscLedger()).stream()
                .map(line -> line.sms().source())
                .toList();
    }

    private void awaitLink(String status) {
        await().atMost(TIMEOUT).until(() -> status("carrier"), status::equals);
    }

    private String status(String part) throws IOException, InterruptedException {
        return RawCall.get(
                        stack.layout()
                                .url(Port.CONVERSATION_MANAGEMENT, "/actuator/health/" + part)
                                .toString())
                .send()
                .text("status")
                .toUpperCase(Locale.ROOT);
    }
}
