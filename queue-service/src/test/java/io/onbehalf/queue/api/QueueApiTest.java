package io.onbehalf.queue.api;

import static io.onbehalf.kit.testing.ApiClient.refused;
import static io.onbehalf.kit.testing.ApiClient.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.kit.testing.ApiClient;
import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/// The API as its clients see it, with the real topology. Each test has an organization of its own.
@BenchedQueueService
class QueueApiTest {

    private static final String ADMIN = "0a0c3e00-0000-4000-8000-000000000101";
    private static final String AMY = "0a0c3e00-0000-4000-8000-000000000103";
    private static final String BEN = "0a0c3e00-0000-4000-8000-000000000104";
    private static final String EVE = "0a0c3e00-0000-4000-8000-00000000010e";
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
    private final ApiClient admin;
    private final ApiClient stranger;

    @Autowired
    QueueApiTest(MockMvcTester mvc) {
        this.mvc = mvc;
        admin = user(ADMIN, ALL);
        stranger = ApiClient.of(mvc, "", UUID.randomUUID().toString(), ADMIN, ALL);
    }

    @Test
    void a_queue_is_created_and_read_back_in_the_public_shape() {
        MvcTestResult created =
                admin.post(
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
        assertThat(admin.get(QUEUES + "/" + id)).hasStatusOk().bodyJson().isLenientlyEqualTo(expected);
        assertThat(text(created, "$.dateCreated"))
                .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
    }

    @Test
    void a_queue_that_is_created_by_its_name_alone_has_a_mandatory_wrapup_and_no_number() {
        assertThat(admin.post(QUEUES, "{\"name\":\"Billing\"}"))
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
                        admin.put(
                                QUEUES + "/" + id,
                                "{\"name\":\"Help\",\"acwSettings\":{\"wrapupPrompt\":\"OPTIONAL\"}}"))
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo(
                        "{\"name\":\"Help\",\"memberCount\":1,\"acwSettings\":{\"wrapupPrompt\":\"OPTIONAL\"}}");
        assertThat(admin.get(QUEUES + "/" + id)).bodyJson().extractingPath("$.name").isEqualTo("Help");
    }

    @Test
    void an_update_replaces_the_settings_so_one_without_a_number_takes_it_away() {
        String id =
                text(
                        admin.post(
                                QUEUES,
                                """
                                {"name":"Support","acwSettings":{"wrapupPrompt":"OPTIONAL"},
                                 "outboundMessagingAddresses":{"smsAddress":{"id":"+13175550100"}}}
                                """),
                        "$.id");

        assertThat(admin.put(QUEUES + "/" + id, "{\"name\":\"Support\"}")).hasStatusOk();

        MvcTestResult replaced = admin.get(QUEUES + "/" + id);
        assertThat(replaced).bodyJson().doesNotHavePath("$.outboundMessagingAddresses");
        assertThat(replaced).bodyJson().extractingPath("$.acwSettings.wrapupPrompt").isEqualTo("MANDATORY");
    }

