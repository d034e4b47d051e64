package io.onbehalf.conversation.api;

import static io.onbehalf.conversation.api.Tenant.CONTACT;
import static io.onbehalf.conversation.api.Tenant.NUMBER;
import static io.onbehalf.kit.testing.ApiClient.refused;
import static io.onbehalf.kit.testing.ApiClient.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import io.onbehalf.kit.testing.ApiClient;
import io.onbehalf.kit.testing.TopologyBench;
import io.onbehalf.schemas.Topics;
import io.onbehalf.schemas.common.WrapupPrompt;
import io.onbehalf.schemas.conversation.AgentlessMessageQueued;
import java.io.UnsupportedEncodingException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/// A system writes to a contact, and no agent has the conversation.
@ConversationApiTest
class AgentlessApiTest {

    private static final String AGENTLESS = "/messages/agentless";

    private final TopologyBench bench;
    private final Tenant acme;
    private final Tenant globex;
    private final String queue;
    private final ApiClient amy;

    @Autowired
    AgentlessApiTest(MockMvcTester mvc, TopologyBench bench) {
        this.bench = bench;
        acme = new Tenant(mvc, bench);
        globex = new Tenant(mvc, bench);
        queue = acme.queue("Support", "amy");
        amy = acme.agent("amy");
    }

