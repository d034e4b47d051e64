package io.onbehalf.kit.web.server;

import static io.onbehalf.kit.web.TestCallers.caller;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.MediaType.APPLICATION_JSON;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import io.onbehalf.kit.web.RequestFingerprint;
import io.onbehalf.kit.web.TestCallers;
import io.onbehalf.kit.web.TinyService;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@WebMvcTest(TinyService.TinyController.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ArgumentsTest {
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    private final MockMvcTester mvc;

    @Autowired
    ArgumentsTest(MockMvcTester mvc) {
        this.mvc = mvc;
    }

    @Test
    void the_caller_is_whom_the_token_names() {
        assertThat(mvc.perform(get("/api/v2/tiny/caller").with(caller("amy", "tiny:thing:edit"))))
                .hasStatusOk()
                .bodyJson()
                .isStrictlyEqualTo(
                        """
                        {"userId":"amy","name":"User amy","organizationId":"%s","permissions":["tiny:thing:edit"],
                         "expiresAt":"2100-01-01T00:00:00.000Z"}
                        """
                                .formatted(TestCallers.ACME));
    }

    @Test
    void the_first_page_has_25_entities_and_links_to_the_others() {
        assertThat(mvc.perform(get("/api/v2/tiny/list?name=x").with(caller("amy"))))
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"pageSize":25,"pageNumber":1,"total":60,"pageCount":3,
                         "firstUri":"/api/v2/tiny/list?name=x&pageSize=25&pageNumber=1",
                         "selfUri":"/api/v2/tiny/list?name=x&pageSize=25&pageNumber=1",
                         "nextUri":"/api/v2/tiny/list?name=x&pageSize=25&pageNumber=2",
                         "lastUri":"/api/v2/tiny/list?name=x&pageSize=25&pageNumber=3"}
                        """)
                .doesNotHavePath("$.previousUri")
                .hasPathSatisfying("$.entities", e -> assertThat(e).asArray().hasSize(25).startsWith(1));
    }

    @Test
    void a_page_between_others_has_all_the_fields_of_a_listing() {
        assertThat(mvc.perform(get("/api/v2/tiny/list?pageNumber=2").with(caller("amy"))))
                .bodyJson()
                .extractingPath("$")
                .asMap()
                .containsOnlyKeys(
                        "entities",
                        "pageSize",
                        "pageNumber",
                        "total",
                        "pageCount",
                        "firstUri",
                        "selfUri",
                        "nextUri",
                        "previousUri",
                        "lastUri");
    }

    @Test
    void the_last_page_has_the_rest_and_past_it_there_is_nothing() {
        assertThat(mvc.perform(get("/api/v2/tiny/list?pageSize=25&pageNumber=3").with(caller("amy"))))
                .bodyJson()
                .doesNotHavePath("$.nextUri")
                .hasPathSatisfying("$.entities", e -> assertThat(e).asArray().hasSize(10).endsWith(60));
        assertThat(mvc.perform(get("/api/v2/tiny/list?pageNumber=4").with(caller("amy"))))
                .hasStatusOk()
                .bodyJson()
                .hasPathSatisfying("$.entities", e -> assertThat(e).asArray().isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pageNumber=0",
                "pageSize=0",
                "pageSize=501",
                "pageNumber=x",
                "pageNumber=9999999999",
                "pageSize=%2B5",
                "pageSize=٥"
            })
    void a_page_out_of_bounds_is_refused(String query) {
        assertThat(mvc.perform(get("/api/v2/tiny/list?" + query).with(caller("amy"))))
                .hasStatus(400)
                .bodyJson()
                .extractingPath("$.details[0].fieldName")
                .isEqualTo(query.substring(0, query.indexOf('=')));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "%2B5", "٥", "0x10", "1%200", "5.0", "99999999999"})
    void a_number_is_read_in_plain_digits_only(String limit) {
        assertThat(mvc.perform(get("/api/v2/tiny/count?limit=" + limit).with(caller("amy"))))
                .hasStatus(400)
                .bodyJson()
                .extractingPath("$.details[0].fieldName")
                .isEqualTo("limit");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?limit=", "?limit=1"})
    void a_number_that_is_not_given_is_the_default(String query) {
        assertThat(mvc.perform(get("/api/v2/tiny/count" + query).with(caller("amy"))))
                .hasStatusOk()
                .bodyText()
                .isEqualTo("1");
    }

    @Test
    void a_parameter_of_the_public_api_that_a_listing_does_not_take_is_refused_by_name() {
        for (String name : List.of("divisionId", "sortBy", "expand", "hasPeer")) {
            assertThat(mvc.perform(get("/api/v2/tiny/list?" + name + "=x").with(caller("amy"))))
                    .hasStatus(400)
                    .bodyJson()
                    .extractingPath("$.message")
                    .isEqualTo(name + ": is not supported here");
        }
        assertThat(mvc.perform(get("/api/v2/tiny/list?color=x&expand=").with(caller("amy")))).hasStatusOk();
        assertThat(mvc.perform(get("/api/v2/tiny/sorted?sortBy=id").with(caller("amy"))))
                .bodyJson()
                .extractingPath("$.sortBy")
                .isEqualTo("id");
    }

    @Test
    void the_idempotency_key_may_be_absent_but_not_malformed() {
        assertThat(key("k-1", "{}")).bodyJson().extractingPath("$.key").isEqualTo("k-1");
        assertThat(
                        mvc.perform(
                                post("/api/v2/tiny/key")
                                        .contentType(APPLICATION_JSON)
                                        .content("{}")
                                        .with(caller("amy"))))
                .bodyJson()
                .extractingPath("$.key")
                .isEqualTo("none");
        assertThat(key("", "{}")).hasStatus(400);
        assertThat(key("a b", "{}")).hasStatus(400);
        assertThat(key("k".repeat(256), "{}")).hasStatus(400);
    }

    @Test
    void two_idempotency_keys_are_refused() {
        assertThat(
                        mvc.perform(
                                post("/api/v2/tiny/key")
                                        .header("Idempotency-Key", "k-1", "k-2")
                                        .contentType(APPLICATION_JSON)
                                        .content("{}")
                                        .with(caller("amy"))))
                .hasStatus(400)
                .bodyJson()
                .extractingPath("$.message")
                .isEqualTo("Idempotency-Key: must be given once");
    }

    @Test
    void the_fingerprint_is_the_bodys_own_and_leaves_it_readable() {
        String body = "{\"a\":1}";
        assertThat(key("k", body))
                .bodyJson()
                .isLenientlyEqualTo(
                        "{\"fields\":\"1\",\"print\":\"%s\"}"
                                .formatted(
                                        RequestFingerprint.of(
                                                        "POST", "/api/v2/tiny/key?", body.getBytes(UTF_8))
                                                .value()));
        assertThat(key("k", "{\"a\":2}")).bodyJson().extractingPath("$.print").isNotEqualTo(body);
    }

    @Test
    void times_have_three_digits_and_nulls_are_left_out() {
        assertThat(mvc.perform(get("/api/v2/tiny/times").with(caller("amy"))))
                .bodyJson()
                .isStrictlyEqualTo("{\"at\":\"2026-01-02T03:04:05.600Z\",\"none\":[]}");
    }

    @Test
    void the_context_id_is_the_trace_id_of_the_call_or_a_new_one() {
        MvcTestResult traced =
                mvc.perform(get("/api/v2/x").header("traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01"));
        assertThat(traced.getResponse().getHeader("ININ-Correlation-Id")).isEqualTo(TRACE);
        assertThat(traced).bodyJson().extractingPath("$.contextId").isEqualTo(TRACE);
        assertThat(
                        mvc.perform(get("/api/v2/x").header("traceparent", "nonsense"))
                                .getResponse()
                                .getHeader("ININ-Correlation-Id"))
                .matches("[0-9a-f]{32}");
    }

    private MvcTestResult key(String key, String body) {
        return mvc.perform(
                post("/api/v2/tiny/key")
                        .header("Idempotency-Key", key)
                        .contentType(APPLICATION_JSON)
                        .content(body)
                        .with(caller("amy")));
    }
}
