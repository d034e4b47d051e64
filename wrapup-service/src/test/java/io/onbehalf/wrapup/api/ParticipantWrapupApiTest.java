package io.onbehalf.wrapup.api;

import static io.onbehalf.kit.testing.ApiClient.refused;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.kit.domain.ParticipantId;
import io.onbehalf.kit.domain.ThreadId;
import io.onbehalf.kit.domain.position.Position;
import io.onbehalf.kit.testing.ApiClient;
import io.onbehalf.kit.testing.TopologyBench;
import io.onbehalf.schemas.Topics;
import io.onbehalf.schemas.common.WrapupPrompt;
import io.onbehalf.wrapup.ConversationClient;
import io.onbehalf.wrapup.domain.codes.DefaultCode;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@WrapupApiTest
class ParticipantWrapupApiTest {

    private static final String WRAPUP = "conversation:participant:wrapup";
    private static final String VIEW = "conversation:communication:view";
    private static final String DONE =
            "{\"code\":\"" + DefaultCode.ID.value() + "\",\"notes\":\"All is well\",\"tags\":[\"t\"]}";

    private final MockMvcTester mvc;
    private final TopologyBench bench;
    private final ConcurrentEvents concurrent;
    private final ApiClient amy;
    private final ApiClient ben;
    private final ApiClient sue;

    @Autowired
    ParticipantWrapupApiTest(MockMvcTester mvc, TopologyBench bench, ConcurrentEvents concurrent) {
        this.mvc = mvc;
        this.bench = bench;
        this.concurrent = concurrent;
        amy = ApiClient.of(mvc, "/api/v2", ConversationClient.ACME, ConversationClient.AMY, WRAPUP);
        ben = ApiClient.of(mvc, "/api/v2", ConversationClient.ACME, "ben", WRAPUP);
        sue =
                ApiClient.of(
                        mvc,
                        "/api/v2",
                        ConversationClient.ACME,
                        "sue",
                        WRAPUP,
                        "onbehalf:conversation:supervise");
    }

    @Test
    void an_agent_wraps_up_and_reads_it_on_every_path() {
        ConversationClient talk = ended("00000000000000000001");

        assertThat(amy.post(communication(talk), DONE)).hasStatus(202).body().isEmpty();

        for (String path :
                new String[] {
                    communication(talk), participant(talk) + "/wrapup", message(talk) + "/wrapup"
                }) {
            var read = amy.get(path);
            assertThat(read).hasStatusOk();
            assertThat(read).bodyJson().extractingPath("$.code").isEqualTo(DefaultCode.ID.value());
            assertThat(read).bodyJson().extractingPath("$.notes").isEqualTo("All is well");
            assertThat(read).bodyJson().extractingPath("$.tags").asArray().containsExactly("t");
            assertThat(read).bodyJson().hasPath("$.endTime");
        }
        assertThat(sue.post(communication(talk), DONE)).hasStatus(202);
    }

    @Test
    void the_codes_that_the_stint_may_have_are_shown_already_while_it_lasts() {
        ConversationClient talk = connected("00000000000000000002");

        for (String path :
                new String[] {participant(talk) + "/wrapupcodes", message(talk) + "/wrapupcodes"}) {
            assertThat(amy.get(path))
                    .hasStatusOk()
                    .bodyJson()
                    .extractingPath("$[*].name")
                    .asArray()
                    .containsExactly("Default Wrap-up Code");
        }
        refused(amy.get(message(talk) + "/wrapup"), 404, "not.found");
    }

    @Test
    void a_wrapup_of_a_connected_stint_is_provisional_until_its_end() {
        ConversationClient talk = connected("0000000000000000000d");

        assertThat(amy.post(communication(talk), DONE)).hasStatus(202).body().isEmpty();

        var provisional = amy.get(communication(talk) + "?provisional=true");
        assertThat(provisional).hasStatusOk();
        assertThat(provisional).bodyJson().extractingPath("$.code").isEqualTo(DefaultCode.ID.value());
        assertThat(provisional).bodyJson().doesNotHavePath("$.endTime");
        refused(amy.get(communication(talk)), 404, "not.found");

        disconnect(talk);

        refused(amy.get(communication(talk) + "?provisional=true"), 404, "not.found");
        assertThat(amy.get(communication(talk))).bodyJson().extractingPath("$.durationSeconds").isEqualTo(0);
    }

