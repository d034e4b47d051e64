package io.onbehalf.conversation.api;

import static io.onbehalf.conversation.api.Calls.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.kit.domain.ThreadIds;
import io.onbehalf.kit.domain.ThreadIds.Kind;
import io.onbehalf.kit.testing.TopologyBench;
import io.onbehalf.schemas.Topics;
import io.onbehalf.schemas.wrapup.WrapupCompleted;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@WithBenchedService
class ParticipantsApiTest {

    private static final String CODE = "0c0c3e00-0000-4000-8000-000000000001";
    private static final String OVER = "{\"state\":\"disconnected\"}";

    private final TopologyBench bench;
    private final Tenant acme;
    private final Calls amy;
    private final Calls ben;
    private final Calls sue;
    private final ConversationClient talk;

    @Autowired
    ParticipantsApiTest(MockMvcTester mvc, TopologyBench bench) {
        this.bench = bench;
        acme = new Tenant(mvc, bench);
        amy = acme.agent("amy");
        ben = acme.agent("ben");
        sue = acme.supervisor("sue");
        String queue = acme.queue("Support", "amy", "ben");
        talk = acme.talk(amy, queue);
    }

    @Test
    void an_agent_disconnects_and_may_say_it_twice() {
        assertThat(amy.patch(talk.participantPath(), OVER)).hasStatus(202).body().isEmpty();
        assertThat(amy.patch(talk.participantPath(), OVER)).hasStatus(202);
        assertThat(amy.patch(talk.path(), OVER)).hasStatusOk();
        assertThat(amy.get("/" + talk.conversation()))
                .bodyJson()
                .extractingPath("$.state")
                .isEqualTo("disconnected");
    }

    @Test
    void a_change_of_the_conversation_is_answered_with_it_as_it_stands_then() {
        assertThat(acme.caller("amy", Tenant.DISCONNECT).patch(talk.path(), OVER))
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"id":"%s","state":"disconnected","participants":[
                          {"purpose":"customer"},
                          {"purpose":"agent","messages":[{"state":"disconnected"}]}]}
                        """
                                .formatted(talk.conversation()));
    }

    @Test
    void another_instance_s_call_is_answered_and_changes_nothing() {
        assertThat(amy.forwarded(talk.path(), OVER))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.state")
                .isEqualTo("connected");
    }

    @Test
    void both_paths_and_any_case_lead_to_the_participant() {
        String path = "/%s/participants/%s".formatted(talk.conversation(), talk.participant());

        assertThat(amy.patch(path.toUpperCase(Locale.ROOT).replace("PARTICIPANTS", "participants"), OVER))
                .hasStatus(202);
        assertThat(amy.get("/" + talk.conversation()))
                .bodyJson()
                .extractingPath("$.state")
                .isEqualTo("disconnected");
    }

    @Test
    void strangers_are_refused_whether_it_is_open_or_over() {
        refused(ben.patch(talk.participantPath(), OVER), 403, "not.conversation.participant");
        amy.patch(talk.participantPath(), OVER);
        refused(ben.patch(talk.participantPath(), OVER), 403, "not.conversation.participant");
        refused(ben.patch(talk.path(), OVER), 403, "not.conversation.participant");
        assertThat(sue.patch(talk.path(), OVER)).hasStatusOk();
        refused(acme.caller("amy").patch(talk.path(), OVER), 403, "missing.permissions");
        refused(
                acme.caller("amy", "conversation:participant:wrapup").patch(talk.path(), OVER),
                403,
                "missing.permissions");
    }

    @Test
    void what_never_was_is_not_found() {
        String thread = ThreadIds.threadOf(talk.conversation()).orElseThrow();
        ConversationClient noConversation = new ConversationClient(ThreadIds.of(thread, Kind.CONVERSATION, 99), talk.participant(), "");
        ConversationClient nobody = new ConversationClient(talk.conversation(), ThreadIds.of(thread, Kind.PARTICIPANT, 99), "");
        ConversationClient elsewhere = new ConversationClient(ThreadIds.of("f".repeat(20), Kind.CONVERSATION, 1), "", "");

        refused(amy.patch(noConversation.path(), OVER), 404, "conversation.not.found");
        refused(amy.patch(nobody.participantPath(), OVER), 404, "participant.not.found");
        refused(amy.patch(elsewhere.path(), OVER), 404, "conversation.not.found");
        refused(amy.patch("/messages/x", OVER), 404, "not.found");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|400|bad.request",
                "{\"state\":\"connected\"}|400|invalid.value"
            })
    void a_change_that_makes_no_sense_is_refused(String body, int status, String code) {
        amy.patch(talk.participantPath(), OVER);

        var refused = amy.patch(talk.participantPath(), body);

        refused(refused, status, code);
        assertThat(refused).bodyText().doesNotContain("13175550199");
    }

    @Test
    void a_completed_wrapup_is_shown_on_its_participant_whose_disconnect_may_still_be_repeated() {
        amy.patch(talk.participantPath(), OVER);

        completed();

        assertThat(amy.patch(talk.participantPath(), OVER)).hasStatus(202);
        assertThat(amy.get("/messages")).bodyJson().extractingPath("$.total").isEqualTo(0);
        assertThat(amy.get(talk.path()))
                .bodyJson()
                .extractingPath("$.participants[1].wrapup.name")
                .isEqualTo("Resolved");
    }

    private void completed() {
        String thread = ThreadIds.threadOf(talk.conversation()).orElseThrow();
        bench.pipe(
                Topics.WRAPUP_EVENTS,
                thread,
                WrapupCompleted.newBuilder()
                        .setEventId(UUID.randomUUID().toString())
                        .setOrganizationId(amy.organization())
                        .setOccurredAt(Instant.parse("2026-01-02T12:00:00Z"))
                        .setRequestId("r1")
                        .setThreadId(thread)
                        .setSequence(1)
                        .setConversationId(talk.conversation())
                        .setParticipantId(talk.participant())
                        .setUserId("amy")
                        .setQueueId("support")
                        .setCompletedBy("amy")
                        .setCode(CODE)
                        .setCodeName("Resolved")
                        .setDurationSeconds(60)
                        .build());
    }
}
