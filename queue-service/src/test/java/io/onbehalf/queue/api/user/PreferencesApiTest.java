package io.onbehalf.queue.api.user;

import static io.onbehalf.kit.testing.ApiClient.refused;
import static io.onbehalf.kit.testing.ApiClient.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.kit.testing.ApiClient;
import io.onbehalf.kit.testing.TopologyBench;
import io.onbehalf.queue.api.BenchedQueueService;
import io.onbehalf.schemas.Topics;
import io.onbehalf.schemas.queue.UserPreferencesUpdated;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/// What a user's clients remember for them.
@BenchedQueueService
class PreferencesApiTest {

    private static final String AMY = "0a0c3e00-0000-4000-8000-00000000010a";
    private static final String PREFERENCES = "/api/v2/onbehalf/users/me/preferences";
    private static final String QUEUES = "/api/v2/routing/queues";
    private static final String DEFAULTS = "{\"rememberOnBehalfOfQueue\":false}";

    private final TopologyBench bench;
    private final ApiClient admin;
    private final ApiClient amy;
    private final String queue;
    private final String body;

    @Autowired
    PreferencesApiTest(MockMvcTester mvc, TopologyBench bench) {
        this.bench = bench;
        String organization = UUID.randomUUID().toString();
        admin =
                ApiClient.of(
                        mvc,
                        "",
                        organization,
                        "ada",
                        "routing:queue:add",
                        "routing:queue:edit",
                        "routing:queue:delete");
        amy = ApiClient.of(mvc, "", organization, AMY);
        queue = text(admin.post(QUEUES, "{\"name\":\"Support\"}"), "$.id");
        body = "{\"rememberOnBehalfOfQueue\":true,\"onBehalfOfQueueId\":\"%s\"}".formatted(queue);
        bench.values(Topics.QUEUE_EVENTS);
    }

    @Test
    void a_user_who_has_set_none_has_the_defaults() {
        assertThat(amy.get(PREFERENCES)).hasStatusOk().bodyJson().isStrictlyEqualTo(DEFAULTS);
    }

    @Test
    void a_member_s_queue_is_remembered_with_an_event_and_for_nobody_else() {
        join();

        assertThat(amy.put(PREFERENCES, body)).hasStatusOk().bodyJson().isStrictlyEqualTo(body);
        assertThat(amy.put(PREFERENCES, body)).hasStatusOk();

        assertThat(amy.get(PREFERENCES)).bodyJson().isStrictlyEqualTo(body);
        assertThat(admin.get(PREFERENCES)).bodyJson().isStrictlyEqualTo(DEFAULTS);
        assertThat(bench.read(Topics.QUEUE_EVENTS, UserPreferencesUpdated.class))
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.getUserId()).isEqualTo(AMY);
                    assertThat(event.getOnBehalfOfQueueId()).isEqualTo(queue);
                    assertThat(event.getRememberOnBehalfOfQueue()).isTrue();
                });
    }

    @Test
    void a_queue_that_the_user_is_no_member_of_or_that_is_not_there_is_refused() {
        refused(amy.put(PREFERENCES, body), 404, "queue.member.not.found");
        refused(amy.put(PREFERENCES, body.replace(queue, AMY)), 404, "not.found");
        refused(amy.put(PREFERENCES, body.replace(queue, "support")), 400, "invalid.value");
        refused(amy.put(PREFERENCES, "{}"), 400, "invalid.value");
        assertThat(amy.get(PREFERENCES)).bodyJson().isStrictlyEqualTo(DEFAULTS);
    }

    @Test
    void a_queue_that_the_user_has_left_is_left_out_until_they_are_back_and_so_is_one_that_is_deleted() {
        String withoutQueue = "{\"rememberOnBehalfOfQueue\":true}";
        join();
        amy.put(PREFERENCES, body);

        admin.delete(QUEUES + "/" + queue + "/members/" + AMY);
        assertThat(amy.get(PREFERENCES)).bodyJson().isStrictlyEqualTo(withoutQueue);

        join();
        assertThat(amy.get(PREFERENCES)).bodyJson().isStrictlyEqualTo(body);

        admin.delete(QUEUES + "/" + queue + "?forceDelete=true");
        assertThat(amy.get(PREFERENCES)).bodyJson().isStrictlyEqualTo(withoutQueue);
    }

    @Test
    void a_repeat_has_no_second_effect_and_a_used_key_is_refused_with_another_body() {
        join();
        ApiClient keyed = amy.withKey("key-1");
        assertThat(keyed.put(PREFERENCES, body)).hasStatusOk();
        amy.put(PREFERENCES, DEFAULTS);

        assertThat(keyed.put(PREFERENCES, body)).hasStatusOk().bodyJson().isStrictlyEqualTo(body);

        assertThat(amy.get(PREFERENCES)).bodyJson().isStrictlyEqualTo(DEFAULTS);
        refused(keyed.put(PREFERENCES, DEFAULTS), 409, "idempotency.key.reused");
    }

    private void join() {
        assertThat(admin.post(QUEUES + "/" + queue + "/members", "[{\"id\":\"" + AMY + "\"}]"))
                .hasStatus(204);
    }
}
