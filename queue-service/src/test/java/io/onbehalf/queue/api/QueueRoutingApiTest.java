package io.onbehalf.queue.api;

import static io.onbehalf.kit.testing.ApiClient.refused;
import static io.onbehalf.kit.testing.ApiClient.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.kit.testing.ApiClient;
import io.onbehalf.kit.testing.TopologyBench;
import io.onbehalf.schemas.Topics;
import io.onbehalf.schemas.conversation.QueueLoad;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/// How conversations reach agents, as clients of the API set and see it: alerting, members' status, capacity,
/// open conversations.
@BenchedQueueService
class QueueRoutingApiTest {

    private static final String ADMIN = "0a0c3e00-0000-4000-8000-000000000101";
    private static final String AMY = "0a0c3e00-0000-4000-8000-00000000010a";
    private static final String BEN = "0a0c3e00-0000-4000-8000-00000000010b";
    private static final String QUEUES = "/api/v2/routing/queues";
    private static final String UTILIZATION = "/api/v2/routing/utilization";
    private static final String[] ALL = {
        "routing:queue:view",
        "routing:queue:add",
        "routing:queue:edit",
        "routing:queue:delete",
        "directory:user:add",
        "directory:organization:admin"
    };

    private final String organization = UUID.randomUUID().toString();
    private final MockMvcTester mvc;
    private final TopologyBench bench;
    private final ApiClient admin;

    @Autowired
    QueueRoutingApiTest(MockMvcTester mvc, TopologyBench bench) {
        this.mvc = mvc;
        this.bench = bench;
        admin = user(ADMIN, ALL);
    }