    @Test
    void reads_after_a_compose_or_a_disconnect_wait_for_the_stint_s_beginning_or_end() {
        var talk = new ConversationClient("000000000000000000e1");
        var thread = new ThreadId(talk.thread());
        var stint = new ParticipantId(talk.participant());
        ApiClient composed = amy.after(Position.ofStint(thread, stint).toString());
        ApiClient disconnected = amy.after(Position.ofEndedStint(thread, stint).toString());

        refused(composed.get(message(talk) + "/wrapupcodes"), 503, "service.unavailable");
        bench.pipe(Topics.CONVERSATION_EVENTS, talk.thread(), talk.connected());
        assertThat(composed.get(message(talk) + "/wrapupcodes")).hasStatusOk();

        assertThat(amy.post(communication(talk), DONE)).hasStatus(202);
        refused(disconnected.get(communication(talk)), 503, "service.unavailable");
        refused(amy.get(communication(talk)), 404, "not.found");
        disconnect(talk);
        assertThat(disconnected.get(communication(talk))).hasStatusOk();
    }

    @Test
    void a_wrapup_that_is_called_provisional_is_only_saved_while_the_stint_lasts_and_after_it() {
        ConversationClient talk = connected("0000000000000000000e");
        String provisional = "{\"code\":\"" + DefaultCode.ID.value() + "\",\"provisional\":true}";

        assertThat(amy.post(communication(talk), provisional)).hasStatus(202);
        disconnect(talk);
        refused(amy.get(communication(talk)), 404, "not.found");
        assertThat(amy.post(communication(talk), "{\"notes\":\"n\",\"provisional\":true}")).hasStatus(202);
        var saved = amy.get(communication(talk) + "?provisional=true");
        assertThat(saved).bodyJson().extractingPath("$.notes").isEqualTo("n");
        assertThat(saved).bodyJson().doesNotHavePath("$.code");

        assertThat(amy.post(communication(talk), DONE)).hasStatus(202);
        refused(amy.post(communication(talk), provisional), 400, "wrapup.not.provisional");
        refused(amy.post(communication(talk), "{\"provisional\":\"perhaps\"}"), 400, "invalid.value");
    }

    @Test
    void a_completed_wrapup_is_corrected_and_keeps_its_times() {
        ConversationClient talk = ended("00000000000000000010");
        amy.post(communication(talk), DONE);
        var before = amy.get(communication(talk));
        String end = ApiClient.text(before, "$.endTime");

        String correction =
                "{\"code\":\"%s\",\"notes\":\"Other notes\",\"tags\":[],\"endTime\":\"%s\"}"
                        .formatted(DefaultCode.ID.value(), end);
        assertThat(amy.post(communication(talk), correction)).hasStatus(202);

        var after = amy.get(communication(talk));
        assertThat(after).bodyJson().extractingPath("$.notes").isEqualTo("Other notes");
        assertThat(after).bodyJson().extractingPath("$.tags").asArray().isEmpty();
        assertThat(after).bodyJson().extractingPath("$.endTime").isEqualTo(end);
        refused(ben.post(communication(talk), DONE), 403, "not.conversation.participant");
    }

    @Test
    void what_is_not_done_is_refused_by_name() {
        ConversationClient talk = ended("00000000000000000011");

        refused(
                amy.post(communication(talk), DONE.replace("}", ",\"durationSeconds\":5}")),
                400,
                "wrapup.times.not.settable");
        refused(
                amy.post(
                        communication(talk), DONE.replace("}", ",\"endTime\":\"2026-01-02T12:00:00.000Z\"}")),
                400,
                "wrapup.times.not.settable");
        refused(amy.post(communication(talk), "{\"wrapupSkipped\":true}"), 409, "wrapup.not.skippable");
        refused(
                amy.post(communication(talk), DONE.replace("}", ",\"wrapupSkipped\":true}")),
                400,
                "invalid.value");
        refused(
                amy.post(communication(talk), "{\"tags\":[\"" + "t".repeat(201) + "\"]}"),
                400,
                "invalid.value");
        refused(
                amy.post(communication(talk), "{\"tags\":[" + "\"t\",".repeat(50) + "\"t\"]}"),
                400,
                "invalid.value");
    }

