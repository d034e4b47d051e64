package io.onbehalf.e2e;

import static io.onbehalf.e2e.Answers.ok;
import static io.onbehalf.e2e.Answers.refused;
import static io.onbehalf.e2e.Answers.untilStatus;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.onbehalf.e2e.Http.Reply;
import io.onbehalf.e2e.promises.Promise;
import io.onbehalf.local.Api.Answer;
import io.onbehalf.local.Caller;
import io.onbehalf.local.Caller.Stint;
import io.onbehalf.local.smsc.LedgerLine;
import io.onbehalf.local.smsc.Magic;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/// Messages over real SMPP to the simulator: what it does, and what the agent sees of it.
@ExtendWith(SharedStand.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CarrierIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Stand stand;
    private final Caller amy;
    private final TestQueue queue;

    CarrierIT(Stand stand) throws InterruptedException {
        this.stand = stand;
        amy = stand.as(Cast.AMY);
        queue = TestQueue.create(stand, Numbers.outbound(), Cast.AMY);
    }

    @Test
    void a_message_is_delivered_and_carries_the_message_centre_s_id() throws Exception {
        String contact = Numbers.contact();
        Stint stint = queue.compose(amy, contact);
        String id = send(stint, "hello");

        awaitStatus(stint, id, "delivery-success");
        List<LedgerLine> lines = stand.submitsTo(contact);
        assertThat(lines).hasSize(1);
        assertThat(message(stint, id).text("providerMessageId")).isEqualTo(lines.getFirst().messageId());
        assertThat(idsInEvents(id)).contains(lines.getFirst().messageId());
    }

    @Test
    void five_parts_are_five_sms_in_order_and_one_message() throws Exception {
        String contact = Numbers.contact();
        Stint stint = queue.compose(amy, contact);
        String id = send(stint, "x".repeat(700));

        awaitStatus(stint, id, "delivery-success");
        assertThat(details(stint, id).path("messageSegmentCount").asInt()).isEqualTo(5);
        assertThat(stand.submitsTo(contact)).hasSize(5).extracting(LedgerLine::esmClass).containsOnly(0x40);
        assertThat(stand.submitsTo(contact))
                .extracting(line -> requireNonNull(line.reference()) % 8)
                .containsExactly(1, 2, 3, 4, 5);
    }

    @Test
    void a_refused_message_has_failed_with_the_message_centre_s_status() throws Exception {
        Stint stint = queue.compose(amy, Numbers.contact(Magic.REFUSED));
        String id = send(stint, "hello");

        awaitStatus(stint, id, "failed");
        assertThat(details(stint, id).path("errorInfo").path("code").asString(""))
                .isEqualTo("carrier.rejected");
        assertThat(
                        details(stint, id)
                                .path("errorInfo")
                                .path("messageParams")
                                .path("commandStatus")
                                .asString(""))
                .isEqualTo("0x0000000B");
    }

    @ParameterizedTest
    @EnumSource(names = {"THROTTLED", "QUEUE_FULL"})
    void what_is_refused_for_now_is_sent_later_and_once(Magic magic) throws Exception {
        String contact = Numbers.contact(magic);
        Stint stint = queue.compose(amy, contact);
        String id = send(stint, "hello");

        awaitStatus(stint, id, "delivery-success");
        assertThat(stand.submitsTo(contact).stream().filter(LedgerLine::accepted)).hasSize(1);
        assertThat(stand.submitsTo(contact)).hasSize(3);
    }

    @Test
    void an_unanswered_submit_is_unknown_until_its_receipt_settles_it_and_is_not_repeated() throws Exception {
        String contact = Numbers.contact(Magic.SILENT);
        Stint stint = queue.compose(amy, contact);
        String id = send(stint, "hello");

        awaitUnknown(stint, id);
        awaitStatus(stint, id, "delivery-success");
        assertThat(stand.submitsTo(contact)).hasSize(1);
    }

    @Test
    void an_outcome_that_nobody_knows_is_shown_as_such_and_not_repeated() throws Exception {
        String contact = Numbers.contact(Magic.GONE);
        Stint stint = queue.compose(amy, contact);
        String id = send(stint, "hello");

        awaitUnknown(stint, id);
        assertThat(stand.submitsTo(contact)).hasSize(1);
    }

    @Test
    void receipts_before_the_answer_twice_and_backwards_leave_it_delivered() throws Exception {
        Stint stint = queue.compose(amy, Numbers.contact(Magic.DISORDER));
        String id = send(stint, "hello");

        awaitStatus(stint, id, "delivery-success");
        await().during(Duration.ofSeconds(2))
                .atMost(PATIENCE)
                .until(() -> message(stint, id).text("status").equals("delivery-success"));
    }

    @Test
    void a_message_that_did_not_arrive_says_the_receipt_s_error() throws Exception {
        Stint stint = queue.compose(amy, Numbers.contact(Magic.UNDELIVERABLE));
        String id = send(stint, "hello");

        awaitStatus(stint, id, "delivery-failed");
        JsonNode error = details(stint, id).path("errorInfo");
        assertThat(error.path("code").asString("")).isEqualTo("carrier.undelivered");
        assertThat(error.path("messageParams").path("receiptError").asString("")).isEqualTo("069");
    }

    @ParameterizedTest
    @EnumSource(names = {"RECEIPT_LOST", "UNKNOWN_STATE"})
    void without_a_telling_receipt_a_message_is_sent(Magic magic) throws Exception {
        Stint stint = queue.compose(amy, Numbers.contact(magic));
        awaitStatus(stint, send(stint, "hello"), "sent");
    }

    @ParameterizedTest
    @EnumSource(names = {"OPTED_OUT", "RECEIPT_OPTED_OUT"})
    void who_opted_out_at_the_carrier_is_not_written_to_again(Magic magic) throws Exception {
        Stint stint = queue.compose(amy, Numbers.contact(magic));
        send(stint, "hello");

        untilRefused("recipient.opted.out", stint);
    }

    @Test
    void stop_is_seen_by_the_agent_confirmed_once_and_blocks_every_queue_of_the_organization()
            throws Exception {
        TestQueue other = TestQueue.create(stand, Numbers.outbound(), Cast.AMY);
        String contact = Numbers.contact();
        Stint elsewhere = other.compose(amy, contact);
        Stint stint = queue.compose(amy, contact);

        inbound(contact, "Stop!");

        await().atMost(PATIENCE).until(() -> texts(stint).contains("Stop!"));
        // Before anything is posted: the word may reach the threads later, and what is posted then goes out.
        await().during(Duration.ofSeconds(2))
                .atMost(PATIENCE)
                .until(() -> stand.submitsTo(contact).size() == 1);
        untilRefused("recipient.opted.out", stint);
        untilRefused("recipient.opted.out", elsewhere);
        ok(202, amy.patch(Paths.participant(stint), Map.of("state", "disconnected")));
        refused(409, "recipient.opted.out", amy.compose(queue.id(), contact, true));

        inbound(contact, "START");
        await().atMost(PATIENCE)
                .until(() ->
                        amy.compose(queue.id(), contact, true)
                                .text("code")
                                .equals("existing.conversation.connected"));
    }

    @Test
    void other_words_that_ask_to_stop_are_flagged() throws Exception {
        Stint stint = queue.compose(amy, Numbers.contact(Magic.ASKS_TO_STOP));
        send(stint, "hello");

        await().atMost(PATIENCE)
                .until(() ->
                        ok(200, amy.get(Paths.conversation(stint)))
                                .body()
                                .findValuesAsString("flaggedReason")
                                .contains("general"));
        send(stint, "one more");
    }

    @Test
    void an_answer_in_parts_is_one_text_in_the_conversation() throws Exception {
        Stint stint = queue.compose(amy, Numbers.contact(Magic.LONG_ANSWER));
        send(stint, "hello");

        await().atMost(PATIENCE).until(() -> texts(stint).stream().anyMatch(text -> text.length() > 300));
        assertThat(texts(stint)).hasSize(2);
    }

    @Test
    void a_text_from_somebody_new_waits_in_the_queue_that_owns_the_number() throws Exception {
        String contact = Numbers.contact();
        inbound(contact, Texts.of("is anybody there?"));

        await().atMost(PATIENCE).until(() -> amy.compose(queue.id(), contact, false).status() == 409);
        refused(409, "existing.conversation.connected", amy.compose(queue.id(), contact, true));
    }

    @Test
    void a_text_to_a_number_that_nobody_owns_is_a_dead_letter_with_its_reason() throws Exception {
        control("/inbound", Numbers.contact(), Numbers.outbound(), Texts.of("hello?"));

        await().atMost(PATIENCE)
                .until(() ->
                        new Ledger(stand.site())
                                        .read(
                                                List.of("conversation-service.dead-letters"),
                                                new ByteArrayDeserializer())
                                        .stream()
                                        .anyMatch(letter ->
                                                Ledger.headers(letter)
                                                        .getOrDefault("dead_letter_reason", "")
                                                        .contains("no queue owns the number")));
    }

    @Test
    void a_link_that_is_cut_comes_back_by_itself() throws Exception {
        control("/cut", "", "", "");
        String contact = Numbers.contact();
        Stint stint = queue.compose(amy, contact);
        awaitStatus(stint, send(stint, "hello"), "delivery-success");
    }

    @Test
    void every_promise_is_kept() throws Exception {
        Promise.checkAll(new Ledger(stand.site()).entries(), Promise.ofEveryHistory());
    }

    private String send(Stint stint, String text) throws InterruptedException {
        return ok(200, amy.post(Paths.messages(stint), Map.of("textBody", Texts.of(text)))).text("id");
    }

    private Answer message(Stint stint, String id) throws InterruptedException {
        return untilStatus(200, () -> amy.get(Paths.conversation(stint) + "/messages/" + id));
    }

    private void awaitStatus(Stint stint, String id, String status) {
        await().atMost(PATIENCE).until(() -> message(stint, id).text("status"), status::equals);
    }

    private void awaitUnknown(Stint stint, String id) throws InterruptedException {
        awaitStatus(stint, id, "sent");
        assertThat(details(stint, id).path("errorInfo").path("code").asString(""))
                .isEqualTo("carrier.submit.unknown");
    }

    private JsonNode details(Stint stint, String id) throws InterruptedException {
        JsonNode participants = ok(200, amy.get(Paths.conversation(stint))).body().path("participants");
        return StreamSupport.stream(participants.spliterator(), false)
                .flatMap(each -> StreamSupport.stream(each.path("messages").spliterator(), false))
                .filter(each -> each.path("messageId").asString("").equals(id))
                .findFirst()
                .orElseThrow();
    }

    private List<String> texts(Stint stint) throws InterruptedException {
        List<String> ids = ok(200, amy.get(Paths.conversation(stint))).body().findValuesAsString("messageId");
        return ok(200, amy.post(Paths.conversation(stint) + "/messages/bulk", ids))
                .body()
                .findValuesAsString("textBody");
    }

    private void untilRefused(String code, Stint stint) {
        await().atMost(PATIENCE)
                .until(() ->
                        amy.post(Paths.messages(stint), Map.of("textBody", Texts.of("again")))
                                .text("code")
                                .equals(code));
    }

    private List<String> idsInEvents(String messageId) throws Exception {
        return new Ledger(stand.site())
                .entries().stream()
                        .filter(entry -> entry.type().equals("MessageStatusChanged"))
                        .filter(entry -> entry.text("messageId").equals(messageId))
                        .flatMap(entry -> entry.items("parts").stream())
                        .map(part -> String.valueOf(((GenericRecord) part).get("smscMessageId")))
                        .toList();
    }

    private void inbound(String contact, String text) throws Exception {
        control("/inbound", contact, queue.number(), text);
    }

    private void control(String path, String from, String to, String text) throws Exception {
        String form =
                Map.of("from", from, "to", to, "text", text).entrySet().stream()
                        .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                        .collect(Collectors.joining("&"));
        Reply reply =
                Http.call("POST", stand.site().smscControlUrl().resolve(path).toString(), form)
                        .with("Content-Type", "application/x-www-form-urlencoded")
                        .send();
        assertThat(reply.status()).isEqualTo(204);
    }
}
