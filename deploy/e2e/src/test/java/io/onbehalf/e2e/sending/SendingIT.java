package io.onbehalf.e2e.sending;

import static com.mypurecloud.sdk.v2.model.SendAgentlessOutboundMessageRequest.ToAddressMessengerTypeEnum.SMS;
import static io.onbehalf.e2e.fixture.Answers.ids;
import static io.onbehalf.e2e.fixture.Answers.ok;
import static io.onbehalf.e2e.fixture.Answers.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mypurecloud.sdk.v2.model.SendAgentlessOutboundMessageRequest;
import com.mypurecloud.sdk.v2.model.SendAgentlessOutboundMessageResponse;
import io.onbehalf.e2e.fixture.Sdk;
import io.onbehalf.e2e.fixture.SdkRefusal;
import io.onbehalf.e2e.fixture.SharedTestStack;
import io.onbehalf.e2e.fixture.SmsExchange;
import io.onbehalf.e2e.fixture.TestNumbers;
import io.onbehalf.e2e.fixture.TestQueue;
import io.onbehalf.e2e.fixture.TestStack;
import io.onbehalf.e2e.fixture.TestTexts;
import io.onbehalf.e2e.fixture.TestUser;
import io.onbehalf.local.client.AgentParticipant;
import io.onbehalf.local.client.Answer;
import io.onbehalf.local.client.ApiUser;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Texts that are sent in other ways than by an agent in their conversation: with the compose, and without an
/// agent; and the hours in which none is sent.
@ExtendWith(SharedTestStack.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SendingIT {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final String WITH_TEXT = "/onbehalf/conversations/messages";
    private static final String AGENTLESS = "/conversations/messages/agentless";
    private static final String SETTINGS = "/onbehalf/organizations/me/settings";

    private final TestStack stack;

    SendingIT(TestStack stack) {
        this.stack = stack;
    }

    @Test
    void a_compose_and_its_first_text_are_one_call_and_a_repeat_of_it_sends_no_second() throws Exception {
        TestQueue queue = TestQueue.create(stack, TestNumbers.outbound(), TestUser.AMY);
        ApiUser amy = stack.as(TestUser.AMY);
        String contact = TestNumbers.contact();
        String key = UUID.randomUUID().toString();
        Map<String, Object> body = withText(queue, contact, TestTexts.of("in one call"));

        refused(
                400,
                "invalid.value",
                amy.post(WITH_TEXT, withText(queue, contact, TestTexts.of("x".repeat(800)))));
        Answer composed = ok(200, amy.post(WITH_TEXT, body, key));
        Answer repeated = ok(200, amy.post(WITH_TEXT, body, key));

        assertThat(repeated.body()).isEqualTo(composed.body());
        SmsExchange exchange = new SmsExchange(amy, participant(amy, composed.text("id")));
        exchange.awaitStatus(composed.body().at("/message/id").asString(""), "delivery-success");
        assertThat(stack.submitsTo(contact)).hasSize(1);
        exchange.send(TestTexts.of("and on"));
    }

    private static AgentParticipant participant(ApiUser agent, String conversationId) {
        return await().atMost(TIMEOUT).until(() -> agent.participant(conversationId), found -> found != null);
    }

    @Test
    void the_official_sdk_sends_without_an_agent_and_the_answer_waits_in_the_queue() throws Exception {
        TestQueue queue = TestQueue.create(stack, TestNumbers.outbound(), TestUser.AMY);
        Sdk amy = Sdk.of(stack, TestUser.AMY);
        ApiUser reader = stack.as(TestUser.AMY);
        String contact = TestNumbers.contact();

        SendAgentlessOutboundMessageResponse sent =
                amy.conversations().postConversationsMessagesAgentless(from(queue, contact));

        String id = sent.getConversationId();
        assertThat(sent.getFromAddress()).isEqualTo(queue.number());
        assertThat(sent.getToAddress()).isEqualTo(contact);
        assertThat(sent.getUser().getId()).isEqualTo(TestUser.AMY.id());
        await().atMost(TIMEOUT).until(() -> stack.submitsTo(contact).size() == 1);
        assertThat(amy.interactions()).doesNotContain(id);
        assertThat(ids(waiting(reader, queue))).isEmpty();

        stack.smscControl().sendText(contact, queue.number(), TestTexts.of("thank you"));
        await().atMost(TIMEOUT).until(() -> ids(waiting(reader, queue)).contains(id));
        assertThat(
                        SdkRefusal.of(() ->
                                        amy.conversations()
                                                .postConversationsMessagesAgentless(from(queue, contact)))
                                .summary())
                .isEqualTo("409 existing.conversation.connected");
        amy.conversations()
                .postConversationsMessagesAgentless(from(queue, contact).useExistingActiveConversation(true));
        await().atMost(TIMEOUT).until(() -> stack.submitsTo(contact).size() == 2);
        amy.send(amy.take(id), TestTexts.of("amy here"));
    }

    private static SendAgentlessOutboundMessageRequest from(TestQueue queue, String contact) {
        return new SendAgentlessOutboundMessageRequest()
                .fromAddress(queue.number())
                .toAddress(contact)
                .toAddressMessengerType(SMS)
                .textBody(TestTexts.of("your parcel is here"));
    }

    private static Answer waiting(ApiUser reader, TestQueue queue) throws InterruptedException {
        return ok(200, reader.get("/onbehalf/queues/" + queue.id() + "/conversations?state=waiting"));
    }

    /// In an organization of its own, whose settings no other test needs.
    @Test
    void in_the_contact_s_quiet_hours_nothing_is_sent_but_by_who_may() throws Exception {
        TestQueue queue = TestQueue.createBy(TestUser.FAY, stack, TestNumbers.outbound(), TestUser.FAY);
        ApiUser fay = stack.as(TestUser.FAY);
        try {
            ok(200, fay.put(SETTINGS, Map.of("quietHours", aroundNow())));
            await().atMost(TIMEOUT)
                    .until(() ->
                            fay.post(AGENTLESS, agentless(queue, TestNumbers.contact(), false)).status()
                                    == 409);
            String contact = TestNumbers.contact();

            Answer refused =
                    refused(
                            409,
                            "quiet.hours",
                            fay.post(WITH_TEXT, withText(queue, contact, TestTexts.of("good night"))));
            assertThat(Instant.parse(refused.body().at("/messageParams/allowedFrom").asString("")))
                    .isAfter(Instant.now());
            SmsExchange exchange = SmsExchange.compose(queue, fay, contact);
            refused(409, "quiet.hours", fay.send(exchange.participant(), TestTexts.of("good night")));
            assertThat(stack.submitsTo(contact)).isEmpty();

            ok(202, fay.post(AGENTLESS, agentless(queue, TestNumbers.contact(), true)));
        } finally {
            ok(200, fay.put(SETTINGS, Map.of()));
        }
    }

    /// From an hour ago to two hours from now, by the clock of the contacts of the tests.
    private static Map<String, String> aroundNow() {
        LocalTime now = LocalTime.now(ZoneId.of("America/New_York"));
        DateTimeFormatter format = DateTimeFormatter.ofPattern("HH:mm");
        return Map.of("start", now.minusHours(1).format(format), "end", now.plusHours(2).format(format));
    }

    private static Map<String, Object> withText(TestQueue queue, String contact, String text) {
        return Map.of(
                "queueId",
                queue.id(),
                "toAddress",
                contact,
                "toAddressMessengerType",
                "sms",
                "textBody",
                text);
    }

    private static Map<String, Object> agentless(TestQueue queue, String contact, boolean override) {
        Map<String, Object> body = new HashMap<>();
        body.put("fromAddress", queue.number());
        body.put("toAddress", contact);
        body.put("toAddressMessengerType", "sms");
        body.put("textBody", TestTexts.of("good night"));
        body.put("overrideQuietHours", override);
        return body;
    }
}