    @Test
    void what_the_queue_lets_be_skipped_is_skipped() {
        ConversationClient talk = connected("00000000000000000012");
        bench.pipe(
                Topics.CONVERSATION_EVENTS,
                talk.thread(),
                talk.disconnected(WrapupPrompt.OPTIONAL, 3_600_000L, Instant.now()));

        assertThat(amy.post(communication(talk), "{\"wrapupSkipped\":true}")).hasStatus(202);

        var skipped = amy.get(communication(talk));
        assertThat(skipped).bodyJson().extractingPath("$.code").isEqualTo("ININ-WRAP-UP-SKIPPED");
        assertThat(amy.post(communication(talk), "{\"code\":\"ININ-WRAP-UP-SKIPPED\",\"tags\":[]}"))
                .hasStatus(202);
    }

    @Test
    void a_wrapup_right_after_compose_and_disconnect_waits_for_the_stint_s_events() {
        ConversationClient talk = new ConversationClient("00000000000000000009");
        concurrent.add(() -> connect(talk));
        concurrent.add(() -> disconnect(talk));

        assertThat(amy.post(communication(talk), DONE)).hasStatus(202);
        assertThat(concurrent.next()).isTrue();
        assertThat(amy.get(communication(talk))).hasStatusOk();
    }

    @Test
    void a_wrapup_whose_stint_is_not_found_leaves_no_event_and_uses_up_no_key() {
        ConversationClient talk = new ConversationClient("0000000000000000000a");
        bench.values(Topics.WRAPUP_EVENTS);

        refused(amy.withKey("key-1").post(communication(talk), DONE), 404, "participant.not.found");
        assertThat(bench.values(Topics.WRAPUP_EVENTS)).isEmpty();
        connect(talk);

        assertThat(amy.withKey("key-1").post(communication(talk), DONE)).hasStatus(202);
        assertThat(amy.withKey("key-1").post(communication(talk), DONE)).hasStatus(202);
        assertThat(bench.values(Topics.WRAPUP_EVENTS)).hasSize(1);
    }

    @Test
    void a_code_must_be_given_and_offered() {
        ConversationClient talk = ended("00000000000000000003");

        refused(amy.post(communication(talk), "{\"notes\":\"n\"}"), 400, "wrapup.code.required");
        String other = "{\"code\":\"0c0c3e00-0000-4000-8000-00000000dead\"}";
        refused(amy.post(communication(talk), other), 400, "wrapup.code.not.offered");
        refused(amy.post(communication(talk), "{\"code\":\"+13175550199\"}"), 400, "invalid.value");
    }

    @Test
    void the_longest_notes_and_the_most_tags_are_kept_also_before_the_end_and_corrected() {
        ConversationClient talk = connected("000000000000000000f1");
        String tags =
                IntStream.range(0, 50)
                        .mapToObj(i -> "\"" + longest("%02d".formatted(i)) + "\"")
                        .collect(joining(","));
        String body =
                "{\"code\":\"%s\",\"notes\":\"%s\",\"tags\":[%s]}"
                        .formatted(DefaultCode.ID.value(), "漢".repeat(10_000), tags);

        assertThat(amy.post(communication(talk), body)).hasStatus(202);
        disconnect(talk);
        assertThat(amy.post(communication(talk), body.replace("漢漢", "漢字"))).hasStatus(202);

        var read = amy.get(communication(talk));
        assertThat(read).hasStatusOk().bodyJson().extractingPath("$.tags").asArray().hasSize(50);
        assertThat(read).bodyJson().extractingPath("$.notes").asString().hasSize(10_000);
    }

    private static String longest(String number) {
        return number + "漢".repeat(198);
    }