    @Test
    void a_queue_alerts_its_last_agent_for_30_seconds_unless_it_is_told_otherwise() {
        String id = create("Support");
        assertThat(admin.get(QUEUES + "/" + id))
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"lastAgentRoutingMode":"AnyAgent",
                         "mediaSettings":{"message":{"alertingTimeoutSeconds":30}}}
                        """);

        String changed =
                """
                {"name":"Support","lastAgentRoutingMode":"QueueMembersOnly",
                 "mediaSettings":{"message":{"alertingTimeoutSeconds":7}}}
                """;
        assertThat(admin.put(QUEUES + "/" + id, changed))
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo(changed);
        assertThat(admin.get(QUEUES + "/" + id)).bodyJson().isLenientlyEqualTo(changed);
        assertThat(admin.put(QUEUES + "/" + id, "{\"name\":\"Support\"}"))
                .bodyJson()
                .extractingPath("$.lastAgentRoutingMode")
                .isEqualTo("AnyAgent");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"lastAgentRoutingMode\":\"Never\"|lastAgentRoutingMode",
                "\"mediaSettings\":{\"message\":{\"alertingTimeoutSeconds\":6}}|mediaSettings.message.alertingTimeoutSeconds",
                "\"mediaSettings\":{\"message\":{\"alertingTimeoutSeconds\":3601}}|mediaSettings.message.alertingTimeoutSeconds"
            })
    void alerting_that_is_not_valid_is_refused_and_the_error_names_the_field(String settings, String field) {
        MvcTestResult refusal = admin.post(QUEUES, "{\"name\":\"n\",%s}".formatted(settings));

        refused(refusal, 400, "invalid.value");
        assertThat(refusal).bodyJson().extractingPath("$.details[0].fieldName").isEqualTo(field);
    }

    @Test
    void members_have_names_and_a_status_and_are_found_by_both() {
        String id = create("Support");
        String path = QUEUES + "/" + id + "/members";
        members(id, ADMIN, AMY, BEN);
        addUser(BEN, "Ben");
        addUser(ADMIN, "Zoë");
        user(BEN).put("/api/v2/users/" + BEN + "/routingstatus", "{\"status\":\"IDLE\"}");

        assertThat(admin.get(path))
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"total":3,"entities":[
                         {"id":"%s","routingStatus":{"status":"OFF_QUEUE"}},
                         {"id":"%s","name":"Ben","user":{"name":"Ben","email":"u@acme.example"},
                          "routingStatus":{"status":"IDLE"}},
                         {"id":"%s","name":"Zoë"}]}
                        """
                                .formatted(AMY, BEN, ADMIN));
        ids(admin.get(path + "?name=B"), BEN);
        ids(admin.get(path + "?routingStatus=IDLE&routingStatus=INTERACTING"), BEN);
        ids(admin.get(path + "?sortOrder=desc&routingStatus=OFF_QUEUE"), ADMIN, AMY);
        refused(admin.get(path + "?routingStatus=ASLEEP"), 400, "invalid.value");
        refused(admin.get(path + "?joined=perhaps"), 400, "invalid.value");
    }

    @Test
    void a_page_of_members_is_cut_out_of_all_who_match() {
        String id = create("Support");
        String path = QUEUES + "/" + id + "/members";
        members(id, ADMIN, AMY, BEN);
        addUser(BEN, "Ben");
        addUser(AMY, "amy");
        addUser(ADMIN, "Ada");
        assertThat(admin.patch(path + "/" + AMY, "{\"joined\":false}")).hasStatus(204);

        page(admin.get(path + "?pageSize=2"), 3, ADMIN, AMY);
        page(admin.get(path + "?pageSize=2&pageNumber=2"), 3, BEN);
        page(admin.get(path + "?pageSize=2&pageNumber=3"), 3);
        page(admin.get(path + "?pageSize=2&sortOrder=desc"), 3, BEN, AMY);
        page(admin.get(path + "?pageSize=1&joined=true&pageNumber=2"), 2, BEN);
        page(admin.get(path + "?pageSize=1&name=A*&sortOrder=desc"), 2, AMY);
        page(admin.get(path + "?joined=false&routingStatus=OFF_QUEUE"), 1, AMY);
    }

    @Test
    void an_agent_joins_and_leaves_their_queues_and_a_colleague_needs_a_permission() {
        String support = create("Support");
        String sales = create("Sales");
        members(support, AMY);
        members(sales, AMY);
        String path = "/api/v2/users/" + AMY + "/queues";

        assertThat(user(AMY).patch(path + "/" + support, "{\"joined\":false}"))
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo("{\"id\":\"%s\",\"joined\":false,\"memberCount\":1}".formatted(support));
        assertThat(admin.get(QUEUES + "/" + support))
                .bodyJson()
                .extractingPath("$.joinedMemberCount")
                .isEqualTo(0);
        assertThat(user(AMY).patch(path, joins(support, true, sales, false)))
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo(
                        "{\"total\":2,\"entities\":[{\"name\":\"Support\",\"joined\":true},{\"name\":\"Sales\",\"joined\":false}]}");
        assertThat(user(AMY).get(path + "?joined=true")).bodyJson().extractingPath("$.total").isEqualTo(1);
        refused(user(BEN).patch(path, joins(support, true, sales, true)), 403, "missing.permissions");
        assertThat(user(BEN, "routing:queueMember:manage").patch(path + "/" + sales, "{\"joined\":true}"))
                .hasStatusOk();
    }

    @Test
    void several_memberships_are_switched_all_or_none() {
        String support = create("Support");
        String sales = create("Sales");
        members(support, AMY);
        String path = "/api/v2/users/" + AMY + "/queues";

        refused(user(AMY).patch(path, joins(support, false, sales, false)), 404, "queue.member.not.found");
        refused(user(AMY).patch(path, joins(support, false, AMY, false)), 404, "not.found");
        refused(user(AMY).patch(path, joins(support, false, support, true)), 400, "invalid.value");
        refused(user(AMY).patch(path, "[{\"joined\":true}]"), 400, "invalid.value");
        assertThat(user(AMY).get(path + "?joined=true")).bodyJson().extractingPath("$.total").isEqualTo(1);
    }

    @Test
    void agents_take_five_conversations_at_once_until_an_administrator_says_otherwise() {
        String three = "{\"utilization\":{\"message\":{\"maximumCapacity\":3}}}";
        assertThat(user(AMY).get(UTILIZATION))
                .bodyJson()
                .isLenientlyEqualTo("{\"utilization\":{\"message\":{\"maximumCapacity\":5}}}");

        assertThat(admin.put(UTILIZATION, three)).hasStatusOk().bodyJson().isLenientlyEqualTo(three);
        admin.put("/api/v2/organizations/me", "{\"name\":\"Acme\",\"defaultCountryCode\":\"GB\"}");

        assertThat(user(AMY).get(UTILIZATION)).bodyJson().isLenientlyEqualTo(three);
        assertThat(admin.get("/api/v2/organizations/me"))
                .bodyJson()
                .extractingPath("$.name")
                .isEqualTo("Acme");
        refused(user(AMY).put(UTILIZATION, three), 403, "missing.permissions");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|utilization",
                "{\"utilization\":{}}|utilization.message",
                "{\"utilization\":{\"message\":{\"maximumCapacity\":3},\"call\":{\"maximumCapacity\":1}}}|utilization.call",
                "{\"utilization\":{\"message\":{\"maximumCapacity\":3},\"fax\":{\"maximumCapacity\":1}}}|utilization",
                "{\"utilization\":{\"message\":{\"maximumCapacity\":3,\"interruptableMediaTypes\":[\"call\"]}}}|utilization.message.interruptableMediaTypes",
                "{\"utilization\":{\"message\":{\"maximumCapacity\":3,\"includeNonAcd\":true}}}|utilization.message.includeNonAcd",
                "{\"utilization\":{\"message\":{\"maximumCapacity\":3}},\"labelUtilizations\":{\"l\":{\"maximumCapacity\":1}}}|labelUtilizations"
            })
    void a_utilization_that_is_not_valid_is_refused_and_the_error_names_the_field(String body, String field) {
        MvcTestResult refusal = admin.put(UTILIZATION, body);

        refused(refusal, 400, "invalid.value");
        assertThat(refusal).bodyJson().extractingPath("$.details[0].fieldName").isEqualTo(field);
    }

    @Test
    void a_utilization_whose_other_settings_ask_for_nothing_is_taken() {
        assertThat(
                        admin.put(
                                UTILIZATION,
                                """
                                {"utilization":{"message":{"maximumCapacity":3,"includeNonAcd":false}},
                                 "labelUtilizations":{}}
                                """))
                .hasStatusOk();
    }

    @ParameterizedTest
    @CsvSource({"0", "26"})
    void a_capacity_is_1_to_25(int capacity) {
        refused(
                admin.put(
                        UTILIZATION,
                        "{\"utilization\":{\"message\":{\"maximumCapacity\":%d}}}".formatted(capacity)),
                400,
                "invalid.value");
    }

    @Test
    void an_agent_who_may_transfer_finds_every_queue_by_name() {
        String id = create("Support");
        create("Sales");

        for (String path : new String[] {"/divisionviews", "/divisionviews/all"}) {
            assertThat(user(AMY, "routing:queue:search").get(QUEUES + path + "?name=sup"))
                    .hasStatusOk()
                    .bodyJson()
                    .isLenientlyEqualTo(
                            "{\"total\":1,\"entities\":[{\"id\":\"%s\",\"name\":\"Support\",\"division\":{\"id\":\"%s\"}}]}"
                                    .formatted(id, organization));
            ids(user(AMY, "routing:queue:view").get(QUEUES + path + "?id=" + id), id);
            refused(user(AMY).get(QUEUES + path), 403, "missing.permissions");
        }
    }

    @Test
    void a_queue_with_open_conversations_is_deleted_only_by_force_and_the_refusal_counts_them() {
        String id = create("Support");
        load(id, 2, 1);

        MvcTestResult refusal = admin.delete(QUEUES + "/" + id);

        refused(refusal, 409, "queue.has.conversations");
        assertThat(refusal)
                .bodyJson()
                .extractingPath("$.messageParams")
                .isEqualTo(Map.of("queueId", id, "waiting", "2", "connected", "1"));
        assertThat(admin.delete(QUEUES + "/" + id + "?forceDelete=true")).hasStatus(204);
    }

    @Test
    void the_last_member_of_a_queue_with_open_conversations_is_removed_only_by_force() {
        String id = create("Support");
        String path = QUEUES + "/" + id + "/members";
        members(id, AMY, BEN);
        load(id, 0, 1);

        assertThat(admin.delete(path + "/" + BEN)).hasStatus(204);
        refused(admin.delete(path + "/" + AMY), 409, "queue.last.member");
        refused(
                admin.post(path + "?delete=true", "[{\"id\":\"%s\"}]".formatted(AMY)),
                409,
                "queue.last.member");
        assertThat(admin.delete(path + "/" + AMY + "?forceRemove=true")).hasStatus(204);
    }

    @Test
    void a_queue_whose_conversations_have_ended_is_deleted() {
        String id = create("Support");
        load(id, 1, 0);
        load(id, 0, 0);

        assertThat(admin.delete(QUEUES + "/" + id)).hasStatus(204);
    }

    private void load(String queue, int waiting, int connected) {
        bench.pipe(Topics.QUEUE_LOADS, queue, new QueueLoad(organization, queue, waiting, connected));
    }

    private String create(String name) {
        return text(admin.post(QUEUES, "{\"name\":\"%s\"}".formatted(name)), "$.id");
    }

    private void members(String queue, String... users) {
        String body =
                Arrays.stream(users)
                        .map("{\"id\":\"%s\"}"::formatted)
                        .collect(Collectors.joining(",", "[", "]"));
        assertThat(admin.post(QUEUES + "/" + queue + "/members", body)).hasStatus(204);
    }

    private void addUser(String id, String name) {
        text(
                admin.post(
                        "/api/v2/users",
                        "{\"name\":\"%s\",\"email\":\"u@acme.example\",\"id\":\"%s\"}".formatted(name, id)),
                "$.id");
    }

    private static String joins(String queue, boolean joined, String other, boolean otherJoined) {
        return "[{\"id\":\"%s\",\"joined\":%s},{\"id\":\"%s\",\"joined\":%s}]"
                .formatted(queue, joined, other, otherJoined);
    }

    private ApiClient user(String id, String... permissions) {
        return ApiClient.of(mvc, "", organization, id, permissions);
    }

    private static void page(MvcTestResult listing, int total, String... expected) {
        ids(listing, expected);
        assertThat(listing).bodyJson().extractingPath("$.total").isEqualTo(total);
    }

    private static void ids(MvcTestResult listing, String... expected) {
        assertThat(listing)
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.entities[*].id")
                .asArray()
                .containsExactly((Object[]) expected);
    }
}
