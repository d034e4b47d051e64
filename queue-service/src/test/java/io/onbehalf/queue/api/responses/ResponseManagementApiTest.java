package io.onbehalf.queue.api.responses;

import static io.onbehalf.kit.testing.ApiClient.refused;
import static io.onbehalf.kit.testing.ApiClient.tag;
import static io.onbehalf.kit.testing.ApiClient.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.kit.testing.ApiClient;
import io.onbehalf.queue.api.BenchedQueueService;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/// Libraries and canned responses, as administrators keep them.
@BenchedQueueService
class ResponseManagementApiTest {

    private static final String LIBRARIES = "/api/v2/responsemanagement/libraries";
    private static final String RESPONSES = "/api/v2/responsemanagement/responses";
    private static final String QUERY = RESPONSES + "/query";
    private static final String ADA = "0a0c3e00-0000-4000-8000-000000000101";
    private static final String UNKNOWN = "0a0c3e00-0000-4000-8000-0000000000ff";

    private final MockMvcTester mvc;
    private final String organization = UUID.randomUUID().toString();
    private final ApiClient admin;

    @Autowired
    ResponseManagementApiTest(MockMvcTester mvc) {
        this.mvc = mvc;
        admin =
                ApiClient.of(
                        mvc,
                        "",
                        organization,
                        ADA,
                        "responses:library:view",
                        "responses:library:add",
                        "responses:library:edit",
                        "responses:library:delete",
                        "responses:response:view",
                        "responses:response:add",
                        "responses:response:edit",
                        "responses:response:delete");
    }

