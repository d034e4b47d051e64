package io.onbehalf.conversation.api;

import static io.onbehalf.conversation.api.Tenant.CONTACT;
import static io.onbehalf.conversation.api.Tenant.NUMBER;
import static io.onbehalf.conversation.api.Tenant.compose;
import static io.onbehalf.kit.testing.ApiClient.refused;
import static io.onbehalf.kit.testing.ApiClient.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.kit.testing.ApiClient;
import io.onbehalf.kit.testing.TopologyBench;
import io.onbehalf.schemas.Topics;
import io.onbehalf.schemas.common.WrapupPrompt;
import io.onbehalf.schemas.conversation.ConversationStarted;
import io.onbehalf.schemas.queue.NumberType;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@ConversationApiTest
class ComposeApiTest {

    private static final String MESSAGES = "/messages";

    private final TopologyBench bench;
    private final Tenant acme;
    private final Tenant globex;
    private final ApiClient amy;
    private final ApiClient ben;
    private final String queue;

    @Autowired
    ComposeApiTest(MockMvcTester mvc, TopologyBench bench) {
        this.bench = bench;
        acme = new Tenant(mvc, bench);
        globex = new Tenant(mvc, bench);
        amy = acme.agent("amy");
        ben = acme.agent("ben");
        queue = acme.queue("Support", "amy", "ben");
    }

    @Test
    void a_number_of_another_queue_of_the_organization_is_not_composed_to() {
        String own = acme.queue("Support of the north", "amy");
        String others = acme.queue("Sales of the north", "amy");
        acme.queue(others, "Sales of the north", "+13175550142", WrapupPrompt.OPTIONAL);

        var refused = acme.agent("amy").post("/messages", Tenant.compose(own, "+1 317 555 0142"));

        refused(refused, 400, "invalid.value");
        assertThat(refused).bodyJson().extractingPath("$.messageParams.fieldName").isEqualTo("toAddress");
    }

