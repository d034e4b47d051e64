package io.onbehalf.conversation.api;

import static io.onbehalf.kit.testing.ApiClient.refused;
import static io.onbehalf.kit.testing.ApiClient.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.kit.testing.ApiClient;
import io.onbehalf.kit.testing.TopologyBench;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@ConversationApiTest
class SupervisionApiTest {

    private static final String WHY = "{\"reason\":\"a complaint\"}";

    private final Tenant acme;
    private final ApiClient amy;
    private final ApiClient sue;
    private final String support;
    private final ConversationClient conversation;

    @Autowired
    SupervisionApiTest(MockMvcTester mvc, TopologyBench bench) {
        acme = new Tenant(mvc, bench);
        amy = acme.agent("amy");
        sue = supervisor("sue");
        support = acme.queue("Support", "amy", "sue");
        conversation = acme.connect(amy, support);
    }

    @Test
    void what_is_released_waits_and_the_agent_reads_who_took_it_away_and_why() {
        assertThat(release(sue, WHY)).hasStatus(202).body().isEmpty();

        var view = amy.get("/" + conversation.id());
        assertThat(view)
                .bodyJson()
                .extractingPath("$.participants[1].messages[0].disconnectType")
                .isEqualTo("transfer");
        assertThat(view)
                .bodyJson()
                .extractingPath("$.participants[1].attributes['onbehalf.disconnectedBy']")
                .isEqualTo("sue");
        assertThat(view)
                .bodyJson()
                .extractingPath("$.participants[1].attributes['onbehalf.disconnectReason']")
                .isEqualTo("a complaint");
        assertThat(view).bodyJson().extractingPath("$.participants[2].purpose").isEqualTo("acd");
        assertThat(amy.post("/%s/assign".formatted(conversation.id()), "{\"id\":\"amy\"}")).hasStatusOk();
    }

    @Test
    void what_is_taken_over_is_the_supervisor_s_who_writes() {
        assertThat(takeOver(sue, WHY)).hasStatus(202).body().isEmpty();

        var view = amy.get(conversation.path());
        assertThat(view).bodyJson().extractingPath("$.participants[1].disconnectType").isEqualTo("takeover");
        assertThat(view)
                .bodyJson()
                .extractingPath("$.participants[1].attributes['onbehalf.disconnectReason']")
                .isEqualTo("a complaint");
        String communication = text(sue.get("/" + conversation.id()), "$.participants[2].messages[0].id");
        String path = conversation.path() + "/communications/" + communication + "/messages";
        assertThat(sue.post(path, "{\"textBody\":\"Sue here\"}")).hasStatusOk();
        refused(
                amy.post(conversation.sendPath(), "{\"textBody\":\"me too\"}"),
                403,
                "not.conversation.participant");
    }

    @Test
    void a_stint_that_ends_as_usual_has_no_such_attributes() {
        amy.patch(conversation.path(), "{\"state\":\"disconnected\"}");

        assertThat(amy.get(conversation.path()))
                .bodyJson()
                .extractingPath("$.participants[1].attributes")
                .asMap()
                .isEmpty();
    }

    @Test
    void an_agent_neither_releases_nor_takes_over() {
        refused(release(amy, WHY), 403, "missing.permissions");
        refused(takeOver(amy, WHY), 403, "missing.permissions");
    }

    @Test
    void only_in_their_own_queues_do_supervisors_take_over_and_elsewhere_they_know_nothing() {
        refused(takeOver(supervisor("tom"), WHY), 403, "not.queue.member");

        ApiClient stranger =
                ApiClient.of(
                        acme.mvc(),
                        "/api/v2/conversations",
                        UUID.randomUUID().toString(),
                        "sue",
                        Tenant.DISCONNECT,
                        Tenant.SUPERVISE,
                        "conversation:message:takeOver");
        refused(release(stranger, WHY), 404, "conversation.not.found");
        refused(takeOver(stranger, WHY), 404, "conversation.not.found");
        refused(disconnect(stranger, WHY), 404, "conversation.not.found");
    }

