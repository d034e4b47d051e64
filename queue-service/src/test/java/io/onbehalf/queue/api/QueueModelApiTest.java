package io.onbehalf.queue.api;

import static io.onbehalf.kit.testing.ApiClient.refused;
import static io.onbehalf.kit.testing.ApiClient.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.kit.testing.ApiClient;
import java.io.UnsupportedEncodingException;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/// A queue against the public API's model: what we do is kept, what we don't do is refused by name.
@BenchedQueueService
class QueueModelApiTest {

    private static final String QUEUES = "/api/v2/routing/queues";

    private final String organization = UUID.randomUUID().toString();
    private final ApiClient admin;

    @Autowired
    QueueModelApiTest(MockMvcTester mvc) {
        admin =
                ApiClient.of(
                        mvc,
                        "",
                        organization,
                        "0a0c3e00-0000-4000-8000-000000000101",
                        "routing:queue:view",
                        "routing:queue:add",
                        "routing:queue:edit");
    }

    @Test
    void a_queue_shows_how_conversations_are_offered() {
        assertThat(admin.post(QUEUES, "{\"name\":\"Support\"}"))
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"division":{"id":"%s"},"scoringMethod":"TimestampAndPriority",
                         "enableManualAssignment":true,"lastAgentRoutingMode":"AnyAgent",
                         "mediaSettings":{"message":{"alertingTimeoutSeconds":30,"enableAutoAnswer":false,
                          "enableInactivityTimeout":false}}}
                        """
                                .formatted(organization));
    }

    @Test
    void a_body_that_was_read_can_be_sent_back_and_loses_nothing() throws UnsupportedEncodingException {
        String path =
                QUEUES
                        + "/"
                        + text(
                                admin.post(
                                        QUEUES,
                                        """
                                        {"name":"Support","description":"Help","lastAgentRoutingMode":"Disabled",
                                         "mediaSettings":{"message":{"alertingTimeoutSeconds":9,
                                          "enableInactivityTimeout":true,"inactivityTimeoutSettings":
                                          {"timeoutSeconds":600,"actionType":"SEND_TO_QUEUE"}}},
                                         "threadingTimeoutMinutes":60,
                                         "acwSettings":{"wrapupPrompt":"MANDATORY_TIMEOUT","timeoutMs":30000},
                                         "outboundMessagingAddresses":{"smsAddress":{"id":"+442079460000"}}}
                                        """),
                                "$.id");
        String read = admin.get(path).getResponse().getContentAsString();

        assertThat(admin.put(path, read)).hasStatusOk();
        assertThat(admin.get(path)).bodyJson().isStrictlyEqualTo(read);
    }

    @Test
    void settings_that_ask_for_nothing_and_unknown_fields_are_accepted() {
        assertThat(
                        admin.post(
                                QUEUES,
                                """
                                {"name":"Support","routingRules":[],"bullseye":null,"queueFlow":{"id":null},
                                 "enableTranscription":false,"callingPartyName":"","autoAnswerOnly":true,
                                 "color":"red",
                                 "mediaSettings":{"call":{},"message":{"enableAutoAnswer":false}}}
                                """))
                .hasStatusOk();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '!',
            value = {
                "'routingRules':[{'threshold':1}] | routingRules",
                "'queueFlow':{'id':'f1'} | queueFlow",
                "'enableTranscription':true | enableTranscription",
                "'enableManualAssignment':false | enableManualAssignment",
                "'scoringMethod':'PriorityOnly' | scoringMethod",
                "'skillEvaluationMethod':'BEST' | skillEvaluationMethod",
                "'mediaSettings':{'call':{'alertingTimeoutSeconds':8}} | mediaSettings.call",
                "'mediaSettings':{'message':{'enableAutoAnswer':true}} | mediaSettings.message.enableAutoAnswer",
                "'mediaSettings':{'message':{'inactivityTimeoutSettings':{'flowId':{'id':'f1'}}}} | mediaSettings.message.inactivityTimeoutSettings.flowId",
                "'outboundMessagingAddresses':{'whatsAppRecipient':{'id':'w'}} | outboundMessagingAddresses.whatsAppRecipient"
            })
    void a_setting_that_we_do_not_do_is_refused_by_name(String setting, String field) {
        MvcTestResult refusal = admin.post(QUEUES, ("{'name':'n'," + setting + "}").replace('\'', '"'));

        refused(refusal, 400, "invalid.value");
        assertThat(refusal)
                .bodyJson()
                .extractingPath("$.message")
                .isEqualTo(field + ": this value is not supported");
        assertThat(refusal).bodyJson().extractingPath("$.details[0].fieldName").isEqualTo(field);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '!',
            value = {
                "'lastAgentRoutingMode':'ANY_AGENT' | AnyAgent, QueueMembersOnly, Disabled",
                "'cannedResponseLibraries':{'mode':'ALL'} | All, SelectedOnly, None",
                "'acwSettings':{'wrapupPrompt':'UNKNOWN'} | MANDATORY, OPTIONAL, MANDATORY_TIMEOUT, MANDATORY_FORCED_TIMEOUT, AGENT_REQUESTED",
                "'mediaSettings':{'message':{'inactivityTimeoutSettings':{'actionType':'UNKNOWN'}}} | DISCONNECT, SEND_TO_QUEUE"
            })
    void the_error_of_a_choice_lists_what_is_accepted(String setting, String choices) {
        MvcTestResult refusal = admin.post(QUEUES, ("{'name':'n'," + setting + "}").replace('\'', '"'));

        refused(refusal, 400, "invalid.value");
        assertThat(refusal)
                .bodyJson()
                .extractingPath("$.message")
                .asString()
                .endsWith(": must be one of " + choices);
    }

    @Test
    void a_queue_that_evaluates_no_skills_is_taken() {
        assertThat(admin.post(QUEUES, "{\"name\":\"n\",\"skillEvaluationMethod\":\"NONE\"}")).hasStatusOk();
    }

    @Test
    void an_inactivity_timeout_disconnects_unless_another_action_is_named() {
        assertThat(
                        admin.post(
                                QUEUES,
                                """
                                {"name":"n","mediaSettings":{"message":{"enableInactivityTimeout":true,
                                 "inactivityTimeoutSettings":{"timeoutSeconds":10}}}}
                                """))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.mediaSettings.message.inactivityTimeoutSettings")
                .isEqualTo(Map.of("timeoutSeconds", 10, "actionType", "DISCONNECT"));
    }

    @Test
    void the_time_and_the_action_are_kept_while_an_inactivity_timeout_is_off() {
        assertThat(
                        admin.post(
                                QUEUES,
                                """
                                {"name":"n","mediaSettings":{"message":{"enableInactivityTimeout":false,
                                 "inactivityTimeoutSettings":{"timeoutSeconds":259200}}}}
                                """))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.mediaSettings.message")
                .isEqualTo(
                        Map.of(
                                "alertingTimeoutSeconds",
                                30,
                                "enableAutoAnswer",
                                false,
                                "enableInactivityTimeout",
                                false,
                                "inactivityTimeoutSettings",
                                Map.of("timeoutSeconds", 259_200, "actionType", "DISCONNECT")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '!',
            value = {
                "{'enableInactivityTimeout':true} | timeoutSeconds",
                "{'enableInactivityTimeout':true,'inactivityTimeoutSettings':{}} | timeoutSeconds",
                "{'inactivityTimeoutSettings':{'timeoutSeconds':9}} | timeoutSeconds",
                "{'inactivityTimeoutSettings':{'timeoutSeconds':259201}} | timeoutSeconds",
                "{'inactivityTimeoutSettings':{'actionType':'UNKNOWN'}} | actionType",
                "{'inactivityTimeoutSettings':{'actionType':'SEND_TO_ARCHITECT_FLOW'}} | actionType"
            })
    void an_inactivity_timeout_that_is_not_valid_is_refused(String message, String field) {
        MvcTestResult refusal =
                admin.post(
                        QUEUES,
                        ("{'name':'n','mediaSettings':{'message':" + message + "}}").replace('\'', '"'));

        refused(refusal, 400, "invalid.value");
        assertThat(refusal).bodyJson().extractingPath("$.details[0].fieldName").asString().endsWith(field);
    }

    @Test
    void a_queue_s_own_threading_timeline_is_0_to_4320_minutes() {
        String body = "{\"name\":\"n%s\",\"threadingTimeoutMinutes\":%s}";

        assertThat(admin.post(QUEUES, body.formatted(1, 0)))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.threadingTimeoutMinutes")
                .isEqualTo(0);
        assertThat(admin.post(QUEUES, body.formatted(2, 4_320))).hasStatusOk();
        assertThat(admin.post(QUEUES, body.formatted(3, "null")))
                .hasStatusOk()
                .bodyJson()
                .doesNotHavePath("$.threadingTimeoutMinutes");
        refused(admin.post(QUEUES, body.formatted(4, -1)), 400, "invalid.value");
        refused(admin.post(QUEUES, body.formatted(5, 4_321)), 400, "invalid.value");
    }

    @Test
    void all_that_is_not_supported_is_named_together() {
        assertThat(admin.post(QUEUES, "{\"name\":\"n\",\"peerId\":\"p\",\"bullseye\":{\"rings\":[1]}}"))
                .hasStatus(400)
                .bodyJson()
                .extractingPath("$.details[*].fieldName")
                .asArray()
                .containsExactly("bullseye", "peerId");
    }

    @Test
    void there_is_no_division_but_the_organization() {
        String body = "{\"name\":\"n\",\"division\":{\"id\":\"%s\"}}";

        assertThat(admin.post(QUEUES, body.formatted(organization))).hasStatusOk();
        refused(admin.post(QUEUES, body.formatted("another")), 400, "invalid.value");
    }

    @ParameterizedTest
    @CsvSource({
        "+19005551234, a premium-rate number",
        "+449098790000, a premium-rate number",
        "+491801234567, a shared-cost number",
        "+447012345678, a personal number",
        "+447640123456, a pager's number",
        "+445512345678, a universal access number",
        "+870773111632, a satellite or other number of no country",
        "+883510012345, a satellite or other number of no country"
    })
    void a_queue_sends_from_no_number_that_costs_more_than_an_ordinary_one(String number, String kind) {
        MvcTestResult refusal = admin.post(QUEUES, number(number));

        refused(refusal, 400, "invalid.value");
        assertThat(refusal)
                .bodyJson()
                .extractingPath("$.message")
                .isEqualTo("outboundMessagingAddresses.smsAddress.id: must not be " + kind);
    }

    @ParameterizedTest
    @CsvSource({"+13175550100", "+442079460000", "+447400123456", "+18005551234"})
    void a_queue_may_send_from_a_landline_a_mobile_or_a_toll_free_number(String number) {
        assertThat(admin.post(QUEUES, number(number))).hasStatusOk();
    }

    private static String number(String number) {
        return "{\"name\":\"n\",\"outboundMessagingAddresses\":{\"smsAddress\":{\"id\":\"%s\"}}}"
                .formatted(number);
    }
}
