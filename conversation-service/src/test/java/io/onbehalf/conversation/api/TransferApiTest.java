package io.onbehalf.conversation.api;

import static io.onbehalf.kit.testing.ApiClient.refused;
import static io.onbehalf.kit.testing.ApiClient.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.kit.testing.ApiClient;
import io.onbehalf.kit.testing.TopologyBench;
import io.onbehalf.schemas.queue.RoutingStatus;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@ConversationApiTest
class TransferApiTest {

    private static final String CONNECTED = "{\"state\":\"connected\"}";

    private final String amyId = UUID.randomUUID().toString();
    private final String benId = UUID.randomUUID().toString();
    private final Tenant acme;
    private final ApiClient amy;
    private final ApiClient ben;
    private final String support;
    private final ConversationClient conversation;

    @Autowired
    TransferApiTest(MockMvcTester mvc, TopologyBench bench) {
        acme = new Tenant(mvc, bench);
        acme.user(amyId, "Amy Agent", RoutingStatus.OFF_QUEUE);
        acme.user(benId, "Ben Agent", RoutingStatus.OFF_QUEUE);
        amy = acme.agent(amyId);
        ben = acme.agent(benId);
        support = acme.queue("Support", amyId);
        conversation = acme.connect(amy, support);
    }

    @Test
    void an_agent_is_alerted_answers_and_writes() {
        assertThat(replace("{\"userId\":\"%s\"}".formatted(benId.toUpperCase(Locale.ROOT)))).hasStatus(202);

        var alerting = ben.get(conversation.path());
        assertThat(alerting).bodyJson().extractingPath("$.participants[3].state").isEqualTo("alerting");
        assertThat(alerting).bodyJson().extractingPath("$.participants[3].name").isEqualTo("Ben Agent");
        assertThat(alerting)
                .bodyJson()
                .extractingPath("$.participants[1].disconnectType")
                .isEqualTo("transfer");
        String participant = text(alerting, "$.participants[3].id");
        assertThat(ben.patch(conversation.path() + "/participants/" + participant, CONNECTED)).hasStatus(202);

        var connected = ben.get("/" + conversation.id());
        assertThat(connected)
                .bodyJson()
                .extractingPath("$.participants[3].messages[0].state")
                .isEqualTo("connected");
        assertThat(connected)
                .bodyJson()
                .extractingPath("$.participants[3].messages[0].initialState")
                .isEqualTo("alerting");
        String communication = text(connected, "$.participants[3].messages[0].id");
        assertThat(
                        ben.post(
                                conversation.path() + "/communications/" + communication + "/messages",
                                "{\"textBody\":\"Ben here\"}"))
                .hasStatusOk();
    }

    @Test
    void a_queue_has_it_then() {
        String sales = acme.queue("Sales", benId);

        assertThat(
                        amy.post(
                                "/%s/participants/%s/replace/queue"
                                        .formatted(conversation.id(), conversation.participantId()),
                                "{\"queueId\":\"%s\"}".formatted(sales)))
                .hasStatus(202);

        assertThat(ben.post("/%s/assign".formatted(conversation.id()), "{\"id\":\"%s\"}".formatted(benId)))
                .hasStatusOk();
    }

    @Test
    void attended_the_agent_keeps_it_until_the_other_answers() {
        replace("{\"userId\":\"%s\",\"transferType\":\"Attended\"}".formatted(benId));

        assertThat(amy.get(conversation.path()))
                .bodyJson()
                .extractingPath("$.participants[*].state")
                .asArray()
                .containsExactly("connected", "connected", "alerting");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|400|conversations.error.transfer.destination.required",
                "{\"userId\":\"x\"}|400|invalid.value",
                "{\"address\":\"+13175550123\"}|400|invalid.value",
                "{\"voicemail\":true}|400|invalid.value",
                "{\"transferType\":\"Blind\",\"userId\":\"00000000-0000-4000-8000-000000000001\"}|404|not.found",
                "{\"userId\":\"00000000-0000-4000-8000-000000000001\"}|404|not.found",
                "{\"queueId\":\"00000000-0000-4000-8000-000000000001\"}|404|not.found"
            })
    void what_can_not_be_handed_on_is_refused_with_its_reason(String body, int status, String code) {
        refused(replace(body), status, code);
    }

    @Test
    void to_oneself_it_is_not_handed_on() {
        refused(
                replace("{\"userId\":\"%s\"}".formatted(amyId)),
                400,
                "conversations.error.transfer.same.party");
    }

    @Test
    void handing_on_needs_its_permission() {
        String path = conversation.participantPath() + "/replace";

        refused(
                acme.caller(amyId).post(path, "{\"userId\":\"%s\"}".formatted(benId)),
                403,
                "missing.permissions");
    }

    @Test
    void a_text_inside_the_window_alerts_its_last_agent_who_is_on_queue() {
        acme.user(amyId, "Amy Agent", RoutingStatus.IDLE);
        send();
        amy.patch(conversation.path(), "{\"state\":\"disconnected\"}");

        acme.writes(conversation, support, 1);

        assertThat(states())
                .bodyJson()
                .extractingPath("$.participants[-1:].state")
                .asArray()
                .containsExactly("alerting");
    }

    @Test
    void off_queue_nobody_is_alerted() {
        send();
        amy.patch(conversation.path(), "{\"state\":\"disconnected\"}");

        acme.writes(conversation, support, 1);

        assertThat(states())
                .bodyJson()
                .extractingPath("$.participants[-1:].purpose")
                .asArray()
                .containsExactly("acd");
    }

    private MvcTestResult states() {
        return amy.get(conversation.path());
    }

    private void send() {
        assertThat(amy.post(conversation.sendPath(), "{\"textBody\":\"Hello\"}")).hasStatusOk();
    }

    private MvcTestResult replace(String body) {
        return amy.post(conversation.participantPath() + "/replace", body);
    }
}