    @Test
    void a_library_is_shown_as_in_the_public_api() {
        MvcTestResult created = admin.post(LIBRARIES, "{\"name\":\" Greetings \",\"version\":7,\"color\":1}");
        String id = text(created, "$.id");

        assertThat(created).hasStatusOk();
        assertThat(admin.get(LIBRARIES + "/" + id))
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"id":"%1$s","name":"Greetings","version":1,
                         "createdBy":{"id":"%2$s","selfUri":"/api/v2/users/%2$s"},
                         "selfUri":"/api/v2/responsemanagement/libraries/%1$s"}
                        """
                                .formatted(id, ADA));
    }

    @Test
    void libraries_are_listed_by_name_page_by_page() {
        library("beta");
        library("Alpha");
        library("Alphabet");

        assertThat(admin.get(LIBRARIES + "?pageSize=2"))
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"entities":[{"name":"Alpha"},{"name":"Alphabet"}],"total":3,"pageCount":2,"pageNumber":1}
                        """);
        assertThat(admin.get(LIBRARIES + "?pageSize=2&pageNumber=2"))
                .bodyJson()
                .extractingPath("$.entities[*].name")
                .asArray()
                .containsExactly("beta");
        assertThat(admin.get(LIBRARIES + "?libraryPrefix=alphab"))
                .bodyJson()
                .isLenientlyEqualTo("{\"entities\":[{\"name\":\"Alphabet\"}],\"total\":1}");
        refused(admin.get(LIBRARIES + "?messagingTemplateFilter=whatsapp"), 400, "invalid.value");
    }

    @Test
    void a_library_is_renamed_from_the_version_that_was_read() {
        String path = LIBRARIES + "/" + library("Greetings");

        assertThat(admin.put(path, "{\"name\":\"Hellos\",\"version\":1}"))
                .bodyJson()
                .isLenientlyEqualTo("{\"name\":\"Hellos\",\"version\":2}");
        MvcTestResult conflict = admin.put(path, "{\"name\":\"Byes\",\"version\":1}");
        refused(conflict, 409, "response.version.conflict");
        assertThat(conflict)
                .bodyJson()
                .extractingPath("$.message")
                .asString()
                .endsWith("is in version 2, not in 1; read it again");
        refused(admin.put(path, "{\"name\":\"Byes\"}"), 400, "invalid.value");
        library("Byes");
        refused(admin.put(path, "{\"name\":\"BYES\",\"version\":2}"), 409, "response.library.name.in.use");
    }

    @Test
    void an_entity_tag_stands_for_the_version_and_not_for_what_is_in_a_library() {
        String library = library("Greetings");
        String path = LIBRARIES + "/" + library;
        String tag = tag(admin.get(path));
        String response = RESPONSES + "/" + response("Hello", "Hello!", library);

        assertThat(tag(admin.get(path))).isEqualTo(tag);
        assertThat(admin.ifMatch(tag).put(path, "{\"name\":\"Hellos\",\"version\":1}")).hasStatusOk();
        refused(admin.ifMatch(tag).delete(path), 412, "precondition.failed");
        refused(admin.ifMatch(tag).delete(response), 412, "precondition.failed");
        assertThat(admin.ifMatch(tag(admin.get(response))).delete(response)).hasStatus(204);
    }

    @Test
    void a_deleted_library_takes_along_the_responses_that_are_in_no_other() {
        String greetings = library("Greetings");
        String billing = library("Billing");
        String hello = response("Hello", "Hello!", greetings);
        String both = response("Bye", "Bye!", greetings, billing);

        assertThat(admin.delete(LIBRARIES + "/" + greetings)).hasStatus(204);

        refused(admin.get(LIBRARIES + "/" + greetings), 404, "response.library.not.found");
        refused(admin.get(RESPONSES + "?libraryId=" + greetings), 404, "response.library.not.found");
        refused(admin.get(RESPONSES + "/" + hello), 404, "response.not.found");
        assertThat(admin.get(RESPONSES + "/" + both))
                .bodyJson()
                .isLenientlyEqualTo("{\"version\":2,\"libraries\":[{\"id\":\"%s\"}]}".formatted(billing));
        refused(admin.delete(LIBRARIES + "/" + greetings), 404, "response.library.not.found");
    }

    @Test
    void a_response_is_shown_as_in_the_public_api_and_can_be_sent_back() throws Exception {
        String library = library("Greetings");
        MvcTestResult created =
                admin.post(
                        RESPONSES,
                        """
                        {"name":"Hello","libraries":[{"id":"%s"}],
                         "texts":[{"content":"Hello, {{agent.name}} here. {{order}}"}],
                         "substitutions":[{"id":"order","description":"d","defaultValue":"none"}],
                         "assets":[],"footer":null,"interactionType":""}
                        """
                                .formatted(library));
        String path = RESPONSES + "/" + text(created, "$.id");
        String read = admin.get(path).getResponse().getContentAsString();

        assertThat(created).hasStatusOk();
        assertThat(admin.get(path))
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"name":"Hello","version":1,"createdBy":{"id":"%s"},
                         "libraries":[{"id":"%s","selfUri":"/api/v2/responsemanagement/libraries/%2$s"}],
                         "texts":[{"content":"Hello, {{agent.name}} here. {{order}}","contentType":"text/plain"}],
                         "substitutions":[{"id":"order","description":"d","defaultValue":"none"}]}
                        """
                                .formatted(ADA, library));
        assertThat(admin.put(path, read)).hasStatusOk().bodyJson().isStrictlyEqualTo(read);
        assertThat(admin.put(path, read.replace("Hello,", "Hi,")))
                .bodyJson()
                .extractingPath("$.version")
                .isEqualTo(2);
        refused(admin.put(path, read.replace("Hello,", "Hey,")), 409, "response.version.conflict");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '!',
            value = {
                "'name':' ' | name | not.blank",
                "'libraries':[] | libraries | size",
                "'libraries':[{'id':'x'}] | libraries[0].id | invalid.value",
                "'texts':[] | texts | size",
                "'texts':[{'content':'a'},{'content':'b'}] | texts | size",
                "'texts':[{'content':'a','contentType':'text/html'}] | texts[0].contentType | not.supported",
                "'substitutions':[{'id':'a b'}] | substitutions[0].id | pattern",
                "'substitutions':[{'id':'a'},{'id':'a'}] | substitutions | invalid.value",
                "'interactionType':'chat' | interactionType | not.supported",
                "'responseType':'MessagingTemplate' | responseType | not.supported",
                "'assets':[{'id':'a'}] | assets | not.supported"
            })
    void a_response_that_cannot_be_is_refused_by_the_field(String other, String field, String code) {
        String fields =
                """
                {'name':'n','libraries':[{'id':'%s'}],'texts':[{'content':'t'}],%s}\
                """
                        .formatted(UNKNOWN, other);
        MvcTestResult refusal = admin.post(RESPONSES, withoutRepeats(fields, other).replace('\'', '"'));

        refused(refusal, 400, "invalid.value");
        assertThat(refusal).bodyJson().extractingPath("$.details[0].fieldName").isEqualTo(field);
        assertThat(refusal).bodyJson().extractingPath("$.details[0].errorCode").isEqualTo(code);
    }

    /// A body has each field once.
    private static String withoutRepeats(String body, String other) {
        String name = other.substring(0, other.indexOf(':'));
        return body.indexOf(name) == body.lastIndexOf(name)
                ? body
                : body.replaceFirst(name + ":('n'|\\[[^]]*\\]),", "");
    }

    @Test
    void a_text_that_can_never_be_sent_is_refused_and_names_in_it_do_not_count() {
        String library = library("Greetings");

        MvcTestResult refusal = create("Long", "ç".repeat(336), library);
        refused(refusal, 400, "invalid.value");
        assertThat(refusal)
                .bodyJson()
                .extractingPath("$.message")
                .isEqualTo("texts[0].content: takes 6 SMS segments in UCS2; at most 5 are sent");
        assertThat(create("Long", "ç".repeat(335) + "{{order}}", library)).hasStatusOk();
    }

    @Test
    void responses_of_a_library_are_listed_by_name_page_by_page() {
        String library = library("Greetings");
        String other = library("Other");
        response("b", "2", library);
        response("a", "1", library);
        response("c", "3", other);

        assertThat(admin.get(RESPONSES + "?libraryId=" + library + "&pageSize=1"))
                .bodyJson()
                .isLenientlyEqualTo("{\"entities\":[{\"name\":\"a\"}],\"total\":2,\"pageCount\":2}");
        refused(admin.get(RESPONSES), 400, "invalid.value");
        refused(
                admin.get(RESPONSES + "?libraryId=" + library + "&expand=substitutionsSchema"),
                400,
                "invalid.value");
    }

    @Test
    void responses_are_found_by_a_part_of_their_name_or_text_and_by_library() {
        String greetings = library("Greetings");
        String billing = library("Billing");
        response("Welcome", "Grüße, {{agent.name}}", greetings);
        response("Invoice", "Your invoice is due", billing);
        response("Welcome back", "Hello again", greetings, billing);

        assertFound("{}", "Invoice", "Welcome", "Welcome back");
        assertFound("{\"queryPhrase\":\"GRUSSE\"}", "Welcome");
        assertFound("{\"queryPhrase\":\"gruße\"}", "Welcome");
        assertFound("{\"queryPhrase\":\"elcome\"}", "Welcome", "Welcome back");
        assertFound("{\"queryPhrase\":\"INVOICE IS\"}", "Invoice");
        assertFound(
                "{\"filters\":[{\"name\":\"libraryId\",\"operator\":\"IN\",\"values\":[\"%s\",\"%s\"]}]}"
                        .formatted(billing, greetings),
                "Invoice",
                "Welcome",
                "Welcome back");
        assertFound(
                "{\"queryPhrase\":\"welcome\",\"filters\":[{\"name\":\"libraryId\",\"operator\":\"EQUALS\",\"values\":[\"%s\"]}]}"
                        .formatted(billing),
                "Welcome back");
        assertFound(
                "{\"filters\":[{\"name\":\"name\",\"operator\":\"EQUALS\",\"values\":[\"welcome\"]}]}",
                "Welcome");
        assertThat(admin.post(QUERY, "{\"pageSize\":1}"))
                .bodyJson()
                .isLenientlyEqualTo("{\"results\":{\"entities\":[{\"name\":\"Invoice\"}],\"total\":3}}");
        refused(
                admin.post(
                        QUERY,
                        "{\"filters\":[{\"name\":\"name\",\"operator\":\"NOTEQUALS\",\"values\":[\"x\"]}]}"),
                400,
                "invalid.value");
    }

    private void assertFound(String query, String... names) {
        assertThat(admin.post(QUERY, query))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.results.entities[*].name")
                .asArray()
                .containsExactly((Object[]) names);
    }

    @Test
    void each_call_needs_its_permission() {
        ApiClient nobody = ApiClient.of(mvc, "", organization, ADA);
        String library = LIBRARIES + "/" + UNKNOWN;
        String response = RESPONSES + "/" + UNKNOWN;
        String body = "{\"name\":\"n\",\"version\":1}";
        String content =
                "{\"name\":\"n\",\"version\":1,\"libraries\":[{\"id\":\"%s\"}],\"texts\":[{\"content\":\"t\"}]}"
                        .formatted(UNKNOWN);

        for (MvcTestResult result :
                new MvcTestResult[] {
                    nobody.get(LIBRARIES),
                    nobody.post(LIBRARIES, body),
                    nobody.get(library),
                    nobody.put(library, body),
                    nobody.delete(library),
                    nobody.get(RESPONSES + "?libraryId=" + UNKNOWN),
                    nobody.post(RESPONSES, content),
                    nobody.post(QUERY, "{}"),
                    nobody.get(response),
                    nobody.put(response, content),
                    nobody.delete(response)
                }) {
            refused(result, 403, "missing.permissions");
        }
    }

    @Test
    void another_organization_s_library_is_not_found() {
        String library = library("Greetings");
        ApiClient other =
                ApiClient.of(mvc, "", "globex", "gus", "responses:library:view", "responses:library:delete");

        refused(other.get(LIBRARIES + "/" + library), 404, "response.library.not.found");
        refused(other.delete(LIBRARIES + "/" + library), 404, "response.library.not.found");
        refused(admin.get(LIBRARIES + "/greetings"), 404, "not.found");
    }

    @Test
    void a_repeat_creates_nothing_and_gets_the_same_answer() {
        ApiClient keyed = admin.withKey("k-" + organization);

        String first = text(keyed.post(LIBRARIES, "{\"name\":\"Greetings\"}"), "$.id");
        String second = text(keyed.post(LIBRARIES, "{\"name\":\"Greetings\"}"), "$.id");

        assertThat(second).isEqualTo(first);
        refused(keyed.post(LIBRARIES, "{\"name\":\"Other\"}"), 409, "idempotency.key.reused");
    }

    private String library(String name) {
        return text(admin.post(LIBRARIES, "{\"name\":\"%s\"}".formatted(name)), "$.id");
    }

    private String response(String name, String content, String... libraries) {
        return text(create(name, content, libraries), "$.id");
    }

    private MvcTestResult create(String name, String content, String... libraries) {
        return admin.post(
                RESPONSES,
                """
                {"name":"%s","texts":[{"content":"%s"}],"libraries":[{"id":"%s"}]}\
                """
                        .formatted(name, content, String.join("\"},{\"id\":\"", libraries)));
    }
}
