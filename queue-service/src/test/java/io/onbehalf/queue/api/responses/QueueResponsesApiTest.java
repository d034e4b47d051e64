package io.onbehalf.queue.api.responses;

import static io.onbehalf.kit.testing.ApiClient.refused;
import static io.onbehalf.kit.testing.ApiClient.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import io.onbehalf.kit.testing.ApiClient;
import io.onbehalf.queue.api.BenchedQueueService;
import java.io.UnsupportedEncodingException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/// The canned responses of a queue, as its members use them.
@BenchedQueueService
class QueueResponsesApiTest {

    private static final String AMY = "0a0c3e00-0000-4000-8000-00000000010a";
    private static final String UNKNOWN = "0a0c3e00-0000-4000-8000-0000000000ff";
    private static final String QUEUES = "/api/v2/routing/queues";
    private static final String LIBRARIES = "/api/v2/responsemanagement/libraries";
    private static final String RESPONSES = "/api/v2/responsemanagement/responses";

    private final ApiClient admin;
    private final ApiClient amy;
    private final ApiClient stranger;
    private final String greetings;
    private final String billing;
    private final String hello;
    private final String invoice;
    private final String queue;

    @Autowired
    QueueResponsesApiTest(MockMvcTester mvc) {
        String organization = UUID.randomUUID().toString();
        admin =
                ApiClient.of(
                        mvc,
                        "",
                        organization,
                        "ada",
                        "routing:queue:add",
                        "routing:queue:edit",
                        "routing:queue:view",
                        "responses:library:add",
                        "responses:library:delete",
                        "responses:response:add",
                        "onbehalf:conversation:supervise");
        amy = ApiClient.of(mvc, "", organization, AMY);
        stranger = ApiClient.of(mvc, "", organization, UNKNOWN);
        greetings = text(admin.post(LIBRARIES, "{\"name\":\"Greetings\"}"), "$.id");
        billing = text(admin.post(LIBRARIES, "{\"name\":\"Billing\"}"), "$.id");
        hello = response("Hello there", "Hello, this is {{agent.name}} of {{queue.name}}.", greetings);
        invoice = response("Invoice", "{{contact.number}}: {{order}} on {{date}}", billing);
        queue = text(admin.post(QUEUES, "{\"name\":\"Support\"}"), "$.id");
        admin.post(QUEUES + "/" + queue + "/members", "[{\"id\":\"" + AMY + "\"}]");
    }

    @Test
    void a_queue_offers_all_libraries_unless_it_says_otherwise() throws Exception {
        assertThat(admin.get(QUEUES + "/" + queue))
                .bodyJson()
                .extractingPath("$.cannedResponseLibraries.mode")
                .isEqualTo("All");
        assertThat(names(amy.get(responses()))).containsExactly("Hello there", "Invoice");
        assertThat(names(amy.get(responses() + "?name=THE"))).containsExactly("Hello there");
        assertThat(amy.get(responses() + "?pageSize=1&pageNumber=2"))
                .bodyJson()
                .isLenientlyEqualTo("{\"entities\":[{\"name\":\"Invoice\"}],\"total\":2,\"pageCount\":2}");
    }

    @Test
    void a_queue_offers_the_libraries_that_it_selects() throws Exception {
        assertThat(select("SelectedOnly", billing)).hasStatusOk();
        assertThat(names(amy.get(responses()))).containsExactly("Invoice");

        assertThat(select("SelectedOnly", billing, greetings)).hasStatusOk();
        assertThat(names(amy.get(responses()))).containsExactly("Hello there", "Invoice");
        assertThat(names(amy.get(responses() + "?name=inv"))).containsExactly("Invoice");

        assertThat(select("None")).hasStatusOk();
        assertThat(names(amy.get(responses()))).isEmpty();
        assertThat(names(amy.get(responses() + "?name=inv"))).isEmpty();
    }

    @Test
    void a_queue_selects_libraries_that_are_there_and_only_when_it_selects() {
        refused(select("SelectedOnly", UNKNOWN), 404, "response.library.not.found");
        refused(select("SelectedOnly", "greetings"), 400, "invalid.value");
        refused(select("All", greetings), 400, "invalid.value");
        refused(select("Some"), 400, "invalid.value");
    }

    @Test
    void a_queue_whose_library_is_deleted_can_be_sent_back_as_it_was_read() throws Exception {
        select("SelectedOnly", billing, greetings);
        admin.delete(LIBRARIES + "/" + billing);
        String path = QUEUES + "/" + queue;
        String read = admin.get(path).getResponse().getContentAsString();

        assertThat(read).contains(billing);
        assertThat(admin.put(path, read)).hasStatusOk();
        assertThat(names(amy.get(responses()))).containsExactly("Hello there");
    }

