package io.onbehalf.conversation.api;

import static io.onbehalf.conversation.api.Tenant.CONTACT;
import static io.onbehalf.conversation.api.Tenant.compose;
import static io.onbehalf.conversation.api.Tenant.sent;
import static io.onbehalf.kit.testing.ApiClient.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.kit.testing.ApiClient;
import io.onbehalf.kit.testing.TopologyBench;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/// What an agent is told before they compose, and what they record of a contact's consent.
@ConversationApiTest
class ComposeCheckApiTest {

    private final Tenant acme;
    private final String queue;
    private final ApiClient amy;
    private final ApiClient ben;

    @Autowired
    ComposeCheckApiTest(MockMvcTester mvc, TopologyBench bench) {
        acme = new Tenant(mvc, bench);
        queue = acme.queue("Support", "amy", "ben");
        amy = acme.agent("amy");
        ben = acme.agent("ben");
    }

    @Test
    void a_number_that_nobody_writes_with_is_free_and_stays_so() {
        assertThat(check(amy, compose(queue, CONTACT)))
                .hasStatusOk()
                .bodyJson()
                .isStrictlyEqualTo("{\"continuesConversation\":false}");
        assertThat(check(ben, compose(queue, CONTACT))).hasStatusOk();
        assertThat(amy.get("/messages")).bodyJson().extractingPath("$.total").isEqualTo(0);
    }

    @Test
    void who_holds_the_contact_is_said_as_the_compose_would_say_it() {
        ConversationClient conversation = acme.connect(amy, queue);

        refused(check(ben, compose(queue, CONTACT)), 409, "existing.conversation.connected");
        assertThat(check(ben, compose(queue, CONTACT)))
                .bodyJson()
                .extractingPath("$.messageParams")
                .asMap()
                .containsEntry("held", "another")
                .containsEntry("holderId", "amy");
        assertThat(check(amy, compose(queue, CONTACT)))
                .bodyJson()
                .extractingPath("$.messageParams")
                .asMap()
                .containsEntry("held", "mine")
                .containsEntry("conversationId", conversation.id());
    }

    @Test
    void a_conversation_that_would_be_continued_is_said_before() {
        ConversationClient conversation = acme.connect(amy, queue);
        sent(amy, conversation, "Hello");
        amy.patch(conversation.path(), "{\"state\":\"disconnected\"}");

        refused(check(ben, compose(queue, CONTACT)), 409, "existing.conversation.in.window");
        assertThat(check(ben, compose(queue, CONTACT).replace("}", ",\"useExistingConversation\":true}")))
                .hasStatusOk()
                .bodyJson()
                .isStrictlyEqualTo("{\"continuesConversation\":true}");
        assertThat(amy.get(conversation.path()))
                .bodyJson()
                .extractingPath("$.participants.length()")
                .isEqualTo(2);
    }

    @Test
    void only_a_member_of_the_queue_who_may_compose_is_answered() {
        refused(check(acme.agent("eve"), compose(queue, CONTACT)), 403, "not.queue.member");
        refused(
                check(acme.caller("amy", "conversation:message:view"), compose(queue, CONTACT)),
                403,
                "missing.permissions");
    }

    @Test
    void after_an_agent_recorded_an_opt_out_nobody_writes_to_the_contact() {
        ConversationClient conversation = acme.connect(amy, queue);
        refused(optOut(ben, conversation), 403, "not.conversation.participant");

        assertThat(optOut(amy, conversation)).hasStatus(204);

        refused(check(ben, compose(queue, CONTACT)), 409, "recipient.opted.out");
        refused(amy.post("/messages", compose(queue, CONTACT)), 409, "recipient.opted.out");
        refused(amy.post(conversation.sendPath(), "{\"textBody\":\"One more\"}"), 409, "recipient.opted.out");
    }

    private static MvcTestResult check(ApiClient caller, String body) {
        return caller.below("/api/v2/onbehalf/conversations").post("/messages/check", body);
    }

    private static MvcTestResult optOut(ApiClient caller, ConversationClient conversation) {
        return caller.below("/api/v2/onbehalf/conversations").post("/" + conversation.id() + "/optout", "");
    }
}
