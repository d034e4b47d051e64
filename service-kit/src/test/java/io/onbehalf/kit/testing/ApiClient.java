package io.onbehalf.kit.testing;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.MediaType.APPLICATION_JSON;

import com.jayway.jsonpath.JsonPath;
import io.onbehalf.kit.web.IdempotencyKey;
import io.onbehalf.kit.web.IfMatchHeader;
import io.onbehalf.kit.web.PositionHeaders;
import io.onbehalf.kit.web.TestCallers;
import io.onbehalf.kit.web.forwarding.ForwardedCall;
import java.io.UnsupportedEncodingException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/// A user of the API, with the permissions that their token has.
///
/// @param base of every path, such as `/api/v2`
/// @param headers of every call
public record ApiClient(
        MockMvcTester mvc,
        String base,
        String organization,
        RequestPostProcessor caller,
        HttpHeaders headers) {

    public static ApiClient of(
            MockMvcTester mvc, String base, String organization, String user, String... permissions) {
        return new ApiClient(
                mvc, base, organization, TestCallers.of(organization, user, permissions), HttpHeaders.EMPTY);
    }

    /// The same user, whose paths are below another one.
    public ApiClient below(String path) {
        return new ApiClient(mvc, path, organization, caller, headers);
    }

    /// The same user with an Idempotency-Key.
    public ApiClient withKey(String key) {
        return with(IdempotencyKey.HEADER, key);
    }

    /// The same user, whose call another instance forwards.
    public ApiClient forwarded() {
        return with(ForwardedCall.HEADER, "localhost:2");
    }

    /// The same user, who reads what was written before.
    public ApiClient after(String positions) {
        return with(PositionHeaders.AFTER, positions);
    }

    /// The same user, who changes only this version.
    public ApiClient ifMatch(String entityTags) {
        return with(IfMatchHeader.HEADER, entityTags);
    }

    private ApiClient with(String header, String value) {
        var more = new HttpHeaders(headers);
        more.set(header, value);
        return new ApiClient(mvc, base, organization, caller, more);
    }

    public MvcTestResult get(String path) {
        return call(HttpMethod.GET, path, "");
    }

    public MvcTestResult post(String path, String body) {
        return call(HttpMethod.POST, path, body);
    }

    public MvcTestResult put(String path, String body) {
        return call(HttpMethod.PUT, path, body);
    }

    public MvcTestResult patch(String path, String body) {
        return call(HttpMethod.PATCH, path, body);
    }

    public MvcTestResult delete(String path) {
        return call(HttpMethod.DELETE, path, "");
    }

    public MvcTestResult call(HttpMethod method, String path, String body) {
        var request = MockMvcRequestBuilders.request(method, base + path).headers(headers).with(caller);
        return mvc.perform(body.isEmpty() ? request : request.contentType(APPLICATION_JSON).content(body));
    }

    /// Checks that a call was refused.
    public static void refused(MvcTestResult result, int status, String code) {
        assertThat(result).hasStatus(status);
        assertThat(result).bodyJson().extractingPath("$.code").isEqualTo(code);
    }

    /// The entity tag of a successful call's answer.
    public static String tag(MvcTestResult result) {
        assertThat(result).hasStatusOk();
        return requireNonNull(result.getResponse().getHeader(HttpHeaders.ETAG), "no ETag");
    }

    /// A value of a successful call's body.
    public static String text(MvcTestResult result, String path) {
        assertThat(result).hasStatusOk();
        try {
            return JsonPath.read(result.getResponse().getContentAsString(), path);
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