    @Test
    void a_name_in_use_is_refused_and_the_refusal_names_the_queue() {
        String id = create("Support");

        refused(admin.post(QUEUES, "{\"name\":\"Support\\u200b\\u00a0\"}"), 409, "queue.name.in.use");
        String fullWidth = "{\"name\":\"\uff33\uff55\uff50\uff50\uff4f\uff52\uff54\"}";
        refused(admin.post(QUEUES, fullWidth), 409, "queue.name.in.use");
        MvcTestResult refusal = admin.post(QUEUES, "{\"name\":\" sUPPORT\"}");
        refused(refusal, 409, "queue.name.in.use");
        assertThat(refusal).bodyJson().extractingPath("$.messageParams.queueId").isEqualTo(id);
        refused(
                admin.put(QUEUES + "/" + create("Sales"), "{\"name\":\"Support\"}"),
                409,
                "queue.name.in.use");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|name",
                "{\"name\":\"  \"}|name",
                "{\"name\":\"\\u200b\\u00a0\\u0000\"}|name",
                "{\"name\":\"\\u0405upport\"}|name",
                "{\"name\":\"n\",\"acwSettings\":{\"wrapupPrompt\":\"UNKNOWN\"}}|acwSettings.wrapupPrompt",
                "{\"name\":\"n\",\"acwSettings\":{\"timeoutMs\":5000}}|acwSettings.timeoutMs",
                "{\"name\":\"n\",\"acwSettings\":{\"wrapupPrompt\":\"OPTIONAL\",\"timeoutMs\":5000}}|acwSettings.timeoutMs",
                "{\"name\":\"n\",\"acwSettings\":{\"wrapupPrompt\":\"MANDATORY_TIMEOUT\"}}|acwSettings.timeoutMs",
                "{\"name\":\"n\",\"acwSettings\":{\"wrapupPrompt\":\"AGENT_REQUESTED\",\"timeoutMs\":999}}|acwSettings.timeoutMs",
                "{\"name\":\"n\",\"acwSettings\":{\"wrapupPrompt\":\"MANDATORY_FORCED_TIMEOUT\",\"timeoutMs\":3600001}}|acwSettings.timeoutMs",
                "{\"name\":\"n\",\"acwSettings\":{\"wrapupPrompt\":\"SOMETIMES\"}}|acwSettings.wrapupPrompt"
            })
    void invalid_settings_are_refused_and_the_error_names_the_field(String body, String field) {
        MvcTestResult refusal = admin.post(QUEUES, body);

        refused(refusal, 400, "invalid.value");
        assertThat(refusal).bodyJson().extractingPath("$.details[0].fieldName").isEqualTo(field);
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
        MvcTestResult refusal =
                admin.post(
                        QUEUES,
                        "{\"name\":\"n\",\"outboundMessagingAddresses\":{\"smsAddress\":{\"id\":\"%s\"}}}"
                                .formatted(number));

        refused(refusal, 400, "invalid.value");
        assertThat(refusal)
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

        names(admin.get(QUEUES), "Billing", "sales", "Support");
        names(admin.get(QUEUES + "?sortOrder=desc&pageSize=2"), "Support", "sales");
        names(admin.get(QUEUES + "?name=S"), "sales", "Support");
        names(admin.get(QUEUES + "?name=s*t"), "Support");
        names(admin.get(QUEUES + "?id=" + support + "&id=" + sales), "sales", "Support");
        assertThat(admin.get(QUEUES + "?pageSize=2&pageNumber=2"))
                .bodyJson()
                .isLenientlyEqualTo("{\"total\":3,\"pageCount\":2,\"pageNumber\":2}");
        refused(admin.get(QUEUES + "?sortOrder=up"), 400, "invalid.value");
    }

    @Test
    void members_are_added_listed_updated_and_removed() {
        String id = create("Support");
        String path = QUEUES + "/" + id + "/members";

        assertThat(members(id, AMY, BEN, AMY)).hasStatus(204).body().isEmpty();
        assertThat(members(id, AMY)).hasStatus(204);
        assertThat(admin.patch(path + "/" + BEN, "{\"id\":\"%s\",\"joined\":false}".formatted(BEN)))
                .hasStatus(204);
        assertThat(admin.get(path))
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"total":2,"entities":[
                         {"id":"%s","joined":true,"user":{"id":"%s"},"memberBy":"user","selfUri":"%s/%s"},
                         {"id":"%s","joined":false}]}
                        """
                                .formatted(AMY, AMY, path, AMY, BEN));
        assertThat(admin.get(path + "?joined=false")).bodyJson().extractingPath("$.total").isEqualTo(1);
        assertThat(admin.get(QUEUES + "/" + id))
                .bodyJson()
                .isLenientlyEqualTo("{\"memberCount\":2,\"userMemberCount\":2,\"joinedMemberCount\":1}");

        assertThat(
                        admin.post(
                                path + "?delete=true",
                                "[{\"id\":\"%s\"},{\"id\":\"%s\"}]".formatted(BEN, ADMIN)))
                .hasStatus(204);
        assertThat(admin.delete(path + "/" + AMY)).hasStatus(204);
        assertThat(admin.delete(path + "/" + AMY)).hasStatus(204);
        assertThat(admin.get(path)).bodyJson().extractingPath("$.total").isEqualTo(0);
        refused(admin.patch(path + "/" + AMY, "{\"joined\":true}"), 404, "queue.member.not.found");
    }

    @Test
    void one_to_a_hundred_users_can_be_added_by_uuid_in_one_call() {
        String id = create("Support");
        String path = QUEUES + "/" + id + "/members";
        String[] hundred =
                IntStream.range(0, 100).mapToObj(_ -> UUID.randomUUID().toString()).toArray(String[]::new);

        assertThat(members(id, hundred)).hasStatus(204);
        refused(members(id), 400, "invalid.value");
        refused(
                members(id, IntStream.range(0, 101).mapToObj(_ -> AMY).toArray(String[]::new)),
                400,
                "invalid.value");
        refused(members(id, "amy"), 400, "invalid.value");
        refused(admin.post(path, "[{}]"), 400, "invalid.value");
        refused(admin.post(path, "[null]"), 400, "invalid.value");
        refused(admin.delete(path + "/amy"), 400, "invalid.value");
        refused(admin.patch(path + "/" + hundred[0], "{}"), 400, "invalid.value");
        assertThat(admin.get(path)).bodyJson().extractingPath("$.total").isEqualTo(100);
    }

    @Test
    void a_queue_with_members_is_deleted_only_by_force() {
        String id = create("Support");
        members(id, AMY);

        MvcTestResult refusal = admin.delete(QUEUES + "/" + id);
        refused(refusal, 409, "queue.has.members");
        assertThat(refusal).bodyJson().extractingPath("$.messageParams.memberCount").isEqualTo("1");
        assertThat(admin.delete(QUEUES + "/" + id + "?forceDelete=true")).hasStatus(204).body().isEmpty();
        refused(admin.get(QUEUES + "/" + id), 404, "not.found");
        refused(admin.delete(QUEUES + "/" + id), 404, "not.found");
        names(user(AMY).get(QUEUES + "/me"));
    }

    @Test
    void an_agent_finds_their_own_queues_by_the_text_they_type() {
        members(create("Support Émeraude"), AMY, BEN);
        members(create("Sales"), BEN);
        String billing = create("Billing");
        members(billing, AMY);
        admin.patch(QUEUES + "/" + billing + "/members/" + AMY, "{\"joined\":false}");

        names(user(AMY).get(QUEUES + "/me"), "Billing", "Support Émeraude");
        names(user(AMY).get(QUEUES + "/me?sortOrder=desc&pageSize=1"), "Support Émeraude");
        names(user(AMY).get(QUEUES + "/me?name=eme"), "Support Émeraude");
        names(user(AMY).get(QUEUES + "/me?name=sal"));
        names(user(AMY).get(QUEUES + "/me?joined=true"), "Support Émeraude");
        assertThat(user(AMY).get(QUEUES + "/me?joined=false"))
                .bodyJson()
                .isLenientlyEqualTo(
                        "{\"total\":1,\"entities\":[{\"name\":\"Billing\",\"joined\":false,\"memberCount\":1}]}");
    }

    @Test
    void a_user_sees_their_own_queues_and_needs_a_permission_for_those_of_others() {
        members(create("Support"), AMY);
        String path = "/api/v2/users/" + AMY + "/queues";

        String left = create("Billing");
        members(left, AMY);
        admin.patch(QUEUES + "/" + left + "/members/" + AMY, "{\"joined\":false}");

        names(user(AMY).get(path), "Support");
        names(user(AMY).get(path + "?joined=false"), "Billing");
        refused(user(BEN).get(path), 403, "missing.permissions");
        names(user(BEN, "routing:queue:view").get(path), "Support");
    }

    @Test
    void another_organizations_queue_is_not_found() {
        String id = create("Support");
        String path = QUEUES + "/" + id;

        refused(stranger.get(path), 404, "not.found");
        refused(stranger.put(path, "{\"name\":\"Mine\"}"), 404, "not.found");
        refused(stranger.delete(path), 404, "not.found");
        refused(stranger.get(path + "/members"), 404, "not.found");
        refused(stranger.post(path + "/members", "[{\"id\":\"%s\"}]".formatted(AMY)), 404, "not.found");
        refused(admin.get(QUEUES + "/nonsense"), 404, "not.found");
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

        refused(user(AMY).call(HttpMethod.valueOf(method), target, body), 403, "missing.permissions");
        assertThat(
                        user(AMY, permission)
                                .call(HttpMethod.valueOf(method), target, body)
                                .getResponse()
                                .getStatus())
                .isNotEqualTo(403);
    }

    @Test
    void an_organization_is_named_by_its_id_before_its_first_update() {
        assertThat(user(AMY).get("/api/v2/organizations/me"))
                .bodyJson()
                .isLenientlyEqualTo(
                        "{\"id\":\"%s\",\"name\":\"%s\",\"defaultCountryCode\":\"US\"}"
                                .formatted(organization, organization));
    }

    @Test
    void an_administrator_updates_the_organization() {
        String path = "/api/v2/organizations/me";
        String expected =
                "{\"id\":\"%s\",\"name\":\"Acme\",\"defaultCountryCode\":\"GB\",\"version\":1,\"state\":\"active\",\"selfUri\":\"%s\"}"
                        .formatted(organization, path);

        assertThat(admin.put(path, "{\"name\":\"Acme\",\"defaultCountryCode\":\"gb\"}"))
                .hasStatusOk()
                .bodyJson()
                .isStrictlyEqualTo(expected);
        assertThat(user(AMY).get(path)).bodyJson().isStrictlyEqualTo(expected);
        refused(admin.put(path, "{\"name\":\"Acme\",\"defaultCountryCode\":\"XX\"}"), 400, "invalid.value");
        refused(admin.put(path, "{\"name\":\"Acme\",\"defaultCountryCode\":\"AQ\"}"), 400, "invalid.value");
        refused(admin.put(path, "{\"name\":\"Acme\"}"), 400, "invalid.value");
        refused(
                user(AMY).put(path, "{\"name\":\"Acme\",\"defaultCountryCode\":\"GB\"}"),
                403,
                "missing.permissions");
    }

    @Test
    void a_repeated_idempotency_key_gives_the_same_queue_and_is_refused_with_another_body() {
        MvcTestResult first = admin.withKey("key-1").post(QUEUES, "{\"name\":\"Support\"}");

        assertThat(text(admin.withKey("key-1").post(QUEUES, "{\"name\":\"Support\"}"), "$.id"))
                .isEqualTo(text(first, "$.id"));
        refused(admin.withKey("key-1").post(QUEUES, "{\"name\":\"Sales\"}"), 409, "idempotency.key.reused");
        names(admin.get(QUEUES), "Support");
    }

    @Test
    void a_repeat_whose_ids_are_spelled_otherwise_is_the_same_request() {
        String id = create("Support");
        String path = QUEUES + "/%s/members";
        ApiClient keyed = admin.withKey("key-1");
        String members = "[{\"id\":\"%s\"}]";
        String upper = id.toUpperCase(Locale.ROOT);
        assertThat(keyed.post(path.formatted(id), members.formatted(EVE))).hasStatus(204);
        assertThat(admin.delete(path.formatted(id) + "/" + EVE)).hasStatus(204);

        assertThat(keyed.post(path.formatted(upper), members.formatted(EVE.toUpperCase(Locale.ROOT))))
                .hasStatus(204);

        assertThat(admin.get(path.formatted(id))).bodyJson().extractingPath("$.total").isEqualTo(0);
        refused(keyed.post(path.formatted(upper), members.formatted(AMY)), 409, "idempotency.key.reused");
    }

    private String create(String name) {
        return text(admin.post(QUEUES, "{\"name\":\"%s\"}".formatted(name)), "$.id");
    }

    private MvcTestResult members(String queueId, String... users) {
        String body =
                Arrays.stream(users)
                        .map("{\"id\":\"%s\"}"::formatted)
                        .collect(Collectors.joining(",", "[", "]"));
        return admin.post(QUEUES + "/" + queueId + "/members", body);
    }

    /// A member of the organization.
    private ApiClient user(String id, String... permissions) {
        return ApiClient.of(mvc, "", organization, id, permissions);
    }

    private static void names(MvcTestResult listing, String... expected) {
        assertThat(listing)
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.entities[*].name")
                .asArray()
                .containsExactly((Object[]) expected);
    }
}