    @Test
    void who_comes_too_late_hears_who_has_it_or_that_it_is_over() {
        acme.joins("tom", support);
        takeOver(sue, WHY);

        var late = takeOver(supervisor("tom"), WHY);
        refused(late, 409, "conversation.already.assigned");
        assertThat(late).bodyJson().extractingPath("$.messageParams.holderId").isEqualTo("sue");
        refused(release(supervisor("tom"), WHY), 409, "participant.not.connected");

        sue.patch(conversation.path(), "{\"state\":\"disconnected\"}");
        refused(release(sue, WHY), 409, "conversation.disconnected");
    }

    @Test
    void with_a_key_a_release_is_done_once_and_its_answer_is_the_same() {
        ApiClient keyed = sue.withKey("k1");
        assertThat(release(keyed, WHY)).hasStatus(202);
        assertThat(amy.post("/%s/assign".formatted(conversation.id()), "{\"id\":\"amy\"}")).hasStatusOk();

        assertThat(release(keyed, WHY)).hasStatus(202);

        assertThat(amy.get("/" + conversation.id()))
                .bodyJson()
                .extractingPath("$.participants[3].messages[0].state")
                .isEqualTo("connected");
        refused(release(keyed, "{\"reason\":\"another\"}"), 409, "idempotency.key.reused");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"reason\":\" \"}", "{\"reason\":null}", "{\"reason\":\"\\u200b\"}"})
    void a_reason_is_required(String body) {
        refused(release(sue, body), 400, "invalid.value");
        refused(takeOver(sue, body), 400, "invalid.value");
    }

    @ParameterizedTest
    @CsvSource({"500, 202", "501, 400"})
    void a_reason_is_bounded(int characters, int status) {
        assertThat(release(sue, "{\"reason\":\"%s\"}".formatted("x".repeat(characters)))).hasStatus(status);
    }

    @Test
    void a_supervisor_ends_a_conversation_with_and_without_a_reason_and_again() {
        assertThat(disconnect(sue, WHY))
                .hasStatusOk()
                .hasContentTypeCompatibleWith("application/json")
                .bodyText()
                .isEqualTo('"' + conversation.id() + '"');
        assertThat(disconnect(sue, "")).hasStatusOk();

        var view = amy.get("/" + conversation.id());
        assertThat(view).bodyJson().extractingPath("$.state").isEqualTo("disconnected");
        assertThat(view)
                .bodyJson()
                .extractingPath("$.participants[1].attributes['onbehalf.disconnectReason']")
                .isEqualTo("a complaint");
    }

    @Test
    void a_supervisor_who_uses_an_agent_s_call_may_say_why_too() {
        assertThat(
                        sue.patch(
                                conversation.participantPath(),
                                "{\"state\":\"disconnected\",\"reason\":\"a complaint\"}"))
                .hasStatus(202);

        assertThat(amy.get("/" + conversation.id()))
                .bodyJson()
                .extractingPath("$.participants[1].attributes['onbehalf.disconnectReason']")
                .isEqualTo("a complaint");
    }

    @Test
    void an_agent_ends_their_own_conversation_and_no_other() {
        refused(disconnect(acme.agent("ben"), ""), 403, "not.conversation.participant");
        assertThat(disconnect(amy, "")).hasStatusOk();
    }

    private ApiClient supervisor(String user) {
        return acme.caller(
                user,
                Tenant.DISCONNECT,
                Tenant.SUPERVISE,
                "conversation:message:takeOver",
                "conversation:message:create",
                "conversation:message:view");
    }

    private MvcTestResult release(ApiClient caller, String body) {
        return caller.below("/api/v2/onbehalf/conversations").post(stint() + "/release", body);
    }

    private MvcTestResult takeOver(ApiClient caller, String body) {
        return caller.below("/api/v2/onbehalf/conversations").post(stint() + "/takeover", body);
    }

    private MvcTestResult disconnect(ApiClient caller, String body) {
        return caller.post("/%s/disconnect".formatted(conversation.id()), body);
    }

    private String stint() {
        return "/%s/participants/%s".formatted(conversation.id(), conversation.participantId());
    }
}
