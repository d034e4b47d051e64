package io.onbehalf.wrapup.api;

import static io.onbehalf.kit.testing.ApiClient.refused;
import static io.onbehalf.kit.testing.ApiClient.tag;
import static io.onbehalf.wrapup.ConversationClient.ACME;
import static io.onbehalf.wrapup.ConversationClient.AMY;
import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.kit.testing.ApiClient;
import io.onbehalf.kit.testing.TopologyBench;
import io.onbehalf.schemas.Topics;
import io.onbehalf.wrapup.ConversationClient;
import io.onbehalf.wrapup.domain.codes.DefaultCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@WrapupApiTest
class InteractionLogApiTest {

    private static final String VIEW = "onbehalf:interactionLog:view";
    private static final String EDIT = "onbehalf:interactionLog:edit";
    private static final String WRAPUP = "conversation:participant:wrapup";
    private static final String SUPERVISE = "onbehalf:conversation:supervise";
    private static final String REFUND =
            "{\"subject\":\"Refund\",\"notes\":\"All is well\",\"relatedContactId\":\"crm-4711\"}";

    private final MockMvcTester mvc;
    private final TopologyBench bench;
    private final ConcurrentEvents concurrent;
    private final ApiClient amy;
    private final ApiClient ben;
    private final ApiClient sue;
    private final ApiClient zoe;

    @Autowired
    InteractionLogApiTest(MockMvcTester mvc, TopologyBench bench, ConcurrentEvents concurrent) {
        this.mvc = mvc;
        this.bench = bench;
        this.concurrent = concurrent;
        amy = user(AMY, VIEW, EDIT, WRAPUP);
        ben = user("ben", VIEW, EDIT);
        sue = user("sue", VIEW, EDIT, SUPERVISE);
        zoe = user("zoe", VIEW, EDIT);
    }

    @BeforeEach
    void with_call_logging() {
        callLogging(true);
    }

    @Test
    void an_agent_writes_the_log_of_their_stint_and_corrects_it_afterwards() {
        ConversationClient talk = connected("10000000000000000001");
        var empty = amy.get(log(talk));
        assertThat(empty).hasStatusOk();
        assertThat(empty).bodyJson().extractingPath("$.version").isEqualTo(0);
        assertThat(empty).bodyJson().doesNotHavePath("$.subject");

        assertThat(amy.put(log(talk), REFUND)).hasStatus(204).body().isEmpty();
        bench.pipe(Topics.CONVERSATION_EVENTS, talk.thread(), talk.disconnected());
        assertThat(amy.put(log(talk), "{\"subject\":\"Claim\",\"notes\":\" \"}")).hasStatus(204);

        var read = amy.get(log(talk));
        assertThat(read).hasStatusOk();
        assertThat(read).bodyJson().extractingPath("$.subject").isEqualTo("Claim");
        assertThat(read).bodyJson().doesNotHavePath("$.notes");
        assertThat(read).bodyJson().doesNotHavePath("$.relatedContactId");
        assertThat(read).bodyJson().extractingPath("$.version").isEqualTo(2);
        assertThat(read).bodyJson().extractingPath("$.modifiedBy").isEqualTo(AMY);
        assertThat(read).bodyJson().hasPath("$.dateModified");
    }

    @Test
    void a_log_is_replaced_in_the_version_that_was_read_and_in_no_other() {
        ConversationClient talk = connected("1000000000000000000a");
        String empty = tag(amy.get(log(talk)));

        assertThat(amy.ifMatch(empty).put(log(talk), REFUND)).hasStatus(204);
        refused(amy.ifMatch(empty).put(log(talk), "{}"), 412, "precondition.failed");
        String written = tag(amy.get(log(talk)));
        assertThat(written).isNotEqualTo(empty);
        assertThat(amy.ifMatch(written).put(log(talk), "{\"subject\":\"Claim\"}")).hasStatus(204);

        refused(amy.ifMatch(written).put(log(talk), "{}"), 412, "precondition.failed");
        assertThat(amy.get(log(talk))).bodyJson().extractingPath("$.subject").isEqualTo("Claim");
        refused(sue.ifMatch(written).put(log(talk), "{}"), 403, "not.conversation.participant");
    }

    @Test
    void those_who_read_the_wrapup_read_the_log_and_only_its_agent_writes_it() {
        ConversationClient talk = connected("10000000000000000002");
        amy.put(log(talk), REFUND);

        for (ApiClient reader : new ApiClient[] {amy, ben, sue}) {
            assertThat(reader.get(log(talk)))
                    .hasStatusOk()
                    .bodyJson()
                    .extractingPath("$.relatedContactId")
                    .isEqualTo("crm-4711");
        }
        refused(zoe.get(log(talk)), 403, "not.conversation.participant");
        for (ApiClient another : new ApiClient[] {ben, sue, zoe}) {
            refused(another.put(log(talk), REFUND), 403, "not.conversation.participant");
        }
    }

