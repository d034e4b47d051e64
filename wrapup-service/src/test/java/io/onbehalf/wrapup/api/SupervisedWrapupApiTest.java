package io.onbehalf.wrapup.api;

import static io.onbehalf.kit.testing.ApiClient.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.kit.testing.ApiClient;
import io.onbehalf.kit.testing.TopologyBench;
import io.onbehalf.schemas.Topics;
import io.onbehalf.wrapup.ConversationClient;
import io.onbehalf.wrapup.domain.codes.DefaultCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@WrapupApiTest
class SupervisedWrapupApiTest {

    private static final String WRAPUP = "conversation:participant:wrapup";
    private static final String WHY = "{\"reason\":\"on leave\"}";

    private final TopologyBench bench;
    private final ApiClient amy;
    private final ApiClient sue;
    private final ApiClient stranger;

    @Autowired
    SupervisedWrapupApiTest(MockMvcTester mvc, TopologyBench bench) {
        this.bench = bench;
        String supervise = "onbehalf:conversation:supervise";
        amy = ApiClient.of(mvc, "/api/v2", ConversationClient.ACME, ConversationClient.AMY, WRAPUP);
        sue = ApiClient.of(mvc, "/api/v2", ConversationClient.ACME, "sue", WRAPUP, supervise);
        stranger =
                ApiClient.of(
                        mvc, "/api/v2", "0a0c3e00-0000-4000-8000-000000000009", "sue", WRAPUP, supervise);
    }

    @Test
    void a_supervisor_ends_it_and_the_agent_reads_the_default_code() {
        ConversationClient talk = ended("000000000000000000e1");

        assertThat(complete(sue, talk, WHY)).hasStatus(202).body().isEmpty();

        assertThat(
                        amy.get(
                                "/conversations/%s/participants/%s/wrapup"
                                        .formatted(talk.conversation(), talk.participant())))
                .bodyJson()
                .extractingPath("$.code")
                .isEqualTo(DefaultCode.ID.value());
        refused(complete(sue, talk, WHY), 409, "wrapup.already.completed");
    }

    @Test
    void while_the_stint_lasts_there_is_nothing_to_end_and_afterwards_the_same_call_ends_it() {
        ConversationClient talk = new ConversationClient("000000000000000000e2");
        bench.pipe(Topics.CONVERSATION_EVENTS, talk.thread(), talk.connected());
        ApiClient keyed = sue.withKey("k1");
        refused(complete(keyed, talk, WHY), 409, "wrapup.not.pending");

        bench.pipe(Topics.CONVERSATION_EVENTS, talk.thread(), talk.disconnected());

        assertThat(complete(keyed, talk, WHY)).hasStatus(202);
        assertThat(complete(keyed, talk, WHY)).as("the stored answer").hasStatus(202);
    }

    @Test
    void neither_agents_nor_strangers_end_it() {
        ConversationClient talk = ended("000000000000000000e3");

        refused(complete(amy, talk, WHY), 403, "missing.permissions");
        refused(complete(stranger, talk, WHY), 404, "participant.not.found");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"reason\":\"\"}",
                "{\"code\":\"x\",\"reason\":\"why\"}",
            })
    void a_reason_is_required_and_a_code_is_an_id(String body) {
        refused(complete(sue, ended("000000000000000000e4"), body), 400, "invalid.value");
    }

    @Test
    void a_code_that_the_queue_does_not_offer_is_refused() {
        refused(
                complete(
                        sue,
                        ended("000000000000000000e5"),
                        "{\"code\":\"0c0c3e00-0000-4000-8000-0000000000ff\",\"reason\":\"why\"}"),
                400,
                "wrapup.code.not.offered");
    }

    private ConversationClient ended(String thread) {
        ConversationClient talk = new ConversationClient(thread);
        bench.pipe(Topics.CONVERSATION_EVENTS, talk.thread(), talk.connected());
        bench.pipe(Topics.CONVERSATION_EVENTS, talk.thread(), talk.disconnected());
        return talk;
    }

    private static MvcTestResult complete(ApiClient caller, ConversationClient talk, String body) {
        return caller.post(
                "/onbehalf/conversations/%s/participants/%s/wrapup"
                        .formatted(talk.conversation(), talk.participant()),
                body);
    }
}
