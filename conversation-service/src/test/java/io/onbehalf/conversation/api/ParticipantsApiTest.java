package io.onbehalf.conversation.api;

import static io.onbehalf.kit.testing.ApiClient.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.kit.domain.ThreadIds;
import io.onbehalf.kit.domain.ThreadIds.Kind;
import io.onbehalf.kit.testing.ApiClient;
import io.onbehalf.kit.testing.TopologyBench;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@ConversationApiTest
class ParticipantsApiTest {

    private static final String DISCONNECTED = "{\"state\":\"disconnected\"}";

    private final Tenant acme;
    private final ApiClient amy;
    private final ApiClient ben;
    private final ApiClient sue;
    private final ConversationClient conversation;

    @Autowired
    ParticipantsApiTest(MockMvcTester mvc, TopologyBench bench) {
        acme = new Tenant(mvc, bench);
        amy = acme.agent("amy");
        ben = acme.agent("ben");
        sue = acme.supervisor("sue");
        String queue = acme.queue("Support", "amy", "ben");
        conversation = acme.connect(amy, queue);
    }

    @Test
    void an_agent_disconnects_and_may_repeat_it() {
        assertThat(amy.patch(conversation.participantPath(), DISCONNECTED)).hasStatus(202).body().isEmpty();
        assertThat(amy.patch(conversation.participantPath(), DISCONNECTED)).hasStatus(202);
        assertThat(amy.patch(conversation.path(), DISCONNECTED)).hasStatusOk();
        assertThat(amy.get("/" + conversation.id()))
                .bodyJson()
                .extractingPath("$.state")
                .isEqualTo("disconnected");
    }

