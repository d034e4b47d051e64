package io.onbehalf.e2e;

import static io.onbehalf.e2e.fixture.Answers.ok;
import static io.onbehalf.e2e.fixture.Answers.refused;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.onbehalf.bench.promises.Promise;
import io.onbehalf.bench.stack.TopicReader;
import io.onbehalf.e2e.fixture.SharedTestStack;
import io.onbehalf.e2e.fixture.SmsExchange;
import io.onbehalf.e2e.fixture.TestNumbers;
import io.onbehalf.e2e.fixture.TestQueue;
import io.onbehalf.e2e.fixture.TestStack;
import io.onbehalf.e2e.fixture.TestTexts;
import io.onbehalf.e2e.fixture.TestUser;
import io.onbehalf.local.client.Answer;
import io.onbehalf.local.client.ApiUser;
import io.onbehalf.smsc.ledger.LedgerLine;
import io.onbehalf.smsc.number.MagicNumber;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/// Messages over real SMPP to the simulator, for each kind of number: what the agent sees and what the SMSC
/// receives.
@ExtendWith(SharedTestStack.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CarrierIT {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final TestStack stack;
    private final ApiUser amy;
    private final TestQueue queue;

    CarrierIT(TestStack stack) throws InterruptedException {
        this.stack = stack;
        amy = stack.as(TestUser.AMY);
        queue = TestQueue.create(stack, TestNumbers.outbound(), TestUser.AMY);
    }

    @Test
    void a_message_is_delivered_and_has_the_smsc_s_message_id() throws Exception {
        String contact = TestNumbers.contact();
        SmsExchange exchange = exchange(contact);
        String id = exchange.send(TestTexts.of("hello"));

        exchange.awaitStatus(id, "delivery-success");
        List<LedgerLine> lines = stack.submitsTo(contact);
        assertThat(lines).hasSize(1);
        assertThat(exchange.message(id).text("providerMessageId")).isEqualTo(lines.getFirst().messageId());
        assertThat(smscIdsInEvents(id)).contains(lines.getFirst().messageId());
    }

    @Test
    void a_text_of_five_segments_is_five_sms_in_order_and_one_message() throws Exception {
        String contact = TestNumbers.contact();
        SmsExchange exchange = exchange(contact);
        String id = exchange.send(TestTexts.of("x".repeat(700)));

        exchange.awaitStatus(id, "delivery-success");
        assertThat(exchange.details(id).path("messageSegmentCount").asInt()).isEqualTo(5);
        assertThat(stack.submitsTo(contact))
                .hasSize(5)
                .extracting(line -> line.sms().esmClass())
                .containsOnly(0x40);
        assertThat(stack.submitsTo(contact))
                .extracting(line -> requireNonNull(line.sms().reference()) % 8)
                .containsExactly(1, 2, 3, 4, 5);
    }

    @Test
    void a_refused_message_has_failed_with_the_smsc_s_status() throws Exception {
        SmsExchange exchange = exchange(TestNumbers.contact(MagicNumber.REFUSED));
        String id = exchange.send(TestTexts.of("hello"));

        exchange.awaitStatus(id, "failed");
        JsonNode error = exchange.error(id);
        assertThat(error.path("code").asString("")).isEqualTo("carrier.rejected");
        assertThat(error.path("messageParams").path("commandStatus").asString("")).isEqualTo("0x0000000B");
    }

    @ParameterizedTest
    @EnumSource(names = {"THROTTLED", "QUEUE_FULL"})
    void a_temporarily_refused_message_is_submitted_again_until_it_is_accepted_once(MagicNumber number)
            throws Exception {
        String contact = TestNumbers.contact(number);
        SmsExchange exchange = exchange(contact);
        String id = exchange.send(TestTexts.of("hello"));

        exchange.awaitStatus(id, "delivery-success");
        assertThat(stack.submitsTo(contact).stream().filter(LedgerLine::isAccepted)).hasSize(1);
        assertThat(stack.submitsTo(contact)).hasSize(3);
    }

    @Test
    void an_unanswered_submit_is_unknown_until_its_receipt_comes_and_is_not_repeated() throws Exception {
        String contact = TestNumbers.contact(MagicNumber.SILENT);
        SmsExchange exchange = exchange(contact);
        String id = exchange.send(TestTexts.of("hello"));

        exchange.awaitUnknown(id);
        exchange.awaitStatus(id, "delivery-success");
        assertThat(stack.submitsTo(contact)).hasSize(1);
    }

    @Test
    void an_unknown_outcome_is_shown_as_unknown_and_the_submit_is_not_repeated() throws Exception {
        String contact = TestNumbers.contact(MagicNumber.GONE);
        SmsExchange exchange = exchange(contact);
        String id = exchange.send(TestTexts.of("hello"));

        exchange.awaitUnknown(id);
        assertThat(stack.submitsTo(contact)).hasSize(1);
    }

    @Test
    void early_repeated_and_late_receipts_leave_a_message_delivered() throws Exception {
        SmsExchange exchange = exchange(TestNumbers.contact(MagicNumber.DISORDER));
        String id = exchange.send(TestTexts.of("hello"));

        exchange.awaitStatus(id, "delivery-success");
        await().during(Duration.ofSeconds(2))
                .atMost(TIMEOUT)
                .until(() -> exchange.status(id).equals("delivery-success"));
    }

    @Test
    void an_undelivered_message_has_the_receipt_s_error() throws Exception {
        SmsExchange exchange = exchange(TestNumbers.contact(MagicNumber.UNDELIVERABLE));
        String id = exchange.send(TestTexts.of("hello"));

        exchange.awaitStatus(id, "delivery-failed");
        JsonNode error = exchange.error(id);
        assertThat(error.path("code").asString("")).isEqualTo("carrier.undelivered");
        assertThat(error.path("messageParams").path("receiptError").asString("")).isEqualTo("069");
    }

    @ParameterizedTest
    @EnumSource(names = {"RECEIPT_LOST", "UNKNOWN_STATE"})
    void without_a_conclusive_receipt_a_message_is_sent(MagicNumber number) throws Exception {
        SmsExchange exchange = exchange(TestNumbers.contact(number));
        exchange.awaitStatus(exchange.send(TestTexts.of("hello")), "sent");
    }

    @ParameterizedTest
    @EnumSource(names = {"OPTED_OUT", "RECEIPT_OPTED_OUT"})
    void a_contact_who_opted_out_at_the_carrier_gets_no_more_messages(MagicNumber number) throws Exception {
        SmsExchange exchange = exchange(TestNumbers.contact(number));
        exchange.send(TestTexts.of("hello"));

        exchange.untilRefused("recipient.opted.out");
    }

    @Test
    void stop_is_shown_to_the_agent_confirmed_once_and_blocks_every_queue_of_the_organization()
            throws Exception {
        TestQueue other = TestQueue.create(stack, TestNumbers.outbound(), TestUser.AMY);
        String contact = TestNumbers.contact();
        SmsExchange elsewhere = SmsExchange.compose(other, amy, contact);
        SmsExchange exchange = exchange(contact);

        inbound(contact, "Stop!");

        exchange.awaitText("Stop!");
        // Before anything is sent: the opt-out may reach the other threads later, and a message sent until
        // then is submitted.
        await().during(Duration.ofSeconds(2))
                .atMost(TIMEOUT)
                .until(() -> stack.submitsTo(contact).size() == 1);
        exchange.untilRefused("recipient.opted.out");
        elsewhere.untilRefused("recipient.opted.out");
        exchange.disconnect();
        refused(409, "recipient.opted.out", amy.compose(queue.id(), contact, true));

        inbound(contact, "START");
        await().atMost(TIMEOUT)
                .until(() ->
                        amy.compose(queue.id(), contact, true)
                                .text("code")
                                .equals("existing.conversation.connected"));
    }

    @Test
    void an_opt_out_that_an_agent_records_blocks_every_queue_of_the_organization() throws Exception {
        TestQueue other = TestQueue.create(stack, TestNumbers.outbound(), TestUser.AMY);
        String contact = TestNumbers.contact();
        SmsExchange elsewhere = SmsExchange.compose(other, amy, contact);
        SmsExchange exchange = exchange(contact);

        ok(204, amy.post(optOutPath(exchange), Map.of()));

        refused(409, "recipient.opted.out", amy.send(exchange.participant(), TestTexts.of("one more")));
        elsewhere.untilRefused("recipient.opted.out");
        exchange.disconnect();
        refused(409, "recipient.opted.out", check(contact));

        inbound(contact, "START");
        await().atMost(TIMEOUT).until(() -> check(contact).status() == 200);
    }

    private static String optOutPath(SmsExchange exchange) {
        return "/onbehalf/conversations/%s/optout".formatted(exchange.participant().conversationId());
    }

    private Answer check(String contact) throws InterruptedException {
        return amy.post(
                "/onbehalf/conversations/messages/check",
                Map.of("queueId", queue.id(), "toAddress", contact, "toAddressMessengerType", "sms"));
    }

    @Test
    void a_text_that_asks_to_stop_in_other_words_is_marked_on_the_contact() throws Exception {
        SmsExchange exchange = exchange(TestNumbers.contact(MagicNumber.ASKS_TO_STOP));
        exchange.send(TestTexts.of("hello"));

        await().atMost(TIMEOUT)
                .until(() ->
                        exchange.conversation()
                                .body()
                                .findValuesAsString("onbehalf.possibleOptOut")
                                .contains("true"));
        exchange.send(TestTexts.of("one more"));
    }

    @Test
    void an_answer_in_segments_is_one_text_in_the_conversation() throws Exception {
        SmsExchange exchange = exchange(TestNumbers.contact(MagicNumber.LONG_ANSWER));
        exchange.send(TestTexts.of("hello"));

        await().atMost(TIMEOUT).until(() -> exchange.texts().stream().anyMatch(text -> text.length() > 300));
        assertThat(exchange.texts()).hasSize(2);
    }

    @Test
    void a_text_from_a_new_contact_waits_in_the_queue_that_owns_the_number() throws Exception {
        String contact = TestNumbers.contact();
        inbound(contact, TestTexts.of("is anybody there?"));

        await().atMost(TIMEOUT).until(() -> amy.compose(queue.id(), contact, false).status() == 409);
        refused(409, "existing.conversation.connected", amy.compose(queue.id(), contact, true));
    }

    @Test
    void a_text_to_a_number_that_no_queue_owns_is_a_dead_letter_with_its_reason() throws Exception {
        stack.smscControl().sendText(TestNumbers.contact(), TestNumbers.outbound(), TestTexts.of("hello?"));

        await().atMost(TIMEOUT).until(() -> hasDeadLetter("no queue owns the number"));
    }

    @Test
    void a_cut_link_comes_back_without_help() throws Exception {
        stack.smscControl().cut();
        SmsExchange exchange = exchange(TestNumbers.contact());
        exchange.awaitStatus(exchange.send(TestTexts.of("hello")), "delivery-success");
    }

    @Test
    void every_promise_is_kept() throws Exception {
        Promise.checkAll(new TopicReader(stack.layout()).records(), Promise.ofEveryHistory());
    }

    private SmsExchange exchange(String contact) throws InterruptedException {
        return SmsExchange.compose(queue, amy, contact);
    }

    private void inbound(String contact, String text) throws Exception {
        stack.smscControl().sendText(contact, queue.number(), text);
    }

    private List<String> smscIdsInEvents(String messageId) throws Exception {
        return new TopicReader(stack.layout())
                .records().stream()
                        .filter(record -> record.type().equals("MessageStatusChanged"))
                        .filter(record -> record.text("messageId").equals(messageId))
                        .flatMap(record -> record.items("parts").stream())
                        .map(part -> String.valueOf(((GenericRecord) part).get("smscMessageId")))
                        .toList();
    }

    private boolean hasDeadLetter(String reason) throws Exception {
        return new TopicReader(stack.layout())
                .read(List.of("conversation-service.dead-letters"), new ByteArrayDeserializer()).stream()
                        .map(letter -> TopicReader.headers(letter).getOrDefault("dead_letter_reason", ""))
                        .anyMatch(text -> text.contains(reason));
    }
}