    @Test
    void it_is_answered_in_the_public_shape() {
        var sent = amy.post(AGENTLESS, from(NUMBER, CONTACT));

        assertThat(sent)
                .hasStatus(202)
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"id":"%s","conversationId":"%s","fromAddress":"%s","toAddress":"%s",
                         "messengerType":"sms","textBody":"Your parcel is here",
                         "useExistingActiveConversation":false,
                         "user":{"id":"amy","selfUri":"/api/v2/users/amy"},
                         "message":{"id":"%s","status":"queued","direction":"outbound",
                                    "normalizedMessage":{"originatingEntity":"Bot"}}}
                        """
                                .formatted(
                                        of(sent, "$.id"),
                                        of(sent, "$.conversationId"),
                                        NUMBER,
                                        CONTACT,
                                        of(sent, "$.id")));
        assertThat(bench.read(Topics.CONVERSATION_EVENTS, AgentlessMessageQueued.class))
                .last()
                .satisfies(message -> {
                    assertThat(message.getUserId()).isEqualTo("amy");
                    assertThat(message.getQueueId()).isEqualTo(queue);
                    assertThat(message.getQuietHoursOverridden()).isFalse();
                });
    }

    @Test
    void the_conversation_has_no_agent_and_is_disconnected() {
        var sent = amy.post(AGENTLESS, from(NUMBER, CONTACT));

        var conversation = amy.get("/messages/" + of(sent, "$.conversationId"));
        assertThat(conversation)
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"participants":[{"purpose":"customer","state":"disconnected"},
                                         {"purpose":"api","state":"disconnected","name":"Support"}]}
                        """);
        assertThat(conversation)
                .bodyJson()
                .extractingPath("$.participants[1].messages[0].messageId")
                .isEqualTo(of(sent, "$.id"));
        assertThat(amy.get("/messages")).bodyJson().extractingPath("$.entities").asArray().isEmpty();
        assertThat(amy.below("/api/v2/onbehalf/queues").get("/" + queue + "/conversations?state=waiting"))
                .bodyJson()
                .extractingPath("$.entities")
                .asArray()
                .isEmpty();
    }

    @Test
    void members_of_the_queue_read_what_was_sent_and_an_agent_continues_it() {
        var sent = acme.supervisor("crm").post(AGENTLESS, from(NUMBER, CONTACT));
        String id = of(sent, "$.conversationId");

        assertThat(Tenant.history(amy, new ConversationClient(id, "", ""), ""))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.entities[0].textBody")
                .isEqualTo("Your parcel is here");
        refused(
                amy.post("/messages", Tenant.compose(queue, CONTACT)),
                409,
                "existing.conversation.in.window");
        acme.continues(amy, queue, new ConversationClient(id, "", ""));
    }

    @Test
    void into_an_open_conversation_it_goes_only_if_the_caller_says_so() {
        ConversationClient open = acme.connect(amy, queue);

        var refused = amy.post(AGENTLESS, from(NUMBER, CONTACT));
        refused(refused, 409, "existing.conversation.connected");
        assertThat(refused).bodyJson().extractingPath("$.messageParams.conversationId").isEqualTo(open.id());

        var sent =
                amy.post(
                        AGENTLESS,
                        from(NUMBER, CONTACT).replace("}", ",\"useExistingActiveConversation\":true}"));
        assertThat(sent).hasStatus(202);
        assertThat(of(sent, "$.conversationId")).isEqualTo(open.id());
        assertThat(Tenant.sent(amy, open, "goes on")).isNotEmpty();
    }

    @Test
    void the_number_is_one_of_the_organization_s_queues_and_the_caller_may_send_from_it() {
        globex.queue(globex.queue("Sales", "amy"), "Sales", "+13175550107", WrapupPrompt.OPTIONAL);

        for (String number : new String[] {"+13175550107", "+13175550108", "nonsense", CONTACT}) {
            var refused = amy.post(AGENTLESS, from(number, CONTACT));
            refused(refused, 400, "invalid.value");
            assertThat(refused)
                    .bodyJson()
                    .extractingPath("$.messageParams.fieldName")
                    .isEqualTo("fromAddress");
            assertThat(refused).bodyText().doesNotContain(number);
        }
        refused(acme.agent("eve").post(AGENTLESS, from(NUMBER, CONTACT)), 403, "not.queue.member");
        refused(acme.caller("amy").post(AGENTLESS, from(NUMBER, CONTACT)), 403, "missing.permissions");
        assertThat(acme.supervisor("sue").post(AGENTLESS, from(NUMBER, CONTACT))).hasStatus(202);
        assertThat(amy.post(AGENTLESS, from("(317) 555-0100", CONTACT))).as("as it is typed").hasStatus(202);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"textBody\":\"Your parcel is here\"|\"textBody\":\" \"|textBody",
                "\"textBody\":\"Your parcel is here\"|\"x\":1|textBody",
                "\"textBody\"|\"messagingTemplate\":{},\"textBody\"|messagingTemplate",
                "\"sms\"|\"whatsapp\"|toAddressMessengerType",
                "\"toAddress\":\"+13175550199\"|\"toAddress\":\"+13175550100\"|toAddress",
                "\"toAddress\":\"+13175550199\"|\"toAddress\":\"12\"|toAddress"
            })
    void what_is_not_served_is_refused_by_name(String served, String asked, String field) {
        var refused = amy.post(AGENTLESS, from(NUMBER, CONTACT).replace(served, asked));

        refused(refused, 400, "invalid.value");
        assertThat(refused).bodyJson().extractingPath("$.messageParams.fieldName").isEqualTo(field);
    }

    @Test
    void it_is_sent_only_to_where_agents_may_compose() {
        acme.set(acme.settings().setAllowedCountries(java.util.List.of("US")));

        refused(amy.post(AGENTLESS, from(NUMBER, "+447400123456")), 400, "recipient.country.not.allowed");
    }

    @Test
    void a_repeated_key_sends_once() {
        bench.values(Topics.CARRIER_OUTBOUND);
        var first = amy.withKey("key").post(AGENTLESS, from(NUMBER, CONTACT));

        assertThat(of(amy.withKey("key").post(AGENTLESS, from(NUMBER, CONTACT)), "$.id"))
                .isEqualTo(of(first, "$.id"));
        refused(
                amy.withKey("key").post(AGENTLESS, from(NUMBER, "+13175550198")),
                409,
                "idempotency.key.reused");
        assertThat(bench.values(Topics.CARRIER_OUTBOUND)).hasSize(1);
    }

    @Test
    void a_message_is_found_by_its_id() {
        var sent = amy.post(AGENTLESS, from(NUMBER, CONTACT));

        assertThat(
                        text(
                                amy.get(
                                        "/messages/%s/messages/%s"
                                                .formatted(of(sent, "$.conversationId"), of(sent, "$.id"))),
                                "$.textBody"))
                .isEqualTo("Your parcel is here");
    }

    private static String from(String number, String contact) {
        return """
        {"fromAddress":"%s","toAddress":"%s","toAddressMessengerType":"sms","textBody":"Your parcel is here"}
        """
                .formatted(number, contact);
    }

    /// A value of an accepted call's body.
    private static String of(MvcTestResult accepted, String path) {
        try {
            return JsonPath.read(accepted.getResponse().getContentAsString(), path);
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
