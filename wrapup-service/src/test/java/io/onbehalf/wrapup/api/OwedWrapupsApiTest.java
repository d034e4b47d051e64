package io.onbehalf.wrapup.api;

import static io.onbehalf.kit.testing.ApiClient.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.kit.testing.ApiClient;
import io.onbehalf.kit.testing.TopologyBench;
import io.onbehalf.schemas.Topics;
import io.onbehalf.schemas.common.WrapupPrompt;
import io.onbehalf.wrapup.ConversationClient;
import io.onbehalf.wrapup.domain.codes.DefaultCode;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/// The lists of what is owed; each test has other agents, but the same queue.
@WrapupApiTest
class OwedWrapupsApiTest {

    private static final String MINE = "/onbehalf/wrapups/me";
    private static final String OF_SUPPORT = "/onbehalf/queues/" + ConversationClient.SUPPORT + "/wrapups";
    private static final String VIEW = "conversation:message:view";

    private final MockMvcTester mvc;
    private final TopologyBench bench;
    private final ApiClient amy;
    private final ApiClient ben;

    @Autowired
    OwedWrapupsApiTest(MockMvcTester mvc, TopologyBench bench) {
        this.mvc = mvc;
        this.bench = bench;
        amy = caller(ConversationClient.AMY, VIEW, "conversation:participant:wrapup");
        ben = caller("ben", VIEW);
    }

    @Test
    void an_agent_reads_what_they_owe_the_oldest_first_by_pages() {
        Instant now = Instant.now();
        ConversationClient second = ends("0000000000000000000b", now.minusSeconds(20), 3_600_000L);
        ConversationClient first = ends("0000000000000000000a", now.minusSeconds(90), 3_600_000L);

        var page = amy.get(MINE + "?pageSize=1");
        assertThat(page)
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"pageSize":1,"entities":[{"id":"%s","participantId":"%s","user":{"id":"%s"},
                         "queue":{"id":"%s"},"wrapupPrompt":"MANDATORY_TIMEOUT","wrapupRequired":true}]}
                        """
                                .formatted(
                                        first.conversation(),
                                        first.participant(),
                                        ConversationClient.AMY,
                                        ConversationClient.SUPPORT));
        assertThat(page)
                .bodyJson()
                .extractingPath("$.entities[0].age")
                .asNumber()
                .satisfies(age -> assertThat(age.longValue()).isBetween(90L, 600L));
        assertThat(Instant.parse(ApiClient.text(page, "$.entities[0].dueAt"))).isAfter(now);
        String cursor = ApiClient.text(page, "$.cursor");
        var next = amy.get(MINE + "?pageSize=1&cursor=" + cursor);
        assertThat(next).bodyJson().extractingPath("$.entities[0].id").isEqualTo(second.conversation());
        assertThat(next).bodyJson().doesNotHavePath("$.cursor");

        assertThat(
                        amy.post(
                                "/conversations/messages/%s/participants/%s/communications/%s/wrapup"
                                        .formatted(
                                                first.conversation(),
                                                first.participant(),
                                                first.communication()),
                                "{\"code\":\"" + DefaultCode.ID.value() + "\"}"))
                .hasStatus(202);
        assertThat(amy.get(MINE))
                .bodyJson()
                .extractingPath("$.entities[*].id")
                .asArray()
                .containsExactly(second.conversation());
        assertThat(ben.get(MINE)).bodyJson().extractingPath("$.entities").asArray().isEmpty();
        assertThat(ben.get(OF_SUPPORT))
                .bodyJson()
                .extractingPath("$.entities[*].id")
                .asArray()
                .contains(second.conversation());
    }

    @Test
    void a_queue_s_list_is_read_by_its_members_and_supervisors_only() {
        refused(caller("zoe", VIEW).get(OF_SUPPORT), 403, "not.queue.member");
        assertThat(caller("sue", VIEW, "onbehalf:conversation:supervise").get(OF_SUPPORT)).hasStatusOk();
        refused(caller("ben").get(OF_SUPPORT), 403, "missing.permissions");
        refused(caller("ben").get(MINE), 403, "missing.permissions");
        refused(ben.get("/onbehalf/queues/" + UUID.randomUUID() + "/wrapups"), 404, "not.found");
        refused(
                ApiClient.of(mvc, "/api/v2", UUID.randomUUID().toString(), "ben", VIEW).get(OF_SUPPORT),
                404,
                "not.found");
    }

    @Test
    void a_page_that_there_is_not_is_refused() {
        refused(ben.get(OF_SUPPORT + "?pageSize=101"), 400, "invalid.value");
        refused(ben.get(OF_SUPPORT + "?pageSize=0"), 400, "invalid.value");
        refused(ben.get(MINE + "?cursor=elsewhere"), 400, "invalid.value");
    }

    private ApiClient caller(String user, String... permissions) {
        return ApiClient.of(mvc, "/api/v2", ConversationClient.ACME, user, permissions);
    }

    private ConversationClient ends(String thread, Instant at, long timeoutMs) {
        ConversationClient talk = new ConversationClient(thread);
        bench.pipe(
                Topics.CONVERSATION_EVENTS,
                talk.thread(),
                talk.disconnected(WrapupPrompt.MANDATORY_TIMEOUT, timeoutMs, at));
        return talk;
    }
}