    @Test
    void members_and_supervisors_use_them_and_nobody_else() {
        assertThat(admin.get(responses())).hasStatusOk();
        refused(stranger.get(responses()), 403, "not.queue.member");
        refused(render(stranger, hello, "{}"), 403, "not.queue.member");
        refused(amy.get("/api/v2/onbehalf/queues/" + UNKNOWN + "/responses"), 404, "not.found");
    }

    @Test
    void a_response_is_filled_in_and_measured() {
        assertThat(render(amy, hello, "{}"))
                .hasStatusOk()
                .bodyJson()
                .isStrictlyEqualTo(
                        """
                        {"text":"Hello, this is User %s of Support.","encoding":"GSM7","segmentCount":1,"unresolved":[]}
                        """
                                .formatted(AMY));
        assertThat(
                        render(
                                amy,
                                invoice,
                                "{\"contactNumber\":\"(317) 555-0199\",\"substitutions\":{\"order\":\"A{{date}}я\"}}"))
                .bodyJson()
                .isStrictlyEqualTo(
                        """
                        {"text":"+13175550199: A{{date}}я on {{date}}","encoding":"UCS2","segmentCount":1,"unresolved":["date"]}
                        """);
        assertThat(render(amy, invoice, "{\"substitutions\":{\"order\":\"" + "x".repeat(200) + "\"}}"))
                .bodyJson()
                .isLenientlyEqualTo("{\"segmentCount\":2,\"unresolved\":[\"contact.number\",\"date\"]}");
    }

    @Test
    void a_value_of_the_call_comes_before_the_default_and_what_is_so_before_both() {
        String own =
                text(
                        admin.post(
                                RESPONSES,
                                """
                                {"name":"Own","texts":[{"content":"{{a}} {{b}} {{queue.name}}"}],
                                 "libraries":[{"id":"%s"}],
                                 "substitutions":[{"id":"a","defaultValue":"1"},{"id":"b","defaultValue":"2"}]}
                                """
                                        .formatted(greetings)),
                        "$.id");

        assertThat(render(amy, own, "{\"substitutions\":{\"b\":\"3\",\"queue.name\":\"Sales\"}}"))
                .bodyJson()
                .extractingPath("$.text")
                .isEqualTo("1 3 Support");
    }

    @Test
    void a_response_that_the_queue_does_not_offer_is_not_found() {
        select("SelectedOnly", billing);

        refused(render(amy, hello, "{}"), 404, "response.not.found");
        refused(render(amy, UNKNOWN, "{}"), 404, "response.not.found");
        assertThat(render(amy, invoice, "{}")).hasStatusOk();
    }

    @Test
    void text_that_is_no_number_is_refused_and_not_repeated() throws Exception {
        MvcTestResult refusal = render(amy, invoice, "{\"contactNumber\":\"call me\"}");

        refused(refusal, 400, "invalid.value");
        assertThat(refusal.getResponse().getContentAsString())
                .contains("contactNumber: must be a phone number")
                .doesNotContain("call me");
        refused(render(amy, invoice, "{\"substitutions\":{\"a\":null}}"), 400, "invalid.value");
        refused(
                render(amy, invoice, "{\"substitutions\":{\"a\":\"" + "x".repeat(1_001) + "\"}}"),
                400,
                "invalid.value");
    }

    private MvcTestResult render(ApiClient user, String response, String body) {
        return user.post(responses() + "/" + response + "/render", body);
    }

    private MvcTestResult select(String mode, String... libraries) {
        String ids = libraries.length == 0 ? "" : "\"" + String.join("\",\"", libraries) + "\"";
        return admin.put(
                QUEUES + "/" + queue,
                "{\"name\":\"Support\",\"cannedResponseLibraries\":{\"mode\":\"%s\",\"libraryIds\":[%s]}}"
                        .formatted(mode, ids));
    }

    private String response(String name, String content, String library) {
        return text(
                admin.post(
                        RESPONSES,
                        """
                        {"name":"%s","texts":[{"content":"%s"}],"libraries":[{"id":"%s"}]}\
                        """
                                .formatted(name, content, library)),
                "$.id");
    }

    private String responses() {
        return "/api/v2/onbehalf/queues/" + queue + "/responses";
    }

    private static List<String> names(MvcTestResult listed) throws UnsupportedEncodingException {
        assertThat(listed).hasStatusOk();
        return JsonPath.read(listed.getResponse().getContentAsString(), "$.entities[*].name");
    }
}