    @Test
    void a_change_of_the_conversation_is_answered_with_the_conversation_after_it() {
        assertThat(acme.caller("amy", Tenant.DISCONNECT).patch(conversation.path(), DISCONNECTED))
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"id":"%s","state":"disconnected","participants":[
                          {"purpose":"customer"},
                          {"purpose":"agent","messages":[{"state":"disconnected"}]}]}
                        """
                                .formatted(conversation.id()));
    }

    @Test
    void a_forged_forward_header_does_not_keep_a_change_from_being_made() {
        assertThat(amy.forwarded().patch(conversation.path(), DISCONNECTED))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.state")
                .isEqualTo("disconnected");
    }

    @Test
    void who_may_disconnect_may_read_what_a_disconnect_is_answered_with() {
        ApiClient mayDisconnect = acme.caller("amy", Tenant.DISCONNECT);

        assertThat(mayDisconnect.get("/" + conversation.id())).hasStatusOk();
    }

    @Test
    void who_may_only_wrap_up_does_not_disconnect_or_answer_and_who_may_only_disconnect_does_not_wrap_up() {
        ApiClient mayWrapUp = acme.caller("amy", "conversation:participant:wrapup");
        ApiClient mayDisconnect = acme.caller("amy", Tenant.DISCONNECT);
        String both = "{\"state\":\"disconnected\",\"wrapup\":{\"notes\":\"n\"}}";

        for (String change : List.of(DISCONNECTED, "{\"state\":\"connected\"}", both)) {
            refused(mayWrapUp.patch(conversation.participantPath(), change), 403, "missing.permissions");
        }
        for (String change : List.of("{\"wrapup\":{\"notes\":\"n\"}}", both)) {
            refused(mayDisconnect.patch(conversation.participantPath(), change), 403, "missing.permissions");
        }
        assertThat(mayDisconnect.patch(conversation.participantPath(), DISCONNECTED)).hasStatus(202);
    }

    @Test
    void both_paths_and_any_case_lead_to_the_participant() {
        String path = "/%s/participants/%s".formatted(conversation.id(), conversation.participantId());

        assertThat(
                        amy.patch(
                                path.toUpperCase(Locale.ROOT).replace("PARTICIPANTS", "participants"),
                                DISCONNECTED))
                .hasStatus(202);
        assertThat(amy.get("/" + conversation.id()))
                .bodyJson()
                .extractingPath("$.state")
                .isEqualTo("disconnected");
    }

    @Test
    void strangers_are_refused_while_it_is_open_and_after_it_is_disconnected() {
        refused(ben.patch(conversation.participantPath(), DISCONNECTED), 403, "not.conversation.participant");
        amy.patch(conversation.participantPath(), DISCONNECTED);
        refused(ben.patch(conversation.participantPath(), DISCONNECTED), 403, "not.conversation.participant");
        refused(ben.patch(conversation.path(), DISCONNECTED), 403, "not.conversation.participant");
        assertThat(sue.patch(conversation.path(), DISCONNECTED)).hasStatusOk();
        refused(acme.caller("amy").patch(conversation.path(), DISCONNECTED), 403, "missing.permissions");
        refused(
                acme.caller("amy", "conversation:participant:wrapup")
                        .patch(conversation.path(), DISCONNECTED),
                403,
                "missing.permissions");
    }

    @Test
    void unknown_conversations_and_participants_are_not_found() {
        String thread = ThreadIds.threadOf(conversation.id()).orElseThrow();
        ConversationClient noConversation =
                new ConversationClient(
                        ThreadIds.of(thread, Kind.CONVERSATION, 99), conversation.participantId(), "");
        ConversationClient nobody =
                new ConversationClient(conversation.id(), ThreadIds.of(thread, Kind.PARTICIPANT, 99), "");
        ConversationClient elsewhere =
                new ConversationClient(ThreadIds.of("f".repeat(20), Kind.CONVERSATION, 1), "", "");

        refused(amy.patch(noConversation.path(), DISCONNECTED), 404, "conversation.not.found");
        refused(amy.patch(nobody.participantPath(), DISCONNECTED), 404, "participant.not.found");
        refused(amy.patch(elsewhere.path(), DISCONNECTED), 404, "conversation.not.found");
        refused(amy.patch("/messages/x", DISCONNECTED), 404, "not.found");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|400|bad.request",
                "{\"state\":\"held\"}|400|invalid.value",
                "{\"state\":\"connected\"}|409|conversation.disconnected"
            })
    void a_change_that_is_not_served_or_comes_too_late_is_refused(String body, int status, String code) {
        amy.patch(conversation.participantPath(), DISCONNECTED);

        refused(amy.patch(conversation.participantPath(), body), status, code);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'held':true}",
                "{'muted':true,'state':'disconnected'}",
                "{'recording':true}",
                "{'confined':true}",
                "{'resumeTime':'2026-01-02T12:00:00Z'}"
            })
    void a_field_that_asks_for_what_is_not_done_is_refused_by_name(String body) {
        var refused = amy.patch(conversation.participantPath(), body.replace('\'', '"'));

        refused(refused, 400, "invalid.value");
        assertThat(refused)
                .bodyJson()
                .extractingPath("$.details[0].fieldName")
                .isEqualTo(body.substring(2, body.indexOf('\'', 2)));
        assertThat(amy.get("/" + conversation.id()))
                .bodyJson()
                .extractingPath("$.state")
                .isEqualTo("connected");
    }

    @Test
    void fields_that_ask_for_nothing_are_accepted() {
        String body =
                "{\"state\":\"disconnected\",\"held\":false,\"muted\":false,\"recording\":null,\"wrapupSkipped\":false}";

        assertThat(amy.patch(conversation.participantPath(), body)).hasStatus(202);
    }

    @Test
    void a_completed_wrapup_is_shown_on_its_participant_and_the_disconnect_may_still_be_repeated() {
        amy.patch(conversation.participantPath(), DISCONNECTED);

        acme.wrapsUp("amy", conversation);

        assertThat(amy.patch(conversation.participantPath(), DISCONNECTED)).hasStatus(202);
        assertThat(amy.get("/messages")).bodyJson().extractingPath("$.total").isEqualTo(0);
        assertThat(amy.get(conversation.path()))
                .bodyJson()
                .extractingPath("$.participants[1].wrapup.name")
                .isEqualTo("Resolved");
    }
}
