package io.onbehalf.e2e.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ApiContractTest {

    private static final ApiContract CONTRACT = ApiContract.served();
    private static final String JSON = "application/json";
    private static final String STATUS = "/api/v2/users/0a0c3e00-0000-4000-8000-000000000103/routingstatus";
    private static final String IDLE =
            "\"userId\": \"0a0c3e00-0000-4000-8000-000000000103\", \"status\": \"IDLE\"";

    @Test
    void an_answer_as_the_document_says_is_expected() {
        assertThat(violations(IDLE + ", \"startTime\": \"2026-01-02T03:04:05.678Z\"")).isEmpty();
    }

    @Test
    void a_field_that_is_not_described_is_not() {
        assertThat(violations(IDLE + ", \"startTime\": \"2026-01-02T03:04:05.678Z\", \"mood\": \"good\""))
                .singleElement()
                .asString()
                .contains("mood");
    }

    @Test
    void neither_is_a_missing_field() {
        assertThat(violations(IDLE)).singleElement().asString().contains("startTime");
    }

    @Test
    void neither_is_a_value_of_another_kind_or_format() {
        assertThat(violations(IDLE + ", \"startTime\": 5")).isNotEmpty();
        assertThat(violations(IDLE + ", \"startTime\": \"yesterday\"")).isNotEmpty();
    }

    @Test
    void neither_is_another_type_status_or_path() {
        assertThat(CONTRACT.violations(new Received("GET", STATUS, 200, "text/html", false, "<html>")))
                .isNotEmpty();
        assertThat(CONTRACT.violations(new Received("GET", STATUS, 202, "", false, ""))).isNotEmpty();
        assertThat(CONTRACT.violations(new Received("GET", "/api/v2/nothing", 200, JSON, false, "{}")))
                .isNotEmpty();
    }

    @Test
    void every_failure_has_the_error_body_with_its_own_status() {
        String body =
                """
                {"message": "m", "code": "c", "status": 404, "messageParams": {}, "contextId": "x",
                 "details": [], "errors": []}
                """;
        assertThat(CONTRACT.violations(new Received("GET", "/api/v2/nothing", 404, JSON, false, body)))
                .isEmpty();
        assertThat(CONTRACT.violations(new Received("GET", STATUS, 400, JSON, false, body))).isNotEmpty();
        assertThat(CONTRACT.violations(new Received("GET", STATUS, 404, JSON, false, "{}"))).isNotEmpty();
    }

    @Test
    void a_read_with_versions_has_an_entity_tag() {
        String me = "{\"utilization\": {\"message\": {\"maximumCapacity\": 5}}}";
        assertThat(
                        CONTRACT.violations(
                                new Received("GET", "/api/v2/routing/utilization", 200, JSON, false, me)))
                .isEqualTo(List.of("there is no entity tag"));
    }

    @Test
    void a_path_without_a_variable_comes_before_one_with() {
        assertThat(CONTRACT.violations(new Received("GET", "/api/v2/users/me", 200, JSON, false, "{}")))
                .anyMatch(violation -> violation.contains("username"));
    }

    private static List<String> violations(String fields) {
        return CONTRACT.violations(new Received("GET", STATUS, 200, JSON, false, "{" + fields + "}"));
    }
}
