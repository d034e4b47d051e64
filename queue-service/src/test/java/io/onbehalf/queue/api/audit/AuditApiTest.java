package io.onbehalf.queue.api.audit;

import static io.onbehalf.kit.testing.ApiClient.refused;
import static io.onbehalf.kit.testing.ApiClient.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.kit.testing.ApiClient;
import io.onbehalf.queue.api.BenchedQueueService;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/// The audit as those read it who may. Each test has an organization of its own.
@BenchedQueueService
class AuditApiTest {

    private static final String QUERY = "/api/v2/audits/query";
    private static final String ADA = "0a0c3e00-0000-4000-8000-000000000101";
    private static final String AMY = "0a0c3e00-0000-4000-8000-000000000103";

    private final MockMvcTester mvc;
    private final String organization = UUID.randomUUID().toString();
    private final ApiClient admin;
    private final ApiClient amy;

    @Autowired
    AuditApiTest(MockMvcTester mvc) {
        this.mvc = mvc;
        admin =
                ApiClient.of(
                        mvc,
                        "",
                        organization,
                        ADA,
                        "audits:audit:view",
                        "routing:queue:add",
                        "routing:queue:edit",
                        "routing:queue:view",
                        "directory:user:add");
        amy = ApiClient.of(mvc, "", organization, AMY, "routing:queue:view");
    }

