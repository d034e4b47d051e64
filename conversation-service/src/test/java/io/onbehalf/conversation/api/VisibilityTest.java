package io.onbehalf.conversation.api;

import static io.onbehalf.conversation.api.Tenant.sent;
import static io.onbehalf.kit.testing.ApiClient.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.kit.testing.ApiClient;
import io.onbehalf.kit.testing.TopologyBench;
import io.onbehalf.schemas.common.WrapupPrompt;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@ConversationApiTest
class VisibilityTest {

    private final Tenant acme;
    private final Tenant globex;
    private final String queue;
    private final ApiClient amy;
    private final ConversationClient conversation;
    private final String message;

    @Autowired
    VisibilityTest(MockMvcTester mvc, TopologyBench bench) {
        acme = new Tenant(mvc, bench);
        globex = new Tenant(mvc, bench);
        queue = acme.queue("Support", "amy", "ben");
        amy = acme.agent("amy");
        conversation = acme.connect(amy, queue);
        message = sent(amy, conversation, "Hello");
    }

    /// Every way to see a conversation, or something of it.
    enum View {
        MEDIA("conversation:message:create"),
        GENERIC("conversation:communication:view"),
        MESSAGE("conversation:message:view"),
        BULK("conversation:message:view"),
        DETAILS("conversation:message:view"),
        HISTORY("conversation:message:view");

        private final String permission;

        View(String permission) {
            this.permission = permission;
        }

        MvcTestResult of(ApiClient caller, ConversationClient conversation, String message) {
            return switch (this) {
                case MEDIA -> caller.get(conversation.path());
                case GENERIC -> caller.get("/" + conversation.id());
                case MESSAGE -> caller.get(conversation.messagePath(message));
                case BULK -> caller.post(conversation.path() + "/messages/bulk", "[\"" + message + "\"]");
                case DETAILS -> caller.get("/messages/" + message + "/details");
                case HISTORY -> Tenant.history(caller, conversation, "?limit=10");
            };
        }
    }

    @ParameterizedTest
    @EnumSource
    void its_agent_sees_it_also_after_leaving_the_queue(View view) {
        acme.leaves("amy", queue);

        assertThat(view.of(amy, conversation, message)).hasStatusOk();
    }

    @ParameterizedTest
    @EnumSource
    void a_member_of_its_queue_sees_it(View view) {
        assertThat(view.of(acme.agent("ben"), conversation, message)).hasStatusOk();
    }

    @ParameterizedTest
    @EnumSource
    void a_member_no_longer_sees_it_after_leaving_the_queue(View view) {
        acme.leaves("ben", queue);

        refused(view.of(acme.agent("ben"), conversation, message), 403, "not.conversation.participant");
    }

    @ParameterizedTest
    @EnumSource
    void a_supervisor_sees_it(View view) {
        assertThat(view.of(acme.supervisor("sue"), conversation, message)).hasStatusOk();
    }

    @ParameterizedTest
    @EnumSource
    void a_stranger_of_the_organization_does_not(View view) {
        acme.queue("Sales", "eve");

        refused(view.of(acme.agent("eve"), conversation, message), 403, "not.conversation.participant");
    }

    @ParameterizedTest
    @EnumSource
    void another_organization_does_not_find_it(View view) {
        refused(view.of(globex.supervisor("amy"), conversation, message), 404, "not.found");
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "MEDIA")
    void a_view_needs_its_permission(View view) {
        refused(view.of(acme.caller("amy"), conversation, message), 403, "missing.permissions");
        assertThat(view.of(acme.caller("amy", view.permission), conversation, message)).hasStatusOk();
    }

    @ParameterizedTest
    @EnumSource
    void ids_are_read_in_any_case(View view) {
        ConversationClient upperCase =
                new ConversationClient(conversation.id().toUpperCase(Locale.ROOT), "", "");

        assertThat(view.of(amy, upperCase, message.toUpperCase(Locale.ROOT))).hasStatusOk();
    }

    @Test
    void it_shows_its_last_forty_participants_and_is_seen_by_the_agents_and_queues_of_those_before() {
        String sales = acme.queue("Sales", "ben");
        for (String each : List.of(queue, sales)) {
            acme.queue(each, "Quick", Tenant.NUMBER, WrapupPrompt.AGENT_REQUESTED);
        }
        ConversationClient old = acme.connect(amy, queue, "+13175550198");
        String disconnected = "{\"state\":\"disconnected\"}";
        ApiClient ben = acme.agent("ben");
        ApiClient zoe = acme.agent("zoe");
        sent(amy, old, "Hello");
        amy.patch(old.path(), disconnected);
        for (int participants = 2; participants <= 42; participants += 2) {
            ben.post("/messages", continuing(sales, "+13175550198"));
            ben.patch(old.path(), disconnected);
        }
        acme.leaves("amy", queue);
        acme.joins("zoe", queue);

        assertThat(amy.get("/" + old.id()))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.participants[*].queueId")
                .asArray()
                .contains(sales)
                .doesNotContain(queue);
        assertThat(amy.get("/" + old.id()))
                .bodyJson()
                .extractingPath("$.participants.length()")
                .isEqualTo(40);
        assertThat(zoe.get(old.path())).hasStatusOk();
    }

    private static String continuing(String queue, String contact) {
        return Tenant.compose(queue, contact).replace("}", ",\"useExistingConversation\":true}");
    }

    @Test
    void the_list_of_interactions_is_each_agent_s_own() {
        assertThat(amy.get("/messages"))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.entities[*].id")
                .asArray()
                .containsExactly(conversation.id());
        assertThat(acme.agent("ben").get("/messages")).bodyJson().extractingPath("$.total").isEqualTo(0);
        assertThat(globex.agent("amy").get("/messages")).bodyJson().extractingPath("$.total").isEqualTo(0);
    }
}
