package io.onbehalf.kit.web.errors;

import static io.onbehalf.kit.web.TestCallers.caller;
import static org.springframework.http.MediaType.APPLICATION_CBOR;
import static org.springframework.http.MediaType.APPLICATION_JSON;
import static org.springframework.http.MediaType.TEXT_PLAIN;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;

import io.onbehalf.kit.web.TinyService;
import java.util.List;
import org.assertj.core.api.AbstractStringAssert;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;

@WebMvcTest(TinyService.TinyController.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ErrorsTest {
    private static final String ISO = " in ISO 8601 with a zone, such as 2026-01-02T03:04:05.678Z";

    private final MockMvcTester mvc;

    @Autowired
    ErrorsTest(MockMvcTester mvc) {
        this.mvc = mvc;
    }

    @Test
    void an_unknown_path_is_not_found() {
        failure(get("/api/v2/nothing"), 404, "not.found");
    }

    @Test
    void a_method_that_the_path_does_not_take_is_answered_with_those_it_takes() {
        MvcTestResult result = failure(put("/api/v2/tiny"), 405, "method.not.allowed");
        Assertions.assertThat(result.getResponse().getHeader(HttpHeaders.ALLOW)).isEqualTo("POST,OPTIONS");
    }

    @Test
    void only_json_is_answered_and_taken() {
        failure(get("/api/v2/tiny/times").accept(TEXT_PLAIN), 406, "not.acceptable");
        failure(post("/api/v2/tiny").contentType(TEXT_PLAIN).content("x"), 415, "unsupported.media.type");
    }

    @ParameterizedTest
    @ValueSource(strings = {"*/*", "application/*", "application/*+json", "image/*;q=1", "nonsense", "a/b/c"})
    void a_content_type_that_is_no_type_is_not_taken_whatever_the_method(String contentType) {
        for (AbstractMockHttpServletRequestBuilder<?> call :
                List.of(get("/api/v2/tiny/times"), post("/api/v2/tiny").content("{}"))) {
            MvcTestResult result =
                    failure(call.header("Content-Type", contentType), 415, "unsupported.media.type");
            Assertions.assertThat(result.getResponse().getHeader(HttpHeaders.ACCEPT))
                    .contains("application/json");
        }
    }

    @Test
    void the_encoding_of_our_stores_is_neither_taken_nor_given() {
        MvcTestResult taken =
                failure(
                        post("/api/v2/tiny").contentType(APPLICATION_CBOR).content(new byte[] {(byte) 0xa0}),
                        415,
                        "unsupported.media.type");
        Assertions.assertThat(taken.getResponse().getHeader(HttpHeaders.ACCEPT))
                .contains("application/json")
                .doesNotContain("cbor");
        failure(get("/api/v2/tiny/times").accept(APPLICATION_CBOR), 406, "not.acceptable");
    }

    @Test
    void a_body_with_a_content_encoding_is_not_taken() {
        for (String encoding : List.of("gzip", "br", "identity, gzip")) {
            MvcTestResult result =
                    failure(
                            json("{\"name\":\"n\",\"size\":1}").header("Content-Encoding", encoding),
                            415,
                            "unsupported.media.type");
            Assertions.assertThat(result.getResponse().getHeader(HttpHeaders.ACCEPT_ENCODING))
                    .isEqualTo("identity");
        }
        Assertions.assertThat(
                        mvc.perform(
                                json("{\"name\":\"n\",\"size\":1}")
                                        .header("Content-Encoding", "Identity")
                                        .with(caller("amy"))))
                .hasStatusOk();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '!',
            value = {
                "{'name':true,'size':1} | name: must be a text",
                "{'name':5,'size':1} | name: must be a text",
                "{'name':5.5,'size':1} | name: must be a text",
                "{'name':'n','size':'1'} | size: must be a number",
                "{'name':'n','size':''} | size: must be a number",
                "{'name':'n','size':true} | size: must be a number",
                "{'name':'n','size':1.0} | size: must be a number",
                "{'name':'n','size':null} | size: must be a number",
                "{'name':'n','size':1,'mood':0} | mood: must be one of calm, Busy",
                "{'name':'n','size':1,'mood':'0'} | mood: must be one of calm, Busy",
                "{'name':'n','size':1,'mood':''} | mood: must be one of calm, Busy",
                "{'name':'n','size':1,'mood':'BUSY'} | mood: must be one of calm, Busy",
                "{'name':'n','size':1,'mood':'UNKNOWN'} | mood: must be one of calm, Busy",
                "{'name':'n','size':1,'since':'bogus'} | since: must be a time" + ISO,
                "{'name':'n','size':1,'since':'+10000-01-01T00:00:00Z'} | since: must be a time" + ISO,
                "{'name':'n','size':1,'since':'-0001-01-01T00:00:00Z'} | since: must be a time" + ISO,
                "{'name':'n','size':1,'since':'2026-11-29'} | since: must be a time" + ISO,
                "{'name':'n','size':1,'since':'2026-11-29T10:00:00'} | since: must be a time" + ISO,
                "{'name':'n','size':1,'since':''} | since: must be a time" + ISO,
                "{'name':'n','size':1,'since':'1700000000'} | since: must be a time" + ISO,
                "{'name':'n','size':1,'since':0} | since: must be a time" + ISO,
                "{'name':'n','size':1,'since':1e300} | since: must be a time" + ISO,
                "{'name':'n','size':1,'since':{}} | since: must be a time" + ISO,
                "{'name':'n','size':2147483648} | size: must be a whole number from -2147483648 to 2147483647",
                "{'name':'n','size':1,'room':99999999999999999999} | room: must be a whole number from 1 to 25",
                "{'name':'n','size':1,'loud':'true'} | loud: must be true or false",
                "{'name':'n','size':1,'loud':1} | loud: must be true or false",
                "{'name':'n','size':1,'loud':''} | loud: must be true or false",
                "{'name':'n','size':1,'members':[{'id':'a'},null]} | members[1]: must not be null",
                "{'name':'n','size':1,'members':''} | members: must be a list",
                "{'name':'n','size':1,'members':{}} | members: must be a list",
                "{'name':'half \\ud83d','size':1} | name: must be a text without half a surrogate pair"
            })
    void a_value_of_another_kind_is_not_made_to_fit(String body, String message) {
        MvcTestResult result = failure(json(body.replace('\'', '"')), 400, "invalid.value");
        Assertions.assertThat(result).bodyJson().extractingPath("$.message").isEqualTo(message);
        Assertions.assertThat(result)
                .bodyJson()
                .extractingPath("$.details[0].fieldName")
                .isEqualTo(message.substring(0, message.indexOf(':')));
    }

    @Test
    void times_with_a_zone_and_choices_as_the_api_spells_them_are_read() {
        for (String since : List.of("2026-11-29T10:00:00Z", "2026-11-29T10:00:00.123+01:00")) {
            Assertions.assertThat(
                            mvc.perform(
                                    json("{\"name\":\"n\",\"size\":1,\"mood\":\"Busy\",\"since\":\"%s\"}"
                                                    .formatted(since))
                                            .with(caller("amy"))))
                    .hasStatusOk();
        }
    }

    @Test
    void a_parameter_that_is_given_twice_is_refused_as_such() {
        message(get("/api/v2/tiny/number?number=1&number=2"), 400, "invalid.value")
                .isEqualTo("number: must be given once");
    }

    @Test
    void a_field_that_is_given_twice_is_refused() {
        message(json("{\"name\":\"n\",\"size\":1,\"name\":\"m\"}"), 400, "bad.request")
                .startsWith("The body has a field twice (line 1, column");
    }

    @Test
    void a_whole_emoji_is_a_text() {
        Assertions.assertThat(
                        mvc.perform(json("{\"name\":\"\\ud83d\\ude00\",\"size\":1}").with(caller("amy"))))
                .hasStatusOk();
    }

    @Test
    void unreadable_json_is_located_but_not_repeated() {
        message(json("{\"name\":\n  +13175550199}"), 400, "bad.request")
                .contains("line 2, column")
                .doesNotContain("1317");
        message(json("{\"name\":\"+13175550199"), 400, "bad.request").doesNotContain("1317");
        message(json("[]"), 400, "bad.request").contains("not the kind of JSON");
        message(json(""), 400, "bad.request").contains("missing");
    }

    @Test
    void a_value_of_the_wrong_kind_is_named_but_not_repeated() {
        MvcTestResult mood =
                failure(json("{\"name\":\"n\",\"size\":1,\"mood\":\"+13175550199\"}"), 400, "invalid.value");
        Assertions.assertThat(mood)
                .bodyJson()
                .extractingPath("$.message")
                .isEqualTo("mood: must be one of calm, Busy");
        Assertions.assertThat(mood).bodyJson().extractingPath("$.details[0].fieldName").isEqualTo("mood");
        message(json("{\"name\":\"n\",\"size\":\"many\"}"), 400, "invalid.value").startsWith("size: must be");
        message(json("{\"name\":\"n\",\"size\":1.5}"), 400, "invalid.value").startsWith("size");
        message(json("{\"name\":\"n\",\"size\":1,\"members\":[{\"id\":{}}]}"), 400, "invalid.value")
                .startsWith("members[0].id: ");
    }

    @Test
    void bean_validation_names_the_field_and_the_constraint() {
        MvcTestResult result =
                failure(
                        json("{\"name\":\" \",\"size\":1,\"members\":[{\"id\":\"\"}]}"),
                        400,
                        "invalid.value");
        Assertions.assertThat(result)
                .bodyJson()
                .extractingPath("$.details[*].fieldName")
                .asArray()
                .containsExactlyInAnyOrder("name", "members[0].id");
        Assertions.assertThat(result)
                .bodyJson()
                .extractingPath("$.details[0].errorCode")
                .isEqualTo("not.blank");
        message(json("/members", "[{\"id\":\"\"}]"), 400, "invalid.value").contains("id: ");
    }

    @Test
    void what_is_too_long_is_told_the_most_and_the_least_only_where_there_is_one() {
        String body = "{\"name\":\"n\",\"size\":1,\"%s\":\"" + "x".repeat(26) + "\"}";
        message(json(body.formatted("reason")), 400, "invalid.value")
                .isEqualTo("reason: size must be at most 25");
        message(json(body.formatted("code")), 400, "invalid.value")
                .isEqualTo("code: size must be between 2 and 3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Support\\nSales", "Support\\n", "a\\tb", "a\\u0000b", "a\\u0085b", "a\\u2028b"})
    void a_name_with_a_control_character_is_refused(String name) {
        message(json("{\"name\":\"%s\",\"size\":1}".formatted(name)), 400, "invalid.value")
                .isEqualTo("name: must not have control characters, such as a new line");
    }

    @Test
    void a_missing_or_mistyped_parameter_is_named() {
        message(get("/api/v2/tiny/number"), 400, "invalid.value").isEqualTo("number: must be given");
        message(get("/api/v2/tiny/number?number=x"), 400, "invalid.value")
                .isEqualTo("number: must be a number");
    }

    @Test
    void a_body_over_the_bound_is_refused() {
        failure(json("{\"name\":\"" + "n".repeat(300_000) + "\"}"), 413, "request.entity.too.large");
    }

    @Test
    void a_refusal_carries_its_code_and_parameters() {
        MvcTestResult result =
                failure(get("/api/v2/tiny/fail?how=conflict"), 409, "conversation.disconnected");
        Assertions.assertThat(result)
                .bodyJson()
                .extractingPath("$.messageParams.conversationId")
                .isEqualTo("c1");
        message(get("/api/v2/tiny/fail?how=notFound"), 404, "not.found").isEqualTo("queue q1: not found");
        failure(get("/api/v2/tiny/fail?how=denied"), 403, "missing.permissions");
    }

    @Test
    void unavailable_says_when_to_come_back() {
        MvcTestResult result = failure(get("/api/v2/tiny/fail?how=unavailable"), 503, "service.unavailable");
        Assertions.assertThat(result.getResponse().getHeader(HttpHeaders.RETRY_AFTER)).isEqualTo("2");
    }

    @Test
    void data_on_the_move_are_unavailable_and_say_when_to_come_back() {
        MvcTestResult result = failure(get("/api/v2/tiny/fail?how=moving"), 503, "service.unavailable");
        Assertions.assertThat(result.getResponse().getHeader(HttpHeaders.RETRY_AFTER)).isEqualTo("1");
        Assertions.assertThat(result)
                .bodyJson()
                .extractingPath("$.message")
                .isEqualTo("The data can't be read yet; the same call may succeed in a moment");
    }

    @Test
    void an_unexpected_failure_tells_nothing_but_its_context() {
        message(get("/api/v2/tiny/fail?how=else"), 500, "internal.server.error").doesNotContain("1317");
    }

    @Test
    void without_a_permission_the_call_is_refused_naming_it() {
        MvcTestResult result = failure(get("/api/v2/tiny/caller"), 403, "missing.permissions");
        Assertions.assertThat(result)
                .hasHeader("WWW-Authenticate", "Bearer error=\"insufficient_scope\"")
                .bodyJson()
                .extractingPath("$.messageParams.permissions")
                .isEqualTo("tiny:thing:view, tiny:thing:edit");
    }

    @Test
    void unknown_properties_are_ignored() {
        Assertions.assertThat(
                        mvc.perform(
                                json("{\"name\":\"n\",\"size\":1,\"stickerIds\":[]}").with(caller("amy"))))
                .hasStatusOk();
    }

    private static AbstractMockHttpServletRequestBuilder<?> json(String body) {
        return json("", body);
    }

    private static AbstractMockHttpServletRequestBuilder<?> json(String path, String body) {
        return post("/api/v2/tiny" + path).contentType(APPLICATION_JSON).content(body);
    }

    private AbstractStringAssert<?> message(
            AbstractMockHttpServletRequestBuilder<?> request, int status, String code) {
        return Assertions.assertThat(failure(request, status, code))
                .bodyJson()
                .extractingPath("$.message")
                .asString();
    }

    private MvcTestResult failure(AbstractMockHttpServletRequestBuilder<?> request, int status, String code) {
        MvcTestResult result = mvc.perform(request.with(caller("amy")));
        Assertions.assertThat(result).hasStatus(status).hasContentTypeCompatibleWith(APPLICATION_JSON);
        @Nullable String context = result.getResponse().getHeader("ININ-Correlation-Id");
        Assertions.assertThat(result)
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"code":"%s","status":%d,"contextId":"%s","messageParams":{},"errors":[]}
                        """
                                .formatted(code, status, context));
        return result;
    }
}