    @Test
    void each_call_has_its_permission() {
        ConversationClient talk = connected("10000000000000000003");

        refused(user(AMY, EDIT).get(log(talk)), 403, "missing.permissions");
        refused(user(AMY, VIEW).put(log(talk), REFUND), 403, "missing.permissions");
    }

    @Test
    void without_call_logging_it_is_refused_and_what_was_written_is_still_read() {
        ConversationClient talk = connected("10000000000000000004");
        amy.put(log(talk), REFUND);
        callLogging(false);

        refused(amy.put(log(talk), REFUND), 409, "interaction.log.disabled");
        assertThat(amy.get(log(talk))).bodyJson().extractingPath("$.subject").isEqualTo("Refund");
    }

    @Test
    void with_call_logging_the_notes_of_a_wrapup_are_refused_by_name() {
        ConversationClient talk = connected("10000000000000000005");

        refused(amy.post(wrapup(talk), code("n")), 400, "wrapup.notes.in.log");
        assertThat(amy.post(wrapup(talk), code(""))).hasStatus(202);
    }

    @Test
    void after_the_contact_s_erasure_it_is_empty_and_neither_it_nor_notes_are_written_any_more() {
        ConversationClient talk = connected("1000000000000000000a");
        amy.put(log(talk), REFUND);
        bench.pipe(Topics.CONVERSATION_EVENTS, talk.thread(), talk.disconnected());
        bench.pipe(Topics.CONVERSATION_EVENTS, talk.thread(), talk.erased());

        assertThat(amy.get(log(talk))).bodyJson().extractingPath("$.version").isEqualTo(0);
        assertThat(amy.get(log(talk))).bodyJson().doesNotHavePath("$.subject");
        refused(amy.put(log(talk), REFUND), 409, "contact.erased");
        refused(amy.post(wrapup(talk), code("n")), 409, "contact.erased");
        assertThat(amy.post(wrapup(talk), code(""))).hasStatus(202);
    }

    @Test
    void what_is_too_long_is_refused() {
        ConversationClient talk = connected("10000000000000000006");

        refused(amy.put(log(talk), field("subject", 1_001)), 400, "invalid.value");
        refused(amy.put(log(talk), field("notes", 10_001)), 400, "invalid.value");
        refused(amy.put(log(talk), field("relatedContactId", 256)), 400, "invalid.value");
    }

    @Test
    void it_waits_for_the_stint_and_is_written_once_under_a_key() {
        ConversationClient talk = new ConversationClient("10000000000000000007");
        refused(amy.withKey("log-1").put(log(talk), REFUND), 404, "participant.not.found");

        concurrent.add(() -> bench.pipe(Topics.CONVERSATION_EVENTS, talk.thread(), talk.connected()));
        assertThat(amy.withKey("log-1").put(log(talk), REFUND)).hasStatus(204);
        assertThat(amy.withKey("log-1").put(log(talk), REFUND)).hasStatus(204);

        assertThat(amy.get(log(talk))).bodyJson().extractingPath("$.version").isEqualTo(1);
    }

    @Test
    void what_is_unknown_or_anothers_is_not_found() {
        ConversationClient talk = connected("10000000000000000008");
        ConversationClient nowhere = new ConversationClient("10000000000000000009");
        ApiClient stranger =
                ApiClient.of(mvc, "/api/v2", "0a0c3e00-0000-4000-8000-000000000002", AMY, VIEW, EDIT);

        refused(amy.get(log(nowhere)), 404, "participant.not.found");
        refused(stranger.get(log(talk)), 404, "participant.not.found");
        refused(stranger.put(log(talk), REFUND), 404, "participant.not.found");
    }

    private ApiClient user(String id, String... permissions) {
        return ApiClient.of(mvc, "/api/v2", ACME, id, permissions);
    }

    private void callLogging(boolean on) {
        bench.pipe(Topics.ORGANIZATIONS, ACME, ConversationClient.organization(on));
    }

    private ConversationClient connected(String thread) {
        ConversationClient talk = new ConversationClient(thread);
        bench.pipe(Topics.CONVERSATION_EVENTS, talk.thread(), talk.connected());
        return talk;
    }

    private static String log(ConversationClient talk) {
        return "/onbehalf/conversations/%s/participants/%s/log"
                .formatted(talk.conversation(), talk.participant());
    }

    private static String wrapup(ConversationClient talk) {
        return "/conversations/messages/%s/participants/%s/communications/%s/wrapup"
                .formatted(talk.conversation(), talk.participant(), talk.communication());
    }

    private static String code(String notes) {
        return "{\"code\":\"%s\",\"notes\":\"%s\"}".formatted(DefaultCode.ID.value(), notes);
    }

    private static String field(String name, int length) {
        return "{\"%s\":\"%s\"}".formatted(name, "x".repeat(length));
    }
}
