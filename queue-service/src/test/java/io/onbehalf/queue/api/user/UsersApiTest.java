package io.onbehalf.queue.api.user;

import static io.onbehalf.kit.testing.ApiClient.refused;
import static io.onbehalf.kit.testing.ApiClient.text;
import static io.onbehalf.schemas.common.ActorType.SYSTEM;
import static io.onbehalf.schemas.common.ActorType.USER;
import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.kit.testing.ApiClient;
import io.onbehalf.kit.testing.TopologyBench;
import io.onbehalf.queue.api.BenchedQueueService;
import io.onbehalf.schemas.Topics;
import io.onbehalf.schemas.queue.AgentLoadReported;
import io.onbehalf.schemas.queue.AlertNotAnswered;
import io.onbehalf.schemas.queue.UserCreated;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/// The API of users as its clients see it, with the real topology. Each test has an organization of its own.
@BenchedQueueService
class UsersApiTest {

    private static final String ADMIN = "0a0c3e00-0000-4000-8000-000000000101";
    private static final String AMY = "0a0c3e00-0000-4000-8000-00000000010a";
    private static final String BEN = "0a0c3e00-0000-4000-8000-00000000010b";
    private static final String USERS = "/api/v2/users";
    private static final String ME = "/api/v2/onbehalf/users/me";
    private static final String[] ALL = {"directory:user:view", "directory:user:add", "directory:user:edit"};

    private final String organization = UUID.randomUUID().toString();
    private final MockMvcTester mvc;
    private final TopologyBench bench;
    private final ApiClient admin;

    @Autowired
    UsersApiTest(MockMvcTester mvc, TopologyBench bench) {
        this.mvc = mvc;
        this.bench = bench;
        admin = user(ADMIN, ALL);
    }

    @Test
    void a_user_is_added_and_read_by_everybody_in_the_public_shape() {
        MvcTestResult added =
                admin.post(USERS, "{\"name\":\" Amy \",\"email\":\"amy@acme.example\",\"department\":\"x\"}");
        String id = text(added, "$.id");
        String expected =
                """
                {"id":"%s","name":"Amy","email":"amy@acme.example","state":"active","version":1,
                 "routingStatus":{"userId":"%s","status":"OFF_QUEUE"},"selfUri":"/api/v2/users/%s"}
                """
                        .formatted(id, id, id);

        assertThat(added).bodyJson().isLenientlyEqualTo(expected);
        assertThat(user(BEN).get(USERS + "/" + id)).hasStatusOk().bodyJson().isLenientlyEqualTo(expected);
        refused(user(BEN).get(USERS + "/" + BEN), 404, "not.found");
        refused(user(BEN).get(USERS + "/nonsense"), 404, "not.found");
        refused(stranger().get(USERS + "/" + id), 404, "not.found");
    }

    @Test
    void the_routing_status_may_be_named_as_what_is_shown_and_nothing_else() {
        String id = text(admin.post(USERS, "{\"name\":\"Amy\",\"email\":\"amy@acme.example\"}"), "$.id");

        for (String path : List.of(USERS + "/" + id, USERS)) {
            assertThat(admin.get(path + "?expand=routingStatus")).hasStatusOk();
            MvcTestResult refusal = admin.get(path + "?expand=routingStatus,presence");
            refused(refusal, 400, "invalid.value");
            assertThat(refusal)
                    .bodyJson()
                    .extractingPath("$.message")
                    .isEqualTo("expand: must be routingStatus");
        }
    }

