package io.onbehalf.queue.api;

import static io.onbehalf.kit.testing.ApiClient.refused;
import static io.onbehalf.kit.testing.ApiClient.tag;
import static io.onbehalf.kit.testing.ApiClient.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.kit.testing.ApiClient;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/// Two administrators who edit the same thing: with `If-Match`, neither overwrites what they have not read.
@BenchedQueueService
class VersionsApiTest {

    private static final String ADMIN = "0a0c3e00-0000-4000-8000-000000000101";
    private static final String AMY = "0a0c3e00-0000-4000-8000-000000000103";
    private static final String ORGANIZATION = "/api/v2/organizations/me";
    private static final String UTILIZATION = "/api/v2/routing/utilization";

    private final ApiClient admin;

    @Autowired
    VersionsApiTest(MockMvcTester mvc) {
        admin =
                ApiClient.of(
                        mvc,
                        "",
                        UUID.randomUUID().toString(),
                        ADMIN,
                        "routing:queue:view",
                        "routing:queue:add",
                        "routing:queue:edit",
                        "routing:queue:delete",
                        "directory:user:add",
                        "directory:user:edit",
                        "directory:organization:admin");
    }

    @Test
    void a_queue_is_updated_in_the_version_that_was_read_and_in_no_other() {
        String queue = queue("Support");
        String read = tag(admin.get(queue));

        assertThat(admin.ifMatch(read).put(queue, "{\"name\":\"Help\"}")).hasStatusOk();
        refused(admin.ifMatch(read).put(queue, "{\"name\":\"Sales\"}"), 412, "precondition.failed");

        assertThat(text(admin.get(queue), "$.name")).isEqualTo("Help");
        assertThat(tag(admin.get(queue))).isNotEqualTo(read);
        assertThat(admin.ifMatch("*").put(queue, "{\"name\":\"Sales\"}")).hasStatusOk();
        assertThat(admin.put(queue, "{\"name\":\"Support\"}")).hasStatusOk();
    }

    @Test
    void the_version_of_a_queue_counts_its_members() {
        String queue = queue("Support");
        String read = tag(admin.get(queue));
        admin.post(queue + "/members", "[{\"id\":\"" + AMY + "\"}]");

        refused(admin.ifMatch(read).delete(queue + "?forceDelete=true"), 412, "precondition.failed");
        assertThat(admin.ifMatch(tag(admin.get(queue))).delete(queue + "?forceDelete=true")).hasStatus(204);
    }

    @Test
    void what_is_not_there_is_not_found_whatever_version_is_named() {
        refused(
                admin.ifMatch("\"x\"").put("/api/v2/routing/queues/" + AMY, "{\"name\":\"n\"}"),
                404,
                "not.found");
    }

    @Test
    void an_organization_and_its_utilization_have_a_version_before_their_first_update() {
        String settings = "{\"name\":\"Acme\",\"defaultCountryCode\":\"GB\"}";
        String read = tag(admin.get(ORGANIZATION));
        assertThat(admin.ifMatch(read).put(ORGANIZATION, settings)).hasStatusOk();
        refused(admin.ifMatch(read).put(ORGANIZATION, settings), 412, "precondition.failed");

        String capacity = "{\"utilization\":{\"message\":{\"maximumCapacity\":3}}}";
        String before = tag(admin.get(UTILIZATION));
        assertThat(admin.ifMatch(before).put(UTILIZATION, capacity)).hasStatusOk();
        refused(admin.ifMatch(before).put(UTILIZATION, capacity), 412, "precondition.failed");
    }

    @Test
    void a_user_is_updated_in_the_version_that_was_read() {
        String user =
                "/api/v2/users/"
                        + text(
                                admin.post(
                                        "/api/v2/users", "{\"name\":\"Ben\",\"email\":\"b@acme.example\"}"),
                                "$.id");
        String read = tag(admin.get(user));

        assertThat(admin.ifMatch(read).patch(user, "{\"name\":\"Benjamin\"}")).hasStatusOk();
        refused(admin.ifMatch(read).patch(user, "{\"name\":\"Benno\"}"), 412, "precondition.failed");
    }

    @Test
    void a_repeat_of_an_update_gets_its_first_answer_although_the_version_has_changed_by_it() {
        String queue = queue("Support");
        ApiClient once = admin.withKey("key-1").ifMatch(tag(admin.get(queue)));

        assertThat(once.put(queue, "{\"name\":\"Help\"}")).hasStatusOk();
        assertThat(once.put(queue, "{\"name\":\"Help\"}")).hasStatusOk();
        refused(once.ifMatch("\"another\"").put(queue, "{\"name\":\"Help\"}"), 409, "idempotency.key.reused");
    }

    @Test
    void a_malformed_condition_is_refused_and_nothing_changes() {
        String queue = queue("Support");

        refused(admin.ifMatch("abc").put(queue, "{\"name\":\"Help\"}"), 400, "invalid.value");
        assertThat(text(admin.get(queue), "$.name")).isEqualTo("Support");
    }

    private String queue(String name) {
        String created =
                text(admin.post("/api/v2/routing/queues", "{\"name\":\"%s\"}".formatted(name)), "$.id");
        return "/api/v2/routing/queues/" + created;
    }
}
