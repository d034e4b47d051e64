package io.onbehalf.queue.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.PATCH;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;

import com.jayway.jsonpath.JsonPath;
import io.onbehalf.kit.web.TestCallers;
import io.onbehalf.queue.config.QueueConfiguration;
import java.io.UnsupportedEncodingException;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

/// The API as its clients see it, with the real topology. Each test has an organization of its own.
@WebMvcTest
@Import({QueueConfiguration.class, QueueAccess.class, ApiBench.class})
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class QueueApiTest {

    private static final String ADMIN = "0a0c3e00-0000-4000-8000-000000000101";
    private static final String AMY = "0a0c3e00-0000-4000-8000-000000000103";
    private static final String BEN = "0a0c3e00-0000-4000-8000-000000000104";
    private static final String QUEUES = "/api/v2/routing/queues";
    private static final String[] ALL = {
        "routing:queue:view",
        "routing:queue:add",
        "routing:queue:edit",
        "routing:queue:delete",
        "routing:queueMember:manage",
        "directory:organization:admin"
    };

    private final String organization = UUID.randomUUID().toString();
    private final MockMvcTester mvc;

    @Autowired
    QueueApiTest(MockMvcTester mvc) {
        this.mvc = mvc;
    }

    @Test
    void a_queue_is_created_and_read_back_in_the_public_shape() {
        MvcTestResult created =
                admin(
                        POST,
                        QUEUES,
                        """
                        {"name":" Support ","description":"Help","memberCount":7,"mediaSettings":{},
                         "acwSettings":{"wrapupPrompt":"MANDATORY_TIMEOUT","timeoutMs":30000},
                         "outboundMessagingAddresses":{"smsAddress":{"id":"+1 317-555-0100"}}}
                        """);
        String id = text(created, "$.id");
        String expected =
                """
                {"id":"%s","name":"Support","description":"Help","memberCount":0,"userMemberCount":0,
                 "joinedMemberCount":0,"createdBy":"%s","modifiedBy":"%s",
                 "acwSettings":{"wrapupPrompt":"MANDATORY_TIMEOUT","timeoutMs":30000},
                 "outboundMessagingAddresses":{"smsAddress":{"id":"+13175550100"}},
                 "selfUri":"/api/v2/routing/queues/%s"}
                """
                        .formatted(id, ADMIN, ADMIN, id);

        assertThat(created).hasStatusOk().bodyJson().isLenientlyEqualTo(expected);
        assertThat(admin(GET, QUEUES + "/" + id)).hasStatusOk().bodyJson().isLenientlyEqualTo(expected);
        assertThat(text(created, "$.dateCreated"))
                .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
    }

    @Test
    void a_queue_that_is_created_by_its_name_alone_has_a_mandatory_wrapup_and_no_number() {
        assertThat(admin(POST, QUEUES, "{\"name\":\"Billing\"}"))
                .bodyJson()
                .isLenientlyEqualTo("{\"acwSettings\":{\"wrapupPrompt\":\"MANDATORY\"}}")
                .doesNotHavePath("$.outboundMessagingAddresses")
                .doesNotHavePath("$.acwSettings.timeoutMs");
    }

    @Test
    void an_update_replaces_the_settings() {
        String id = create("Support");
        members(id, AMY);

        assertThat(
                        admin(
                                PUT,
                                QUEUES + "/" + id,
                                "{\"name\":\"Help\",\"acwSettings\":{\"wrapupPrompt\":\"OPTIONAL\"}}"))
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo(
                        "{\"name\":\"Help\",\"memberCount\":1,\"acwSettings\":{\"wrapupPrompt\":\"OPTIONAL\"}}");
        assertThat(admin(GET, QUEUES + "/" + id)).bodyJson().extractingPath("$.name").isEqualTo("Help");
    }

    @Test
    void a_name_in_use_is_refused_and_the_refusal_names_the_queue() {
        String id = create("Support");

        MvcTestResult refused = admin(POST, QUEUES, "{\"name\":\" sUPPORT\"}");
        failed(refused, 409, "queue.name.in.use");
        assertThat(refused).bodyJson().extractingPath("$.messageParams.queueId").isEqualTo(id);
        failed(
                admin(PUT, QUEUES + "/" + create("Sales"), "{\"name\":\"Support\"}"),
                409,
                "queue.name.in.use");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|name",
                "{\"name\":\"  \"}|name",
                "{\"name\":\"n\",\"acwSettings\":{\"wrapupPrompt\":\"UNKNOWN\"}}|acwSettings.wrapupPrompt",
                "{\"name\":\"n\",\"acwSettings\":{\"timeoutMs\":5000}}|acwSettings.timeoutMs",
                "{\"name\":\"n\",\"acwSettings\":{\"wrapupPrompt\":\"OPTIONAL\",\"timeoutMs\":5000}}|acwSettings.timeoutMs",
                "{\"name\":\"n\",\"acwSettings\":{\"wrapupPrompt\":\"MANDATORY_TIMEOUT\"}}|acwSettings.timeoutMs",
                "{\"name\":\"n\",\"acwSettings\":{\"wrapupPrompt\":\"AGENT_REQUESTED\",\"timeoutMs\":999}}|acwSettings.timeoutMs",
                "{\"name\":\"n\",\"acwSettings\":{\"wrapupPrompt\":\"MANDATORY_FORCED_TIMEOUT\",\"timeoutMs\":3600001}}|acwSettings.timeoutMs",
                "{\"name\":\"n\",\"acwSettings\":{\"wrapupPrompt\":\"SOMETIMES\"}}|acwSettings.wrapupPrompt"
            })
    void invalid_settings_are_refused_and_the_error_names_the_field(String body, String field) {
        MvcTestResult refused = admin(POST, QUEUES, body);

        failed(refused, 400, "invalid.value");
        assertThat(refused).bodyJson().extractingPath("$.details[0].fieldName").isEqualTo(field);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "13175550100",
                "+1317555010",
                "+999123456789",
                "+1 317 FLOWERS",
                "+13175550100;ext=5",
                ""
            })
    void a_number_that_is_not_valid_and_international_is_refused_and_not_repeated(String number) {
        MvcTestResult refused =
                admin(
                        POST,
                        QUEUES,
                        "{\"name\":\"n\",\"outboundMessagingAddresses\":{\"smsAddress\":{\"id\":\"%s\"}}}"
                                .formatted(number));

        failed(refused, 400, "invalid.value");
        assertThat(refused)
                .bodyJson()
                .extractingPath("$.message")
                .isEqualTo(
                        "outboundMessagingAddresses.smsAddress.id: must be a valid phone number in E.164 format");
    }

    @Test
    void the_list_is_filtered_by_name_and_id_sorted_and_paged() {
        String support = create("Support");
        String sales = create("sales");
        create("Billing");

        names(admin(GET, QUEUES), "Billing", "sales", "Support");
        names(admin(GET, QUEUES + "?sortOrder=desc&pageSize=2"), "Support", "sales");
        names(admin(GET, QUEUES + "?name=S"), "sales", "Support");
        names(admin(GET, QUEUES + "?name=s*t"), "Support");
        names(admin(GET, QUEUES + "?id=" + support + "&id=" + sales), "sales", "Support");
        assertThat(admin(GET, QUEUES + "?pageSize=2&pageNumber=2"))
                .bodyJson()
                .isLenientlyEqualTo("{\"total\":3,\"pageCount\":2,\"pageNumber\":2}");
        failed(admin(GET, QUEUES + "?sortOrder=up"), 400, "invalid.value");
    }

    @Test
    void members_are_added_listed_updated_and_removed() {
        String id = create("Support");
        String path = QUEUES + "/" + id + "/members";

        assertThat(members(id, AMY, BEN, AMY)).hasStatus(204).body().isEmpty();
        assertThat(members(id, AMY)).hasStatus(204);
        assertThat(admin(PATCH, path + "/" + BEN, "{\"id\":\"%s\",\"joined\":false}".formatted(BEN)))
                .hasStatus(204);
        assertThat(admin(GET, path))
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"total":2,"entities":[
                         {"id":"%s","joined":true,"user":{"id":"%s"},"memberBy":"user","selfUri":"%s/%s"},
                         {"id":"%s","joined":false}]}
                        """
                                .formatted(AMY, AMY, path, AMY, BEN));
        assertThat(admin(GET, path + "?joined=false")).bodyJson().extractingPath("$.total").isEqualTo(1);
        assertThat(admin(GET, QUEUES + "/" + id))
                .bodyJson()
                .isLenientlyEqualTo("{\"memberCount\":2,\"userMemberCount\":2,\"joinedMemberCount\":1}");

        assertThat(
                        admin(
                                POST,
                                path + "?delete=true",
                                "[{\"id\":\"%s\"},{\"id\":\"%s\"}]".formatted(BEN, ADMIN)))
                .hasStatus(204);
        assertThat(admin(DELETE, path + "/" + AMY)).hasStatus(204);
        assertThat(admin(DELETE, path + "/" + AMY)).hasStatus(204);
        assertThat(admin(GET, path)).bodyJson().extractingPath("$.total").isEqualTo(0);
        failed(admin(PATCH, path + "/" + AMY, "{\"joined\":true}"), 404, "queue.member.not.found");
    }

    @Test
    void one_to_a_hundred_users_can_be_added_by_uuid_in_one_call() {
        String id = create("Support");
        String path = QUEUES + "/" + id + "/members";
        String[] hundred =
                IntStream.range(0, 100).mapToObj(_ -> UUID.randomUUID().toString()).toArray(String[]::new);

        assertThat(members(id, hundred)).hasStatus(204);
        failed(members(id), 400, "invalid.value");
        failed(
                members(id, IntStream.range(0, 101).mapToObj(_ -> AMY).toArray(String[]::new)),
                400,
                "invalid.value");
        failed(members(id, "amy"), 400, "invalid.value");
        failed(admin(POST, path, "[{}]"), 400, "invalid.value");
        failed(admin(POST, path, "[null]"), 400, "invalid.value");
        failed(admin(DELETE, path + "/amy"), 400, "invalid.value");
        failed(admin(PATCH, path + "/" + hundred[0], "{}"), 400, "invalid.value");
        assertThat(admin(GET, path)).bodyJson().extractingPath("$.total").isEqualTo(100);
    }

    @Test
    void a_queue_with_members_is_deleted_only_by_force() {
        String id = create("Support");
        members(id, AMY);

        MvcTestResult refused = admin(DELETE, QUEUES + "/" + id);
        failed(refused, 409, "queue.has.members");
        assertThat(refused).bodyJson().extractingPath("$.messageParams.memberCount").isEqualTo("1");
        assertThat(admin(DELETE, QUEUES + "/" + id + "?forceDelete=true")).hasStatus(204).body().isEmpty();
        failed(admin(GET, QUEUES + "/" + id), 404, "not.found");
        failed(admin(DELETE, QUEUES + "/" + id), 404, "not.found");
        names(as(AMY, GET, QUEUES + "/me", ""));
    }

    @Test
    void an_agent_finds_their_own_queues_by_the_text_they_type() {
        members(create("Support Émeraude"), AMY, BEN);
        members(create("Sales"), BEN);
        String billing = create("Billing");
        members(billing, AMY);
        admin(PATCH, QUEUES + "/" + billing + "/members/" + AMY, "{\"joined\":false}");

        names(as(AMY, GET, QUEUES + "/me", ""), "Billing", "Support Émeraude");
        names(as(AMY, GET, QUEUES + "/me?sortOrder=desc&pageSize=1", ""), "Support Émeraude");
        names(as(AMY, GET, QUEUES + "/me?name=eme", ""), "Support Émeraude");
        names(as(AMY, GET, QUEUES + "/me?name=sal", ""));
        names(as(AMY, GET, QUEUES + "/me?joined=true", ""), "Support Émeraude");
        assertThat(as(AMY, GET, QUEUES + "/me?joined=false", ""))
                .bodyJson()
                .isLenientlyEqualTo(
                        "{\"total\":1,\"entities\":[{\"name\":\"Billing\",\"joined\":false,\"memberCount\":1}]}");
    }

    @Test
    void a_user_sees_their_own_queues_and_needs_a_permission_for_those_of_others() {
        members(create("Support"), AMY);
        String path = "/api/v2/users/" + AMY + "/queues";

        names(as(AMY, GET, path, ""), "Support");
        failed(as(BEN, GET, path, ""), 403, "missing.permissions");
        names(as(BEN, GET, path, "", "routing:queue:view"), "Support");
    }

    @Test
    void another_organizations_queue_is_not_found() {
        String id = create("Support");
        String path = QUEUES + "/" + id;

        failed(fromAnotherOrganization(GET, path, ""), 404, "not.found");
        failed(fromAnotherOrganization(PUT, path, "{\"name\":\"Mine\"}"), 404, "not.found");
        failed(fromAnotherOrganization(DELETE, path, ""), 404, "not.found");
        failed(fromAnotherOrganization(GET, path + "/members", ""), 404, "not.found");
        failed(
                fromAnotherOrganization(POST, path + "/members", "[{\"id\":\"%s\"}]".formatted(AMY)),
                404,
                "not.found");
        failed(admin(GET, QUEUES + "/nonsense"), 404, "not.found");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, '', routing:queue:view",
        "POST, '', routing:queue:add",
        "GET, /ID, routing:queue:view",
        "PUT, /ID, routing:queue:edit",
        "DELETE, /ID, routing:queue:delete",
        "GET, /ID/members, routing:queueMember:manage",
        "POST, /ID/members, routing:queueMember:manage",
        "PATCH, /ID/members/ID, routing:queueMember:manage",
        "DELETE, /ID/members/ID, routing:queueMember:manage"
    })
    void without_the_permission_a_call_is_refused(String method, String path, String permission) {
        String body =
                path.equals("/ID/members")
                        ? "[{\"id\":\"" + AMY + "\"}]"
                        : "{\"name\":\"n\",\"joined\":true}";
        String target = QUEUES + path.replace("ID", AMY);

        failed(as(AMY, HttpMethod.valueOf(method), target, body), 403, "missing.permissions");
        assertThat(as(AMY, HttpMethod.valueOf(method), target, body, permission).getResponse().getStatus())
                .isNotEqualTo(403);
    }

    @Test
    void an_organization_is_named_by_its_id_before_its_first_update() {
        assertThat(as(AMY, GET, "/api/v2/organizations/me", ""))
                .bodyJson()
                .isLenientlyEqualTo(
                        "{\"id\":\"%s\",\"name\":\"%s\",\"defaultCountryCode\":\"US\"}"
                                .formatted(organization, organization));
    }

    @Test
    void an_administrator_updates_the_organization() {
        String path = "/api/v2/organizations/me";
        String expected =
                "{\"id\":\"%s\",\"name\":\"Acme\",\"defaultCountryCode\":\"GB\",\"selfUri\":\"%s\"}"
                        .formatted(organization, path);

        assertThat(admin(PUT, path, "{\"name\":\"Acme\",\"defaultCountryCode\":\"gb\"}"))
                .hasStatusOk()
                .bodyJson()
                .isStrictlyEqualTo(expected);
        assertThat(as(AMY, GET, path, "")).bodyJson().isStrictlyEqualTo(expected);
        failed(admin(PUT, path, "{\"name\":\"Acme\",\"defaultCountryCode\":\"XX\"}"), 400, "invalid.value");
        failed(admin(PUT, path, "{\"name\":\"Acme\"}"), 400, "invalid.value");
        failed(
                as(AMY, PUT, path, "{\"name\":\"Acme\",\"defaultCountryCode\":\"GB\"}"),
                403,
                "missing.permissions");
    }

    @Test
    void a_repeated_idempotency_key_gives_the_same_queue_and_is_refused_with_another_body() {
        MvcTestResult first = createWithKey("{\"name\":\"Support\"}");

        assertThat(text(createWithKey("{\"name\":\"Support\"}"), "$.id")).isEqualTo(text(first, "$.id"));
        failed(createWithKey("{\"name\":\"Sales\"}"), 409, "idempotency.key.reused");
        names(admin(GET, QUEUES), "Support");
    }

    private MvcTestResult createWithKey(String body) {
        return mvc.perform(
                MockMvcRequestBuilders.post(QUEUES)
                        .header("Idempotency-Key", "key-1")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(body)
                        .with(TestCallers.of(organization, ADMIN, ALL)));
    }

    private String create(String name) {
        return text(admin(POST, QUEUES, "{\"name\":\"%s\"}".formatted(name)), "$.id");
    }

    private MvcTestResult members(String queueId, String... users) {
        String body =
                Arrays.stream(users)
                        .map("{\"id\":\"%s\"}"::formatted)
                        .collect(Collectors.joining(",", "[", "]"));
        return admin(POST, QUEUES + "/" + queueId + "/members", body);
    }

    private MvcTestResult admin(HttpMethod method, String path) {
        return admin(method, path, "");
    }

    private MvcTestResult admin(HttpMethod method, String path, String body) {
        return as(ADMIN, method, path, body, ALL);
    }

    private MvcTestResult as(
            String user, HttpMethod method, String path, String body, String... permissions) {
        return call(organization, user, method, path, body, permissions);
    }

    private MvcTestResult fromAnotherOrganization(HttpMethod method, String path, String body) {
        return call(UUID.randomUUID().toString(), ADMIN, method, path, body, ALL);
    }

    private MvcTestResult call(
            String org, String user, HttpMethod method, String path, String body, String... permissions) {
        return mvc.perform(
                MockMvcRequestBuilders.request(method, path)
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(body)
                        .with(TestCallers.of(org, user, permissions)));
    }

    private static void names(MvcTestResult listing, String... expected) {
        assertThat(listing)
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.entities[*].name")
                .asArray()
                .containsExactly((Object[]) expected);
    }

    private static void failed(MvcTestResult result, int status, String code) {
        assertThat(result).hasStatus(status).bodyJson().extractingPath("$.code").isEqualTo(code);
    }

    private static String text(MvcTestResult result, String path) {
        try {
            return JsonPath.read(result.getResponse().getContentAsString(), path);
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
