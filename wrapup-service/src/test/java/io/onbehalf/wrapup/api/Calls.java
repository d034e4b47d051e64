package io.onbehalf.wrapup.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.MediaType.APPLICATION_JSON;

import io.onbehalf.kit.web.TestCallers;
import io.onbehalf.wrapup.Talk;
import java.util.List;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

/// Calls the API as somebody of an organization, with the permissions they have.
record Calls(MockMvcTester mvc, String organization, String user, List<String> permissions) {

    static Calls by(MockMvcTester mvc, String user, String... permissions) {
        return new Calls(mvc, Talk.ACME, user, List.of(permissions));
    }

    MvcTestResult get(String path) {
        return send(HttpMethod.GET, path, "", "");
    }

    MvcTestResult post(String path, String body) {
        return post(path, body, "");
    }

    MvcTestResult post(String path, String body, String idempotencyKey) {
        return send(HttpMethod.POST, path, body, idempotencyKey);
    }

    /// A call that another instance has sent on.
    MvcTestResult forwarded(String path, String body) {
        return mvc.perform(
                MockMvcRequestBuilders.post("/api/v2" + path)
                        .contentType(APPLICATION_JSON)
                        .content(body)
                        .header("X-Onbehalf-Forwarded", "localhost:2")
                        .with(TestCallers.of(organization, user, permissions.toArray(String[]::new))));
    }

    MvcTestResult put(String path, String body) {
        return send(HttpMethod.PUT, path, body, "");
    }

    MvcTestResult delete(String path) {
        return send(HttpMethod.DELETE, path, "", "");
    }

    private MvcTestResult send(HttpMethod method, String path, String body, String idempotencyKey) {
        var request = MockMvcRequestBuilders.request(method, "/api/v2" + path);
        if (!body.isEmpty()) {
            request.contentType(APPLICATION_JSON).content(body);
        }
        if (!idempotencyKey.isEmpty()) {
            request.header("Idempotency-Key", idempotencyKey);
        }
        return mvc.perform(
                request.with(TestCallers.of(organization, user, permissions.toArray(String[]::new))));
    }

    static void refused(MvcTestResult result, int status, String code) {
        assertThat(result).hasStatus(status);
        assertThat(result).bodyJson().extractingPath("$.code").isEqualTo(code);
    }
}
