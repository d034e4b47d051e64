package io.onbehalf.conversation.api;

import static io.onbehalf.kit.testing.ApiClient.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.kit.testing.ApiClient;
import io.onbehalf.kit.testing.TopologyBench;
import io.onbehalf.schemas.common.WrapupPrompt;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/// A connected agent requests after-call work; what the conversation shows of it.
@ConversationApiTest
class AfterCallWorkApiTest {

    private static final String REQUIRED = "{\"afterCallWorkRequired\":true}";
    private static final String DISCONNECTED = "{\"state\":\"disconnected\"}";

    private final Tenant acme;
    private final ApiClient amy;
    private final String queue;
    private final ConversationClient talk;

    @Autowired
    AfterCallWorkApiTest(MockMvcTester mvc, TopologyBench bench) {
        acme = new Tenant(mvc, bench);
        amy = acme.agent("amy");
        queue = acme.queue("Support", "amy");
        set(WrapupPrompt.AGENT_REQUESTED);
        talk = acme.connect(amy, queue);
    }

    @Test
    void what_the_agent_requested_follows_the_disconnect() {
        assertThat(amy.patch(path(talk.communicationId()), REQUIRED))
                .hasStatusOk()
                .bodyJson()
                .isStrictlyEqualTo(REQUIRED);
        assertThat(amy.get("/" + talk.id()))
                .bodyJson()
                .extractingPath("$.participants[1].messages[0].afterCallWorkRequired")
                .isEqualTo(true);

        amy.patch(talk.participantPath(), DISCONNECTED);

        assertThat(amy.get("/" + talk.id()))
                .bodyJson()
                .extractingPath("$.participants[1].messages[0].afterCallWork.state")
                .isEqualTo("pending");
        assertThat(amy.get("/messages")).bodyJson().extractingPath("$.total").isEqualTo(1);
        acme.wrapsUp("amy", talk);
        assertThat(amy.get("/messages")).bodyJson().extractingPath("$.total").isEqualTo(0);
    }

    @Test
    void without_a_request_nothing_follows() {
        amy.patch(talk.participantPath(), DISCONNECTED);

        assertThat(amy.get("/messages")).bodyJson().extractingPath("$.total").isEqualTo(0);
        refused(amy.patch(path(talk.communicationId()), REQUIRED), 409, "participant.not.connected");
    }

    @Test
    void the_queue_s_setting_at_the_disconnect_counts() {
        set(WrapupPrompt.OPTIONAL);
        refused(amy.patch(path(talk.communicationId()), REQUIRED), 409, "after.call.work.not.requestable");

        amy.patch(talk.participantPath(), DISCONNECTED);

        assertThat(amy.get("/" + talk.id()))
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"participants":[{},{"wrapupPrompt":"optional","wrapupTimeoutMs":120000,
                          "wrapupRequired":false,"messages":[{"afterCallWork":{"state":"pending"}}]}]}
                        """);
        assertThat(amy.get("/messages")).bodyJson().extractingPath("$.total").isEqualTo(1);
    }

    @Test
    void it_is_refused_to_others_and_for_what_there_is_not() {
        refused(
                acme.agent("ben").patch(path(talk.communicationId()), REQUIRED),
                403,
                "not.conversation.participant");
        refused(acme.caller("amy").patch(path(talk.communicationId()), REQUIRED), 403, "missing.permissions");
        refused(amy.patch(path(talk.id()), REQUIRED), 404, "not.found");
        refused(amy.patch(path(talk.communicationId()), "{}"), 400, "invalid.value");
        assertThat(acme.supervisor("sue").patch(path(talk.communicationId()), REQUIRED)).hasStatusOk();
    }

    private void set(WrapupPrompt prompt) {
        acme.queue(queue, "Support", Tenant.NUMBER, prompt);
    }

    private String path(String communication) {
        return "/aftercallwork/%s/participants/%s/communications/%s"
                .formatted(talk.id(), talk.participantId(), communication);
    }
}
