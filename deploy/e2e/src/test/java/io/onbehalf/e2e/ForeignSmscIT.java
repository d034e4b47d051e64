package io.onbehalf.e2e;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.onbehalf.e2e.ForeignSmsc.Submit;
import io.onbehalf.local.Caller;
import io.onbehalf.local.SmscSimulator;
import io.onbehalf.local.smsc.LedgerLine;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
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

/// Messages over real SMPP to a message centre that somebody else wrote, so that ours is not tested against
/// itself.
@ExtendWith(SharedStand.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ForeignSmscIT {

    /// Longer than the longest pause between two attempts to bind.
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static final String DELIVERED = "delivery-success";

    private final Stand stand;
    private final ForeignSmsc smsc;
    private final Caller amy;
    private final TestQueue queue;

    ForeignSmscIT(Stand stand) throws InterruptedException, IOException {
        this.stand = stand;
        smsc = ForeignSmsc.installed(stand.foreignSmsc());
        amy = stand.as(Cast.AMY);
        queue = TestQueue.create(stand, Numbers.FOREIGN, Cast.AMY);
    }

    @BeforeEach
    void the_link_is_up() throws IOException {
        if (!smsc.alive()) {
            smsc.start();
        }
        awaitLink("UP");
    }

    @AfterAll
    void nothing_is_left_running() throws InterruptedException {
        smsc.kill();
    }

    /// @param digits of a contact whose receipt tells all; has the id in decimal in its text only; comes
    ///   before the answer to the submit
    @ParameterizedTest
    @ValueSource(strings = {"8000", "8001", "8002"})
    void a_message_is_delivered_and_has_the_message_centre_s_id(String digits) throws Exception {
        Chat chat = chat(digits);
        String id = chat.send(Texts.of("hello"));

        chat.awaitStatus(id, DELIVERED);
        List<Submit> submits = smsc.submits(digits);
        assertThat(submits).hasSize(1);
        assertThat(submits.getFirst().registeredDelivery()).isEqualTo(1);
        assertThat(chat.message(id).text("providerMessageId")).isEqualTo(submits.getFirst().id());
    }

    @Test
    void a_message_that_did_not_arrive_says_the_receipt_s_error() throws Exception {
        Chat chat = chat("8003");
        String id = chat.send(Texts.of("hello"));

        chat.awaitStatus(id, "delivery-failed");
        JsonNode error = chat.error(id);
        assertThat(error.path("code").asString("")).isEqualTo("carrier.undelivered");
        assertThat(error.path("messageParams").path("receiptError").asString("")).isEqualTo("042");
    }

    @Test
    void a_text_of_gsm_7_with_its_extensions_goes_as_septets_in_octets() throws Exception {
        Chat chat = chat("8020");
        String text = Texts.of("€^{}\\[~]| @Ä_Δ");
        String id = chat.send(text);

        chat.awaitStatus(id, DELIVERED);
        Submit submit = smsc.submits("8020").getFirst();
        assertThat(submit.payload())
                .isEqualTo(
                        HexFormat.of().formatHex(Texts.of("").getBytes(US_ASCII))
                                + "1b651b141b281b291b2f1b3c1b3d1b3e1b4020005b1110");
        assertThat(submit.text()).isEqualTo(text);
        assertThat(submit.dataCoding()).isZero();
        assertThat(submit.esmClass()).isZero();
        assertThat(submit.udh()).isEmpty();
    }

    @Test
    void a_text_with_emoji_goes_in_two_parts_of_ucs_2_without_a_split_pair() throws Exception {
        Chat chat = chat("8021");
        String first = Texts.of("ж".repeat(66 - Texts.of("").length()));
        String second = "😀 и 👍";
        String id = chat.send(first + second);

        chat.awaitStatus(id, DELIVERED);
        List<Submit> submits = smsc.submits("8021");
        assertThat(submits).extracting(ForeignSmscIT::decoded).containsExactly(first, second);
        assertThat(submits).extracting(Submit::text).containsExactly(first, second);
        assertThat(submits).extracting(Submit::dataCoding).containsOnly(8);
        assertThat(submits).extracting(Submit::esmClass).containsOnly(0x40);
        String reference = submits.getFirst().udh().getFirst().substring(4, 6);
        assertThat(submits)
                .extracting(Submit::udh)
                .containsExactly(List.of("0003" + reference + "0201"), List.of("0003" + reference + "0202"));
        assertThat(chat.message(id).text("providerMessageId")).isEqualTo(submits.getFirst().id());
    }

    /// Strictly: half a surrogate pair is an error.
    private static String decoded(Submit submit) {
        try {
            return UTF_16BE.newDecoder()
                    .decode(ByteBuffer.wrap(HexFormat.of().parseHex(submit.payload())))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new AssertionError("a part is no text of its own: " + submit.payload(), e);
        }
    }

    @Test
    void the_contact_s_answer_is_appended_to_the_conversation() throws Exception {
        Chat chat = chat("8010");
        String question = Texts.of("where are you?");
        chat.send(question);

        chat.awaitText("Answer from abroad");
        assertThat(chat.texts()).containsExactlyInAnyOrder(question, "Answer from abroad");
    }

    @Test
    void an_answer_in_parts_is_one_text_even_if_they_split_a_pair() throws Exception {
        Chat chat = chat("8011");
        String question = Texts.of("how are you?");
        chat.send(question);

        String answer = "ж".repeat(66) + "😀 и привет";
        chat.awaitText(answer);
        assertThat(chat.texts()).containsExactlyInAnyOrder(question, answer);
    }

    @Test
    void what_is_sent_while_the_message_centre_is_down_waits_and_is_delivered_once() throws Exception {
        Chat chat = chat("8030");
        smsc.kill();
        awaitLink("DEGRADED");

        String id = chat.send(Texts.of("are you there?"));
        await().during(Duration.ofSeconds(3))
                .atMost(PATIENCE)
                .until(() -> chat.message(id).text("status").equals("queued"));
        assertThat(status("readiness")).isEqualTo("UP");
        smsc.start();

        chat.awaitStatus(id, DELIVERED);
        assertThat(smsc.submits("8030"))
                .extracting(Submit::id)
                .containsExactly(chat.message(id).text("providerMessageId"));
        assertThat(sourcesAtTheSimulator()).doesNotContain(Numbers.FOREIGN.substring(1));
    }

    private Chat chat(String digits) throws InterruptedException {
        return Chat.compose(queue, amy, Numbers.contact(digits));
    }

    private List<String> sourcesAtTheSimulator() throws IOException {
        return Files.readAllLines(SmscSimulator.ledger(stand.site())).stream()
                .map(LedgerLine::parse)
                .map(LedgerLine::source)
                .toList();
    }

    private void awaitLink(String status) {
        await().atMost(PATIENCE).until(() -> status("carrier"), status::equals);
    }

    private String status(String part) throws IOException, InterruptedException {
        return Http.get("http://%s/actuator/health/%s".formatted(stand.conversationService().address(), part))
                .send()
                .text("status")
                .toUpperCase(Locale.ROOT);
    }
}