    @Test
    void a_change_is_shown_as_in_the_public_api() {
        String queue = queue("Support");

        MvcTestResult page = admin.post(QUERY, body(""));
        assertThat(page)
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"pageSize":25,"entities":[{
                         "userHomeOrgId":"%s","user":{"id":"%s","selfUri":"/api/v2/users/%2$s"},"actorType":"USER",
                         "serviceName":"queue-service","level":"USER","action":"Create",
                         "entity":{"id":"%s","name":"Support"},"entityType":"Queue","status":"SUCCESS",
                         "context":{"eventType":"QueueCreated"}}]}
                        """
                                .formatted(organization, ADA, queue));
        assertThat(page).bodyJson().doesNotHavePath("$.cursor");
        assertThat(Instant.parse(text(page, "$.entities[0].eventDate")))
                .isBetween(Instant.now().minusSeconds(600), Instant.now());
    }

    @Test
    void what_was_refused_is_shown_as_a_failure_with_the_code_of_the_refusal() {
        queue("Support");
        refused(admin.post("/api/v2/routing/queues", "{\"name\":\"support\"}"), 409, "queue.name.in.use");

        assertThat(admin.post(QUERY, body(",\"filters\":[{\"property\":\"Action\",\"value\":\"Request\"}]")))
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"entities":[{"action":"Request","entityType":"Queue","status":"FAILURE",
                         "context":{"eventType":"QueueRequestRefused","refusal":"queue.name.in.use"}}]}
                        """);
    }

    @ParameterizedTest
    @CsvSource({
        "UserId, %2$s, 2",
        "EntityId, %1$s, 1",
        "EntityType, Queue, 2",
        "EntityType, Library, 0",
        "Action, Create, 2",
        "Action, Update, 0"
    })
    void a_filter_leaves_the_events_that_have_the_value(String property, String value, int found) {
        String queue = queue("Support");
        queue("Sales");

        String filter =
                ",\"filters\":[{\"property\":\"%s\",\"value\":\"%s\"}]"
                        .formatted(property, value.formatted(queue, ADA));
        assertThat(admin.post(QUERY, body(filter)))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.entities")
                .asArray()
                .hasSize(found);
    }

    @Test
    void filters_by_actor_entity_and_service_must_all_be_met() {
        String queue = queue("Support");
        String filters =
                ",\"serviceName\":\"%s\",\"filters\":[{\"property\":\"UserId\",\"value\":\"%s\"},"
                        + "{\"property\":\"EntityId\",\"value\":\"%s\"}]";

        assertThat(admin.post(QUERY, body(filters.formatted("queue-service", ADA, queue))))
                .bodyJson()
                .extractingPath("$.entities[*].entity.id")
                .asArray()
                .containsExactly(queue);
        assertThat(admin.post(QUERY, body(filters.formatted("queue-service", AMY, queue))))
                .bodyJson()
                .extractingPath("$.entities")
                .asArray()
                .isEmpty();
        assertThat(admin.post(QUERY, body(filters.formatted("wrapup-service", ADA, queue))))
                .bodyJson()
                .extractingPath("$.entities")
                .asArray()
                .isEmpty();
    }

    @Test
    void pages_follow_each_other_the_newest_first_unless_the_sort_says_otherwise() {
        String first = queue("A");
        String second = queue("B");
        String third = queue("C");

        MvcTestResult page = admin.post(QUERY, body(",\"pageSize\":2"));
        assertThat(page).bodyJson().extractingPath("$.entities").asArray().hasSize(2);
        MvcTestResult next =
                admin.post(QUERY, body(",\"pageSize\":2,\"cursor\":\"" + text(page, "$.cursor") + "\""));
        assertThat(next).bodyJson().extractingPath("$.entities").asArray().hasSize(1);
        assertThat(next).bodyJson().doesNotHavePath("$.cursor");
        assertThat(
                        admin.post(
                                QUERY,
                                body(",\"sort\":[{\"name\":\"Timestamp\",\"sortOrder\":\"ascending\"}]")))
                .bodyJson()
                .extractingPath("$.entities[*].entity.id")
                .asArray()
                .containsExactlyInAnyOrder(first, second, third);
    }

    @Test
    void only_those_with_the_permission_read_it_and_only_their_own_organization_s() {
        queue("Support");

        refused(amy.post(QUERY, body("")), 403, "missing.permissions");
        ApiClient other = ApiClient.of(mvc, "", UUID.randomUUID().toString(), ADA, "audits:audit:view");
        assertThat(other.post(QUERY, body("")))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.entities")
                .asArray()
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ",\"serviceName\":\"Architect\"",
                ",\"pageSize\":0",
                ",\"pageSize\":501",
                ",\"cursor\":\"elsewhere\"",
                ",\"sort\":[{\"name\":\"Timestamp\",\"sortOrder\":\"sideways\"}]",
                ",\"sort\":[{\"name\":\"UserId\",\"sortOrder\":\"ascending\"}]",
                ",\"filters\":[{\"property\":\"ClientId\",\"value\":\"x\"}]",
                ",\"filters\":[{\"property\":\"UserId\"}]",
                ",\"filters\":[{\"property\":\"Action\",\"value\":\"Dance\"}]",
                ",\"filters\":[{\"property\":\"EntityType\",\"value\":\"Dance\"}]",
                ",\"filters\":[{\"property\":\"UserId\",\"value\":\"a\"},{\"property\":\"UserId\",\"value\":\"b\"}]"
            })
    void what_there_is_not_is_refused(String fields) {
        refused(admin.post(QUERY, body(fields)), 400, "invalid.value");
    }

    @Test
    void a_cursor_of_another_interval_is_refused() {
        queue("A");
        queue("B");
        String cursor = text(admin.post(QUERY, body(",\"pageSize\":1")), "$.cursor");
        Instant now = Instant.now();

        MvcTestResult refused =
                admin.post(
                        QUERY,
                        "{\"interval\":\"%s/%s\",\"cursor\":\"%s\"}"
                                .formatted(
                                        now.minus(Duration.ofHours(3)),
                                        now.minus(Duration.ofHours(2)),
                                        cursor));

        refused(refused, 400, "invalid.value");
        assertThat(refused).bodyJson().extractingPath("$.messageParams.fieldName").isEqualTo("cursor");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"interval\":\"2026-10-01T00:00:00Z/+999999999-01-01T00:00:00Z\"}",
                "{}",
                "{\"interval\":\"yesterday\"}",
                "{\"interval\":\"2026-01-01T00:00:00Z\"}",
                "{\"interval\":\"2026-01-02T00:00:00Z/2026-01-01T00:00:00Z\"}",
                "{\"interval\":\"2001-01-01T00:00:00Z/2001-02-01T00:00:00Z\"}"
            })
    void an_interval_needs_a_beginning_within_a_year_and_a_later_end(String body) {
        refused(admin.post(QUERY, body), 400, "invalid.value");
    }

    @Test
    void an_interval_without_offsets_is_in_utc() {
        queue("Support");
        String now = Instant.now().plusSeconds(60).toString().replace("Z", "");
        String before = Instant.now().minus(Duration.ofDays(365)).toString().replace("Z", "");

        assertThat(admin.post(QUERY, "{\"interval\":\"%s/%s\"}".formatted(before, now)))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.entities")
                .asArray()
                .hasSize(1);
    }

    private String queue(String name) {
        MvcTestResult created = admin.post("/api/v2/routing/queues", "{\"name\":\"%s\"}".formatted(name));
        assertThat(created).hasStatusOk();
        return text(created, "$.id");
    }

    /// @param fields more fields of the body, after the interval of the last and the next hour
    private static String body(String fields) {
        Instant now = Instant.now();
        return "{\"interval\":\"%s/%s\"%s}"
                .formatted(now.minus(Duration.ofHours(1)), now.plus(Duration.ofHours(1)), fields);
    }
}
