package io.onbehalf.wrapup.api;

import static io.onbehalf.kit.testing.ApiClient.refused;
import static io.onbehalf.kit.testing.ApiClient.tag;
import static io.onbehalf.wrapup.ConversationClient.SUPPORT;
import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import io.onbehalf.kit.testing.ApiClient;
import io.onbehalf.wrapup.ConversationClient;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@WrapupApiTest
class CodesApiTest {

    private static final String CODES = "/routing/wrapupcodes";
    private static final String QUEUE_CODES = "/routing/queues/" + SUPPORT + "/wrapupcodes";
    private static final String DEFAULT = "7fb334b0-0e9e-11e4-9191-0800200c9a66";
    private static final String[] ALL = {
        "routing:wrapupCode:view",
        "routing:wrapupCode:add",
        "routing:wrapupCode:edit",
        "routing:wrapupCode:delete",
        "routing:queue:view",
        "routing:queue:edit"
    };

    private final ApiClient admin;
    private final ApiClient stranger;
    private final ApiClient agent;

    @Autowired
    CodesApiTest(MockMvcTester mvc) {
        admin = ApiClient.of(mvc, "/api/v2", ConversationClient.ACME, "ada", ALL);
        stranger = ApiClient.of(mvc, "/api/v2", "0a0c3e00-0000-4000-8000-000000000002", "eve", ALL);
        agent =
                ApiClient.of(
                        mvc,
                        "/api/v2",
                        ConversationClient.ACME,
                        "amy",
                        "routing:wrapupCode:view",
                        "routing:queue:view");
    }

    @Test
    void a_code_is_created_read_changed_and_deleted() throws Exception {
        String id = created("Solved");
        assertThat(admin.get(CODES + "/" + id))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.name")
                .isEqualTo("Solved");

        MvcTestResult changed =
                admin.put(CODES + "/" + id, "{\"name\":\"Solved well\",\"description\":\"d\"}");
        assertThat(changed).hasStatusOk().bodyJson().extractingPath("$.description").isEqualTo("d");

        assertThat(admin.delete(CODES + "/" + id)).hasStatus(204);
        refused(admin.get(CODES + "/" + id), 404, "not.found");
        refused(admin.delete(CODES + "/" + id), 404, "not.found");
    }

    @Test
    void a_code_is_changed_and_deleted_in_the_version_that_was_read_and_in_no_other() throws Exception {
        String code = CODES + "/" + created("Escalated");
        String read = tag(admin.get(code));

        assertThat(admin.ifMatch(read).put(code, "{\"name\":\"Escalated twice\"}")).hasStatusOk();
        refused(admin.ifMatch(read).delete(code), 412, "precondition.failed");
        assertThat(admin.ifMatch(tag(admin.get(code))).delete(code)).hasStatus(204);
    }

    @Test
    void a_name_is_used_once_whatever_its_case() throws Exception {
        created("Once");
        refused(admin.post(CODES, "{\"name\":\" ONCE \"}"), 409, "wrapup.code.name.in.use");
    }

    @Test
    void a_name_must_be_given() {
        refused(admin.post(CODES, "{\"name\":\" \"}"), 400, "invalid.value");
        refused(admin.post(CODES, "{}"), 400, "invalid.value");
    }

    @Test
    void a_name_that_spells_a_word_with_letters_of_two_alphabets_is_refused_in_words() {
        MvcTestResult refusal = admin.post(CODES, "{\"name\":\"\\u0405olved\"}");

        refused(refusal, 400, "invalid.value");
        assertThat(refusal)
                .bodyJson()
                .extractingPath("$.message")
                .isEqualTo("name: must not mix Latin, Greek and Cyrillic letters in a word");
    }

    @Test
    void the_default_code_is_there_and_stays_as_it_is() {
        assertThat(admin.get(CODES + "/" + DEFAULT))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.name")
                .isEqualTo("Default Wrap-up Code");
        refused(admin.put(CODES + "/" + DEFAULT, "{\"name\":\"Mine\"}"), 409, "wrapup.code.default");
        refused(admin.delete(CODES + "/" + DEFAULT), 409, "wrapup.code.default");
    }

