package io.onbehalf.conversation.api;

import static io.onbehalf.conversation.api.Calls.refused;
import static io.onbehalf.conversation.api.Tenant.sent;
import static org.assertj.core.api.Assertions.assertThat;

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

@WithBenchedService
class VisibilityTest {

    private final Tenant acme;
    private final Tenant globex;
    private final String queue;
    private final Calls amy;
    private final ConversationClient talk;
    private final String message;

    @Autowired
    VisibilityTest(MockMvcTester mvc, TopologyBench bench) {
        acme = new Tenant(mvc, bench);
        globex = new Tenant(mvc, bench);
        queue = acme.queue("Support", "amy", "ben");
        amy = acme.agent("amy");
        talk = acme.talk(amy, queue);
        message = sent(amy, talk, "Hello");
    }

    /// Every way to see a conversation, or something of it.
    enum View {
        MEDIA("conversation:message:create"),
        GENERIC("conversation:communication:view"),
        MESSAGE("conversation:message:view"),
        BULK("conversation:message:view"),
        DETAILS("conversation:message:view");

        private final String permission;

        View(String permission) {
            this.permission = permission;
        }

        MvcTestResult of(Calls caller, ConversationClient talk, String message) {
            return switch (this) {
                case MEDIA -> caller.get(talk.path());
                case GENERIC -> caller.get("/" + talk.conversation());
                case MESSAGE -> caller.get(talk.messagePath(message));
                case BULK -> caller.post(talk.path() + "/messages/bulk", "[\"" + message + "\"]");
                case DETAILS -> caller.get("/messages/" + message + "/details");
            };
        }
    }

    @ParameterizedTest
    @EnumSource
    void its_agent_sees_it_also_after_leaving_the_queue(View view) {
        acme.leaves("amy", queue);

        assertThat(view.of(amy, talk, message)).hasStatusOk();
    }

    @ParameterizedTest
    @EnumSource
    void a_member_of_its_queue_sees_it(View view) {
        assertThat(view.of(acme.agent("ben"), talk, message)).hasStatusOk();
    }

    @ParameterizedTest
    @EnumSource
    void a_member_no_longer_sees_it_after_leaving_the_queue(View view) {
        acme.leaves("ben", queue);

        refused(view.of(acme.agent("ben"), talk, message), 403, "not.conversation.participant");
    }

    @ParameterizedTest
    @EnumSource
    void a_supervisor_sees_it(View view) {
        assertThat(view.of(acme.supervisor("sue"), talk, message)).hasStatusOk();
    }

    @ParameterizedTest
    @EnumSource
    void a_stranger_of_the_organization_does_not(View view) {
        acme.queue("Sales", "eve");

        refused(view.of(acme.agent("eve"), talk, message), 403, "not.conversation.participant");
    }

    @ParameterizedTest
    @EnumSource
    void another_organization_does_not_find_it(View view) {
        refused(view.of(globex.supervisor("amy"), talk, message), 404, "not.found");
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "MEDIA")
    void a_view_needs_its_permission(View view) {
        refused(view.of(acme.caller("amy"), talk, message), 403, "missing.permissions");
        assertThat(view.of(acme.caller("amy", view.permission), talk, message)).hasStatusOk();
    }

    @ParameterizedTest
    @EnumSource
    void ids_are_read_in_any_case(View view) {
        ConversationClient upperCase = new ConversationClient(talk.conversation().toUpperCase(Locale.ROOT), "", "");

        assertThat(view.of(amy, upperCase, message.toUpperCase(Locale.ROOT))).hasStatusOk();
    }

    @Test
    void it_shows_its_last_forty_stints_and_is_seen_by_the_agents_and_the_queues_of_those_before() {
        String sales = acme.queue("Sales", "ben");
        for (String each : List.of(queue, sales)) {
            acme.queue(each, "Quick", Tenant.NUMBER, WrapupPrompt.OPTIONAL);
        }
        ConversationClient old = acme.talk(amy, queue, "+13175550198");
        String over = "{\"state\":\"disconnected\"}";
        Calls ben = acme.agent("ben");
        Calls zoe = acme.agent("zoe");
        amy.patch(old.path(), over);
        for (int stints = 2; stints <= 42; stints += 2) {
            ben.post("/messages", continuing(sales, "+13175550198"));
            ben.patch(old.path(), over);
        }
        acme.leaves("amy", queue);
        acme.joins("zoe", queue);

        assertThat(amy.get("/" + old.conversation()))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.participants[*].queueId")
                .asArray()
                .contains(sales)
                .doesNotContain(queue);
        assertThat(amy.get("/" + old.conversation()))
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
                .containsExactly(talk.conversation());
        assertThat(acme.agent("ben").get("/messages")).bodyJson().extractingPath("$.total").isEqualTo(0);
        assertThat(globex.agent("amy").get("/messages")).bodyJson().extractingPath("$.total").isEqualTo(0);
    }
}