    @Test
    void a_user_may_be_added_with_the_id_of_their_tokens_and_only_once() {
        String body = "{\"name\":\"Amy\",\"email\":\"amy@acme.example\",\"id\":\"%s\"}";

        assertThat(text(admin.post(USERS, body.formatted(AMY.toUpperCase(Locale.ROOT))), "$.id"))
                .isEqualTo(AMY);
        refused(admin.post(USERS, body.formatted(AMY)), 409, "user.already.exists");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"name\":\" \",\"email\":\"a@b.example\"}",
                "{\"name\":\"Amy\"}",
                "{\"name\":\"Amy\",\"email\":\"amy\"}",
                "{\"name\":\"Amy\",\"email\":\"a@b.example\",\"id\":\"amy\"}"
            })
    void a_user_without_a_name_or_an_address_is_refused(String body) {
        refused(admin.post(USERS, body), 400, "invalid.value");
    }

    @Test
    void a_caller_whose_token_gives_a_name_is_in_the_directory_and_a_repeat_is_no_event() {
        assertThat(user(AMY).put(ME, "")).hasStatus(204);
        assertThat(user(AMY).put(ME, "")).hasStatus(204);

        assertThat(user(BEN).get(USERS + "/" + AMY))
                .bodyJson()
                .extractingPath("$.name")
                .isEqualTo("User " + AMY);
        assertThat(bench.read(Topics.QUEUE_EVENTS, UserCreated.class))
                .filteredOn(event -> event.getOrganizationId().equals(organization))
                .hasSize(1);
    }

    @Test
    void a_user_is_updated_by_an_administrator_and_what_is_not_named_stays() {
        add(AMY, "Amy");

        assertThat(admin.patch(USERS + "/" + AMY, "{\"name\":\"Amelia\"}"))
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo(
                        "{\"name\":\"Amelia\",\"email\":\"amy@acme.example\",\"state\":\"active\"}");
        assertThat(admin.patch(USERS + "/" + AMY, "{\"state\":\"inactive\"}"))
                .bodyJson()
                .isLenientlyEqualTo("{\"name\":\"Amelia\",\"state\":\"inactive\"}");
        refused(admin.patch(USERS + "/" + AMY, "{\"state\":\"deleted\"}"), 400, "invalid.value");
        refused(admin.patch(USERS + "/" + AMY, "{\"state\":\"asleep\"}"), 400, "invalid.value");
        refused(admin.patch(USERS + "/" + AMY, "{\"name\":\" \"}"), 400, "invalid.value");
        refused(admin.patch(USERS + "/" + BEN, "{\"name\":\"Ben\"}"), 404, "user.not.found");
    }

    @Test
    void the_list_shows_active_users_by_name_and_others_on_request() {
        add(AMY, "amy");
        add(BEN, "Ben");
        add(ADMIN, "Ada");
        admin.patch(USERS + "/" + BEN, "{\"state\":\"inactive\"}");

        names(admin.get(USERS), "entities", "Ada", "amy");
        names(admin.get(USERS + "?sortOrder=desc&pageSize=1"), "entities", "amy");
        names(admin.get(USERS + "?state=inactive"), "entities", "Ben");
        names(admin.get(USERS + "?name=A"), "entities", "Ada", "amy");
        names(admin.get(USERS + "?id=" + AMY), "entities", "amy");
        refused(admin.get(USERS + "?state=asleep"), 400, "invalid.value");
    }

    @Test
    void a_page_of_users_is_cut_out_of_all_who_match() {
        add(AMY, "amy");
        add(BEN, "Ben");
        add(ADMIN, "Ada");
        String search = "{\"pageSize\":1,\"pageNumber\":2,\"sortOrder\":\"DESC\",\"query\":[%s]}";
        String state = "{\"type\":\"EXACT\",\"fields\":[\"state\"],\"values\":[\"active\",\"inactive\"]}";
        admin.patch(USERS + "/" + BEN, "{\"state\":\"inactive\"}");

        page(admin.get(USERS + "?pageSize=1&pageNumber=2"), "entities", 2, "amy");
        page(admin.get(USERS + "?pageSize=1&pageNumber=3"), "entities", 2);
        page(admin.get(USERS + "?pageSize=1&name=a&sortOrder=desc"), "entities", 2, "amy");
        page(admin.get(USERS + "?id=" + BEN + "&id=" + AMY + "&id=" + ADMIN), "entities", 2, "Ada", "amy");
        page(admin.post(USERS + "/search", search.formatted("")), "results", 2, "Ada");
        page(admin.post(USERS + "/search", search.formatted(state)), "results", 3, "amy");
    }

    @Test
    void an_agent_finds_a_colleague_by_the_start_of_a_name_or_an_address() {
        add(AMY, "Amy Émeraude");
        add(BEN, "Ben");
        add(ADMIN, "Ada Emerson");
        admin.patch(USERS + "/" + ADMIN, "{\"state\":\"inactive\"}");

        names(search("STARTS_WITH", "eme", "name"), "results", "Amy Émeraude");
        names(search("STARTS_WITH", "ben@", "name", "email"), "results", "Ben");
        names(search("CONTAINS", "RAU", "name"), "results", "Amy Émeraude");
        names(search("EXACT", "ben", "name"), "results", "Ben");
        names(search("EXACT", "inactive", "state"), "results", "Ada Emerson");
        names(user(BEN).post(USERS + "/search", "{}"), "results", "Amy Émeraude", "Ben");
        assertThat(user(BEN).post(USERS + "/search", "{\"pageSize\":1,\"pageNumber\":2}"))
                .bodyJson()
                .isLenientlyEqualTo("{\"total\":2,\"pageCount\":2,\"results\":[{\"name\":\"Ben\"}]}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"value\":\"a\",\"fields\":[\"department\"],\"type\":\"CONTAINS\"}",
                "{\"value\":\"a\",\"fields\":[\"name\"],\"type\":\"REGEX\"}",
                "{\"value\":\"a\",\"fields\":[\"name\"],\"type\":\"CONTAINS\",\"operator\":\"NOT\"}",
                "{\"fields\":[\"name\"],\"type\":\"CONTAINS\"}",
                "{\"value\":\"a\",\"type\":\"CONTAINS\"}"
            })
    void a_criterion_that_is_not_supported_is_refused(String criterion) {
        refused(
                user(BEN).post(USERS + "/search", "{\"query\":[%s]}".formatted(criterion)),
                400,
                "invalid.value");
    }

    @Test
    void an_agent_goes_on_queue_and_off_queue() {
        String path = USERS + "/" + AMY + "/routingstatus";
        assertThat(user(AMY).get(path)).bodyJson().extractingPath("$.status").isEqualTo("OFF_QUEUE");

        MvcTestResult onQueue = user(AMY).put(path, "{\"userId\":\"%s\",\"status\":\"IDLE\"}".formatted(AMY));

        assertThat(onQueue)
                .bodyJson()
                .isLenientlyEqualTo("{\"userId\":\"%s\",\"status\":\"IDLE\"}".formatted(AMY));
        assertThat(text(onQueue, "$.startTime")).endsWith("Z");
        assertThat(user(AMY).get(path)).bodyJson().extractingPath("$.status").isEqualTo("IDLE");
        refused(user(BEN).get(path), 404, "not.found");
        add(AMY, "Amy");
        assertThat(user(BEN).get(path)).bodyJson().extractingPath("$.status").isEqualTo("IDLE");
        assertThat(user(AMY).put(path, "{\"status\":\"OFF_QUEUE\"}"))
                .bodyJson()
                .extractingPath("$.status")
                .isEqualTo("OFF_QUEUE");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"status\":\"INTERACTING\"}",
                "{\"status\":\"NOT_RESPONDING\"}",
                "{\"status\":\"COMMUNICATING\"}",
                "{}",
                "{\"status\":\"IDLE\",\"userId\":\"somebody\"}"
            })
    void a_status_that_follows_from_conversations_cannot_be_set(String body) {
        refused(user(AMY).put(USERS + "/" + AMY + "/routingstatus", body), 400, "invalid.value");
    }

    @Test
    void the_error_of_a_status_lists_those_that_can_be_set() {
        assertThat(user(AMY).put(USERS + "/" + AMY + "/routingstatus", "{\"status\":\"INTERACTING\"}"))
                .bodyJson()
                .extractingPath("$.message")
                .isEqualTo("status: must be one of OFF_QUEUE, IDLE");
    }

    @Test
    void conversations_and_missed_alerts_change_the_status_of_an_agent_on_queue() {
        String path = USERS + "/" + AMY + "/routingstatus";
        user(AMY).put(path, "{\"status\":\"IDLE\"}");

        String by = "conversation-service";
        report(new AgentLoadReported("r1", "", organization, Instant.EPOCH, by, USER, AMY, AMY, 2));
        assertThat(user(AMY).get(path)).bodyJson().extractingPath("$.status").isEqualTo("INTERACTING");
        report(new AlertNotAnswered("r2", "", organization, Instant.EPOCH, by, SYSTEM, null, AMY, "c"));
        assertThat(user(AMY).get(path)).bodyJson().extractingPath("$.status").isEqualTo("NOT_RESPONDING");
        assertThat(user(AMY).put(path, "{\"status\":\"IDLE\"}")).hasStatusOk();
        assertThat(user(AMY).get(path)).bodyJson().extractingPath("$.status").isEqualTo("INTERACTING");
    }

    @Test
    void an_inactive_user_does_not_go_on_queue() {
        add(AMY, "Amy");
        admin.patch(USERS + "/" + AMY, "{\"state\":\"inactive\"}");

        refused(
                user(AMY).put(USERS + "/" + AMY + "/routingstatus", "{\"status\":\"IDLE\"}"),
                409,
                "user.not.active");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, '', directory:user:view",
        "POST, '', directory:user:add",
        "PATCH, /ID, directory:user:edit",
        "PUT, /ID/routingstatus, directory:user:edit"
    })
    void without_the_permission_a_call_is_refused(String method, String path, String permission) {
        String target = USERS + path.replace("ID", AMY);
        String body = "{\"name\":\"n\",\"email\":\"n@acme.example\",\"status\":\"IDLE\"}";

        refused(user(BEN).call(HttpMethod.valueOf(method), target, body), 403, "missing.permissions");
        assertThat(
                        user(BEN, permission)
                                .call(HttpMethod.valueOf(method), target, body)
                                .getResponse()
                                .getStatus())
                .isNotEqualTo(403);
    }

    private void add(String id, String name) {
        text(
                admin.post(
                        USERS,
                        "{\"name\":\"%s\",\"email\":\"%s@acme.example\",\"id\":\"%s\"}"
                                .formatted(name, name.split(" ", -1)[0].toLowerCase(Locale.ROOT), id)),
                "$.id");
    }

    private void report(SpecificRecord report) {
        bench.pipe(Topics.QUEUE_REQUESTS, organization, report);
    }

    private MvcTestResult search(String type, String value, String... fields) {
        String names = String.join("\",\"", Arrays.asList(fields));
        return user(BEN)
                .post(
                        USERS + "/search",
                        "{\"query\":[{\"type\":\"%s\",\"value\":\"%s\",\"fields\":[\"%s\"]}]}"
                                .formatted(type, value, names));
    }

    private ApiClient user(String id, String... permissions) {
        return ApiClient.of(mvc, "", organization, id, permissions);
    }

    private ApiClient stranger() {
        return ApiClient.of(mvc, "", UUID.randomUUID().toString(), ADMIN, ALL);
    }

    private static void page(MvcTestResult listing, String list, int total, String... expected) {
        names(listing, list, expected);
        assertThat(listing).bodyJson().extractingPath("$.total").isEqualTo(total);
    }

    private static void names(MvcTestResult listing, String list, String... expected) {
        assertThat(listing)
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$." + list + "[*].name")
                .asArray()
                .containsExactly((Object[]) expected);
    }
}