    @Test
    void codes_are_listed_by_name_in_pages() throws Exception {
        created("List b");
        created("list A");
        created("LIST c");

        MvcTestResult page = agent.get(CODES + "?name=list&pageSize=2&pageNumber=1");
        assertThat(page)
                .bodyJson()
                .extractingPath("$.entities[*].name")
                .asArray()
                .containsExactly("list A", "List b");
        assertThat(page).bodyJson().extractingPath("$.total").isEqualTo(3);
        assertThat(agent.get(CODES + "?name=li*c&sortOrder=descending"))
                .bodyJson()
                .extractingPath("$.entities[*].name")
                .asArray()
                .containsExactly("LIST c");
        refused(agent.get(CODES + "?sortBy=colour"), 400, "invalid.value");
    }

    @Test
    void another_organizations_code_is_not_found() throws Exception {
        String id = created("Ours");
        refused(stranger.get(CODES + "/" + id), 404, "not.found");
        refused(stranger.delete(CODES + "/" + id), 404, "not.found");
        refused(stranger.get(QUEUE_CODES), 404, "not.found");
        refused(stranger.post(QUEUE_CODES, "[{\"id\":\"" + DEFAULT + "\"}]"), 404, "not.found");
    }

    @Test
    void a_queue_is_given_codes_and_loses_them() throws Exception {
        String id = created("For support");

        MvcTestResult added = admin.post(QUEUE_CODES, "[{\"id\":\"" + id + "\"}]");
        assertThat(added).hasStatusOk().bodyJson().extractingPath("$[0].name").isEqualTo("For support");
        assertThat(agent.get(QUEUE_CODES)).bodyJson().extractingPath("$.entities[0].id").isEqualTo(id);

        assertThat(admin.delete(QUEUE_CODES + "/" + id)).hasStatus(204);
        assertThat(agent.get(QUEUE_CODES)).bodyJson().extractingPath("$.total").isEqualTo(0);
        refused(admin.delete(QUEUE_CODES + "/" + id), 404, "not.found");
    }

    @Test
    void a_queue_is_given_one_to_a_hundred_existing_codes() {
        String unknown = "{\"id\":\"0c0c3e00-0000-4000-8000-00000000dead\"}";
        refused(admin.post(QUEUE_CODES, "[" + unknown + "]"), 404, "not.found");
        refused(admin.post(QUEUE_CODES, "[]"), 400, "invalid.value");
        refused(
                admin.post(QUEUE_CODES, "[" + (unknown + ",").repeat(100) + unknown + "]"),
                400,
                "invalid.value");
        refused(admin.post(QUEUE_CODES, "[{\"id\":\"+13175550199\"}]"), 400, "invalid.value");
        refused(admin.post(QUEUE_CODES, "[null]"), 400, "invalid.value");
    }

    @Test
    void each_call_needs_its_permission() {
        refused(agent.post(CODES, "{\"name\":\"n\"}"), 403, "missing.permissions");
        refused(agent.put(CODES + "/" + DEFAULT, "{\"name\":\"n\"}"), 403, "missing.permissions");
        refused(agent.delete(CODES + "/" + DEFAULT), 403, "missing.permissions");
        refused(agent.post(QUEUE_CODES, "[{\"id\":\"" + DEFAULT + "\"}]"), 403, "missing.permissions");
        refused(agent.delete(QUEUE_CODES + "/" + DEFAULT), 403, "missing.permissions");
    }

    private String created(String name) throws Exception {
        MvcTestResult result = admin.post(CODES, "{\"name\":\"" + name + "\"}");
        assertThat(result).hasStatusOk();
        assertThat(result).bodyJson().extractingPath("$.createdBy").isEqualTo("ada");
        return JsonPath.read(result.getResponse().getContentAsString(), "$.id");
    }
}