    @Test
    void long_notes_are_refused() {
        ConversationClient talk = ended("00000000000000000004");

        String notes = "n".repeat(10_001);
        refused(amy.post(communication(talk), "{\"notes\":\"" + notes + "\"}"), 400, "invalid.value");
    }

    @Test
    void only_its_agent_or_a_supervisor_wraps_up_a_stint() {
        refused(
                ben.post(communication(connected("0000000000000000000c")), DONE),
                403,
                "not.conversation.participant");
        ConversationClient talk = ended("00000000000000000005");

        refused(ben.post(communication(talk), DONE), 403, "not.conversation.participant");
        refused(
                ApiClient.of(mvc, "/api/v2", ConversationClient.ACME, ConversationClient.AMY, VIEW)
                        .post(communication(talk), DONE),
                403,
                "missing.permissions");
        assertThat(sue.post(communication(talk), DONE)).hasStatus(202);
    }

    @Test
    void a_wrapup_is_read_by_its_agent_by_members_of_its_queue_and_by_supervisors_only() {
        ConversationClient talk = ended("00000000000000000006");
        amy.post(communication(talk), DONE);
        ApiClient zoe = ApiClient.of(mvc, "/api/v2", ConversationClient.ACME, "zoe", WRAPUP, VIEW);

        for (String path :
                new String[] {
                    communication(talk),
                    participant(talk) + "/wrapup",
                    message(talk) + "/wrapup",
                    participant(talk) + "/wrapupcodes",
                    message(talk) + "/wrapupcodes"
                }) {
            assertThat(amy.get(path)).hasStatusOk();
            assertThat(ben.get(path)).hasStatusOk();
            assertThat(sue.get(path)).hasStatusOk();
            refused(zoe.get(path), 403, "not.conversation.participant");
        }
    }

    @Test
    void what_is_unknown_or_anothers_is_not_found() {
        ConversationClient talk = ended("00000000000000000007");
        ConversationClient nowhere = new ConversationClient("00000000000000000008");
        ApiClient stranger =
                ApiClient.of(
                        mvc,
                        "/api/v2",
                        "0a0c3e00-0000-4000-8000-000000000002",
                        ConversationClient.AMY,
                        WRAPUP,
                        VIEW);

        refused(amy.get(message(nowhere) + "/wrapup"), 404, "participant.not.found");
        refused(amy.post(communication(nowhere), DONE), 404, "participant.not.found");
        refused(stranger.get(message(talk) + "/wrapup"), 404, "participant.not.found");
        refused(stranger.post(communication(talk), DONE), 404, "participant.not.found");
        String otherSession = message(talk) + "/communications/" + talk.conversation() + "/wrapup";
        refused(amy.get(otherSession), 404, "participant.not.found");
        String otherThread =
                "/conversations/" + talk.conversation() + "/participants/" + nowhere.participant();
        refused(amy.get(otherThread + "/wrapup"), 404, "participant.not.found");
        String random = "/conversations/0c0c3e00-0000-4000-8000-000000000001/participants/";
        refused(amy.get(random + talk.participant() + "/wrapup"), 404, "not.found");
        refused(amy.get("/conversations/messages/x/participants/y/wrapup"), 404, "not.found");
    }

    private ConversationClient connected(String thread) {
        ConversationClient talk = new ConversationClient(thread);
        connect(talk);
        return talk;
    }

    private ConversationClient ended(String thread) {
        ConversationClient talk = connected(thread);
        disconnect(talk);
        return talk;
    }

    private void connect(ConversationClient talk) {
        bench.pipe(Topics.CONVERSATION_EVENTS, talk.thread(), talk.connected());
    }

    private void disconnect(ConversationClient talk) {
        bench.pipe(Topics.CONVERSATION_EVENTS, talk.thread(), talk.disconnected());
    }

    private static String participant(ConversationClient talk) {
        return "/conversations/" + talk.conversation() + "/participants/" + talk.participant();
    }

    private static String message(ConversationClient talk) {
        return "/conversations/messages/" + talk.conversation() + "/participants/" + talk.participant();
    }

    private static String communication(ConversationClient talk) {
        return message(talk) + "/communications/" + talk.communication() + "/wrapup";
    }
}
