package io.onbehalf.conversation.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.MediaType.APPLICATION_JSON;

import com.jayway.jsonpath.JsonPath;
import io.onbehalf.kit.web.TestCallers;
import java.io.UnsupportedEncodingException;
import java.util.List;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

/// Calls the API as a user of an organization, with the user's permissions.
record Calls(MockMvcTester mvc, String organization, String user, List<String> permissions) {

    Calls {
        permissions = List.copyOf(permissions);
    }

    MvcTestResult get(String path) {
        return send(HttpMethod.GET, path, "", "");
    }

    MvcTestResult post(String path, String body) {
        return send(HttpMethod.POST, path, body, "");
    }

    MvcTestResult post(String path, String body, String idempotencyKey) {
        return send(HttpMethod.POST, path, body, idempotencyKey);
    }

    MvcTestResult put(String path, String body) {
        return send(HttpMethod.PUT, path, body, "");
    }

    MvcTestResult patch(String path, String body) {
        return send(HttpMethod.PATCH, path, body, "");
    }

    MvcTestResult patch(String path, String body, String idempotencyKey) {
        return send(HttpMethod.PATCH, path, body, idempotencyKey);
    }

    /// A change that another instance forwards.
    MvcTestResult forwarded(String path, String body) {
        return mvc.perform(
                MockMvcRequestBuilders.patch("/api/v2/conversations" + path)
                        .contentType(APPLICATION_JSON)
                        .content(body)
                        .header("X-Onbehalf-Forwarded", "localhost:2")
                        .with(TestCallers.of(organization, user, permissions.toArray(String[]::new))));
    }

    private MvcTestResult send(HttpMethod method, String path, String body, String idempotencyKey) {
        var request = MockMvcRequestBuilders.request(method, "/api/v2/conversations" + path);
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

    static String text(MvcTestResult result, String path) {
        assertThat(result).hasStatusOk();
        try {
            return JsonPath.read(result.getResponse().getContentAsString(), path);
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
