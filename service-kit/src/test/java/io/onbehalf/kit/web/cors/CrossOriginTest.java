package io.onbehalf.kit.web.cors;

import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.kit.web.TraceContext;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.filter.CorsFilter;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CrossOriginTest {

    private final CorsFilter without = CrossOrigin.filter(List.of(), new TraceContext());
    private final MockFilterChain chain = new MockFilterChain();
    private final MockHttpServletResponse response = new MockHttpServletResponse();

    @Test
    void where_no_origin_is_configured_every_preflight_is_refused() throws ServletException, IOException {
        MockHttpServletRequest preflight = from("https://evil.example", "OPTIONS");
        preflight.addHeader("Access-Control-Request-Method", "POST");

        without.doFilter(preflight, response, chain);

        assertThat(response.getStatus()).isEqualTo(403);
        assertThat(response.getContentAsString()).contains("\"code\":\"origin.not.allowed\"");
        assertThat(chain.getRequest()).isNull();
    }

    @Test
    void where_no_origin_is_configured_other_calls_are_as_if_they_named_none()
            throws ServletException, IOException {
        for (String method : List.of("GET", "OPTIONS")) {
            chain.reset();
            without.doFilter(from("https://evil.example", method), response, chain);

            assertThat(chain.getRequest()).as(method).isNotNull();
            assertThat(response.getHeader("Access-Control-Allow-Origin")).isNull();
        }
    }

    private static MockHttpServletRequest from(String origin, String method) {
        MockHttpServletRequest request = new MockHttpServletRequest(method, "/api/v2/tiny");
        request.addHeader("Origin", origin);
        return request;
    }
}
