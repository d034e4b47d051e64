package io.onbehalf.conversation.api;

import static io.onbehalf.kit.testing.ApiClient.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.kit.testing.ApiClient;
import io.onbehalf.kit.testing.TopologyBench;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@ConversationApiTest
class AssignApiTest {

    private final Tenant acme;
    private final ApiClient amy;
    private final ApiClient ben;
    private final ConversationClient conversation;

    @Autowired
    AssignApiTest(MockMvcTester mvc, TopologyBench bench) {
        acme = new Tenant(mvc, bench);
        amy = acme.agent("amy");
        ben = acme.agent("ben");
        conversation = acme.connect(amy, acme.queue("Support", "amy", "ben"));
    }

    @Test
    void to_take_what_one_has_is_answered_with_its_id() {
        assertThat(amy.post(path(), "{\"id\":\"AMY\"}"))
                .hasStatusOk()
                .hasContentTypeCompatibleWith("application/json")
                .bodyText()
                .isEqualTo('"' + conversation.id() + '"');
    }

    @Test
    void who_comes_too_late_hears_who_has_it() {
        var late = ben.post(path(), "{\"id\":\"ben\"}");

        refused(late, 409, "conversation.already.assigned");
        assertThat(late).bodyJson().extractingPath("$.messageParams.holderId").isEqualTo("amy");
    }

    @Test
    void what_is_not_known_here_can_not_be_taken() {
        String unknown = "/%s/assign".formatted(UUID.randomUUID());

        refused(ben.post(unknown, "{\"id\":\"ben\"}"), 404, "not.found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"id\":\"amy\"}", "{\"id\":\"\"}"})
    void nobody_takes_a_conversation_for_another(String body) {
        refused(ben.post(path(), body), 400, "invalid.value");
    }

    @Test
    void taking_needs_its_permission() {
        refused(acme.caller("ben").post(path(), "{\"id\":\"ben\"}"), 403, "missing.permissions");
    }

    private String path() {
        return "/%s/assign".formatted(conversation.id());
    }
}