    @Test
    void a_compose_answers_with_the_conversation_and_connects_the_agent() {
        var composed = amy.post(MESSAGES, compose(queue, CONTACT));
        String id = text(composed, "$.id");

        assertThat(composed)
                .bodyJson()
                .extractingPath("$.selfUri")
                .isEqualTo("/api/v2/conversations/messages/" + id);
        assertThat(amy.get(MESSAGES + "/" + id))
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"id":"%s","participants":[
                          {"purpose":"customer","address":"%s","state":"connected"},
                          {"purpose":"agent","user":{"id":"amy"},"queue":{"id":"%s"},"state":"connected",
                           "wrapupRequired":true}]}
                        """
                                .formatted(id, CONTACT, queue));
    }

    @Test
    void a_number_as_people_type_it_in_the_organization_s_country_is_the_same_contact() {
        acme.country("GB");
        text(amy.post(MESSAGES, compose(queue, "07400 123456")), "$.id");

        refused(
                amy.post(MESSAGES, compose(queue, "+44 7400 123456")),
                409,
                "existing.conversation.connected");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"toAddress\":\"+13175550199\",\"toAddressMessengerType\":\"sms\"}",
                "{\"queueId\":\"q\",\"toAddressMessengerType\":\"sms\"}",
                "{\"queueId\":\"q\",\"toAddress\":\"+13175550199\"}",
                "{\"queueId\":\"q\",\"toAddress\":\"+13175550199\",\"toAddressMessengerType\":\"whatsapp\"}"
            })
    void a_compose_that_lacks_something_or_is_no_sms_is_refused(String body) {
        refused(amy.post(MESSAGES, body), 400, "invalid.value");
    }

    @ParameterizedTest
    @ValueSource(strings = {"(12) 12", "not a number", "+1317555019999999", NUMBER, "(317) 555-0100"})
    void a_number_that_can_not_be_written_to_is_refused_and_not_repeated(String typed) {
        var refused = amy.post(MESSAGES, compose(queue, typed));

        refused(refused, 400, "invalid.value");
        assertThat(refused).bodyJson().extractingPath("$.messageParams.fieldName").isEqualTo("toAddress");
        assertThat(refused).bodyText().doesNotContain(typed);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "+44 20 7946 0199|400|recipient.without.sms|landline",
                "+1 900 234 5678|400|recipient.without.sms|premium.rate",
                "+881 612 345 678|400|recipient.without.sms|satellite",
                "1-800-FLOWERS|400|invalid.value|letters",
                "+1 317 555 0199 ext. 3|400|invalid.value|extension"
            })
    void a_number_that_can_not_get_an_sms_is_refused_with_the_reason_and_not_repeated(
            String typed, int status, String code, String reason) {
        var refused = amy.post(MESSAGES, compose(queue, typed));

        refused(refused, status, code);
        assertThat(refused).bodyJson().extractingPath("$.messageParams.reason").isEqualTo(reason);
        assertThat(refused).bodyJson().extractingPath("$.messageParams.fieldName").isEqualTo("toAddress");
        assertThat(refused).bodyText().doesNotContain(typed);
    }

    @Test
    void an_organization_says_to_which_countries_and_types_of_numbers_its_agents_compose() {
        ConversationClient open = acme.connect(amy, queue, "+447400123456");
        acme.set(
                acme.settings()
                        .setAllowedCountries(List.of("US"))
                        .setAdditionalNumberTypes(List.of(NumberType.FIXED_LINE)));

        var refused = amy.post(MESSAGES, compose(queue, "+49 171 2345678"));
        refused(refused, 400, "recipient.country.not.allowed");
        assertThat(refused)
                .bodyJson()
                .extractingPath("$.messageParams.reason")
                .isEqualTo("country.not.allowed");
        refused(amy.post(MESSAGES, compose(queue, "+442079460199")), 400, "recipient.country.not.allowed");
        assertThat(amy.post(MESSAGES, compose(queue, CONTACT))).hasStatusOk();
        assertThat(Tenant.sent(amy, open, "goes on")).isNotEmpty();

        acme.set(
                acme.settings()
                        .setAllowedCountries(List.of("GB"))
                        .setAdditionalNumberTypes(List.of(NumberType.FIXED_LINE)));
        assertThat(amy.post(MESSAGES, compose(queue, "+442079460199"))).hasStatusOk();
    }

    @ParameterizedTest
    @CsvSource({"externalContactId,\"x\"", "useUserFromAddress,true"})
    void a_field_that_asks_for_what_is_not_done_is_refused_by_name(String field, String value) {
        String body = compose(queue, CONTACT).replace("}", ",\"%s\":%s}".formatted(field, value));

        var refused = amy.post(MESSAGES, body);

        refused(refused, 400, "invalid.value");
        assertThat(refused).bodyJson().extractingPath("$.messageParams.fieldName").isEqualTo(field);
    }

    @Test
    void a_field_that_is_false_asks_for_nothing() {
        String body = compose(queue, CONTACT).replace("}", ",\"useUserFromAddress\":false}");

        assertThat(amy.post(MESSAGES, body)).hasStatusOk();
    }

    @Test
    void a_queue_s_id_is_read_in_any_case() {
        text(amy.post(MESSAGES, compose(queue.toUpperCase(Locale.ROOT), CONTACT)), "$.id");
    }

    @Test
    void text_that_is_not_a_queue_s_id_is_refused_and_not_repeated() {
        var refused = amy.post(MESSAGES, compose(CONTACT, CONTACT));

        refused(refused, 400, "invalid.value");
        assertThat(refused).bodyJson().extractingPath("$.messageParams.fieldName").isEqualTo("queueId");
        assertThat(refused).bodyText().doesNotContain(CONTACT.substring(1));
    }

    @Test
    void a_queue_must_be_known_have_the_caller_as_a_member_and_have_a_number() {
        String numberless = acme.queue("Billing", "amy");
        acme.queue(numberless, "Billing", null, WrapupPrompt.OPTIONAL);
        String unknown = UUID.randomUUID().toString();

        refused(amy.post(MESSAGES, compose(unknown, CONTACT)), 404, "not.found");
        refused(globex.agent("amy").post(MESSAGES, compose(queue, CONTACT)), 404, "not.found");
        refused(acme.agent("eve").post(MESSAGES, compose(queue, CONTACT)), 403, "not.queue.member");
        refused(amy.post(MESSAGES, compose(numberless, CONTACT)), 409, "queue.without.outbound.number");
        refused(acme.caller("amy").post(MESSAGES, compose(queue, CONTACT)), 403, "missing.permissions");
    }

    @Test
    void the_state_of_the_thread_refuses_by_name() {
        ConversationClient conversation = acme.connect(amy, queue);

        var connected = amy.post(MESSAGES, compose(queue, CONTACT));
        refused(connected, 409, "existing.conversation.connected");
        assertThat(connected)
                .bodyJson()
                .extractingPath("$.messageParams.conversationId")
                .isEqualTo(conversation.id());
        refused(ben.post(MESSAGES, compose(queue, CONTACT)), 409, "existing.conversation.connected");
        Tenant.sent(amy, conversation, "Hello");
        amy.patch(conversation.participantPath(), "{\"state\":\"disconnected\"}");
        refused(ben.post(MESSAGES, compose(queue, CONTACT)), 409, "existing.conversation.in.window");
        assertThat(text(ben.post(MESSAGES, continuing()), "$.id")).isEqualTo(conversation.id());
    }

    @Test
    void a_repeated_key_composes_once_and_can_t_be_used_for_another_contact() {
        bench.values(Topics.CONVERSATION_EVENTS);
        var first = amy.withKey("key-1").post(MESSAGES, compose(queue, CONTACT));

        assertThat(text(amy.withKey("key-1").post(MESSAGES, compose(queue, CONTACT)), "$.id"))
                .isEqualTo(text(first, "$.id"));
        refused(
                amy.withKey("key-1").post(MESSAGES, compose(queue, "+13175550198")),
                409,
                "idempotency.key.reused");
        assertThat(bench.read(Topics.CONVERSATION_EVENTS, ConversationStarted.class)).hasSize(1);
    }

    @Test
    void a_request_that_the_api_refuses_leaves_no_event_and_is_checked_again() {
        bench.values(Topics.CONVERSATION_EVENTS);
        ApiClient eve = acme.agent("eve");
        refused(eve.withKey("key-2").post(MESSAGES, compose(queue, CONTACT)), 403, "not.queue.member");
        assertThat(bench.values(Topics.CONVERSATION_EVENTS)).isEmpty();

        acme.joins("eve", queue);

        text(eve.withKey("key-2").post(MESSAGES, compose(queue, CONTACT)), "$.id");
        assertThat(bench.read(Topics.CONVERSATION_EVENTS, ConversationStarted.class)).hasSize(1);
    }

    private String continuing() {
        return compose(queue, CONTACT).replace("}", ",\"useExistingConversation\":true}");
    }
}
