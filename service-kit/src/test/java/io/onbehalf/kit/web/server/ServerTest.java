package io.onbehalf.kit.web.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.kit.web.TinyService;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;

/// The behaviour that only a real server shows: the container's own errors, the kit's defaults.
@SpringBootTest(
        classes = {TinyService.class, ServerTest.Tokens.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"onbehalf.state-dir=target/state", "onbehalf.allowed-origins=https://agents.example"})
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ServerTest {
    @TestConfiguration(proxyBeanMethods = false)
    static class Tokens {
        @Bean
        JwtDecoder accessTokenDecoder() {
            return token ->
                    switch (token) {
                        case "amy" -> jwt(token, "acme");
                        case "undecidable" -> throw new JwtException("the issuer is down");
                        default -> throw new BadJwtException("no");
                    };
        }
    }

    private static Jwt jwt(String user, String organization) {
        return Jwt.withTokenValue(user)
                .header("alg", "RS256")
                .subject(user)
                .claim("org", organization)
                .claim("permissions", List.of())
                .expiresAt(Instant.now().plusSeconds(60))
                .build();
    }

    private final HttpClient client = HttpClient.newHttpClient();
    private final int port;

    @Autowired
    ServerTest(@LocalServerPort int port) {
        this.port = port;
    }

    @Test
    void health_needs_no_token_and_everything_else_does() {
        assertThat(call("/readyz", "").statusCode()).isEqualTo(200);
        assertThat(call("/actuator/env", "").body()).contains("\"code\":\"authentication.required\"");
        assertThat(call("/error", "amy").body()).contains("\"code\":\"not.found\"");
    }

    @Test
    void calls_run_on_virtual_threads() {
        assertThat(call("/api/v2/tiny/number?number=1", "amy").body()).contains("\"virtual\":true");
    }

    @Test
    void while_tokens_cannot_be_checked_a_call_is_to_come_back() {
        HttpResponse<String> response = call("/api/v2/tiny/times", "undecidable");
        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.headers().firstValue("Retry-After")).hasValue("1");
        assertThat(response.body()).contains("\"code\":\"service.unavailable\"");
    }

    @Test
    void what_the_container_refuses_has_the_error_body_too() throws IOException {
        assertThat(raw("GET /[ HTTP/1.1\r\nHost: x\r\n\r\n"))
                .startsWith("HTTP/1.1 400")
                .contains("ININ-Correlation-Id", "\"code\":\"bad.request\"");
        assertThat(raw("GET /api/v2/..;/x HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
                .contains("\"contextId\":\"");
    }

    @Test
    void what_is_too_long_before_the_body_is_told_in_words() throws IOException {
        String words = "The request line or the headers are malformed, more than 100, or larger than 32 KB";
        String many = "H: 1\r\n".repeat(120);
        for (String request :
                List.of(
                        "GET / HTTP/1.1\r\nHost: x\r\nBig: " + "x".repeat(40_000) + "\r\n\r\n",
                        "GET /" + "x".repeat(40_000) + " HTTP/1.1\r\nHost: x\r\n\r\n",
                        "GET / HTTP/1.1\r\nHost: x\r\n" + many + "\r\n")) {
            assertThat(raw(request)).startsWith("HTTP/1.1 400").contains(words, "\"contextId\":\"");
        }
        assertThat(
                        raw(
                                "GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nBig: "
                                        + "x".repeat(30_000)
                                        + "\r\n\r\n"))
                .startsWith("HTTP/1.1 401");
    }

    @Test
    void a_protocol_that_is_not_served_is_the_callers_failure_not_ours() throws IOException {
        assertThat(raw("GET / HTTP/1.2\r\nHost: x\r\n\r\n"))
                .startsWith("HTTP/1.1 505")
                .contains("\"code\":\"http.version.not.supported\"");
        assertThat(raw("GET / HTTP/1.1\r\nHost: x\r\nExpect: more\r\n\r\n"))
                .startsWith("HTTP/1.1 417")
                .contains("\"code\":\"expectation.failed\"");
        assertThat(raw("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip, chunked\r\n\r\n"))
                .startsWith("HTTP/1.1 501")
                .contains("\"code\":\"not.implemented\"");
    }

    @Test
    void an_unknown_part_of_health_has_the_error_body() {
        HttpResponse<String> response = call("/actuator/health/nothing", "");
        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.body()).contains("\"code\":\"not.found\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*/*",
                "application/*",
                "*",
                "json",
                ";",
                "text/plain; charset=\"",
                "application/*+json",
                "application/problem+json",
                "application/vnd.a+json",
                "application/json;charset=utf-16",
                "application/json;charset=iso-8859-1"
            })
    void a_content_type_that_is_no_single_type_is_refused_with_and_without_origin_and_token(
            String contentType) {
        for (String origin : List.of("", "https://agents.example", "https://evil.example", "null")) {
            for (String token : List.of("", "amy")) {
                HttpResponse<String> response = posted(contentType, origin, token);

                assertThat(response.statusCode())
                        .as("origin '%s', token '%s'", origin, token)
                        .isEqualTo(origin.isEmpty() || origin.contains("agents") ? 415 : 403);
                assertThat(response.body()).contains("\"contextId\":\"");
            }
        }
    }

    private HttpResponse<String> posted(String contentType, String origin, String token) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/v2/tiny"))
                        .header("Content-Type", contentType)
                        .POST(BodyPublishers.ofString("{}"));
        if (!origin.isEmpty()) {
            request.header("Origin", origin);
        }
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        return client.sendAsync(request.build(), BodyHandlers.ofString()).join();
    }

    @Test
    void a_preflight_of_a_configured_origin_is_answered_without_a_token() {
        HttpResponse<String> allowed = preflight("https://agents.example");

        assertThat(allowed.statusCode()).isEqualTo(200);
        assertThat(header(allowed, "Access-Control-Allow-Origin")).isEqualTo("https://agents.example");
        assertThat(header(allowed, "Access-Control-Allow-Methods")).contains("PATCH");
        assertThat(header(allowed, "Access-Control-Allow-Headers")).contains("authorization");
        assertThat(allowed.headers().firstValue("Access-Control-Allow-Credentials")).isEmpty();
    }

    @Test
    void a_preflight_of_another_origin_is_refused_with_the_error_body() {
        HttpResponse<String> refused = preflight("https://evil.example");

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("\"code\":\"origin.not.allowed\"", "\"contextId\":\"");
        assertThat(refused.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    }

    @Test
    void an_answer_to_a_configured_origin_may_be_read_by_its_application_also_a_refusal() {
        for (String token : List.of("amy", "")) {
            HttpResponse<String> response =
                    send(builder("/api/v2/tiny/times", token).header("Origin", "https://agents.example"));
            assertThat(header(response, "Access-Control-Allow-Origin")).isEqualTo("https://agents.example");
            assertThat(header(response, "Access-Control-Expose-Headers"))
                    .contains("ETag", "ININ-Correlation-Id", "Retry-After");
        }
    }

    @Test
    void head_is_get_without_a_body() {
        HttpResponse<String> get = call("/api/v2/tiny/times", "amy");
        HttpResponse<String> head = send(builder("/api/v2/tiny/times", "amy").HEAD());

        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(header(head, "Content-Type")).isEqualTo(header(get, "Content-Type"));
        assertThat(send(builder("/api/v2/nothing", "amy").HEAD()).statusCode()).isEqualTo(404);
        HttpResponse<String> refused = send(builder("/api/v2/tiny/key", "amy").HEAD());
        assertThat(refused.statusCode()).isEqualTo(405);
        assertThat(header(refused, "Allow")).isEqualTo("POST,OPTIONS");
    }

    @Test
    void options_names_the_methods_of_a_path() {
        HttpResponse<String> times = options("/api/v2/tiny/times");
        assertThat(times.statusCode()).isEqualTo(200);
        assertThat(header(times, "Allow").split(",")).containsExactlyInAnyOrder("GET", "HEAD", "OPTIONS");
        assertThat(times.body()).isEmpty();
        assertThat(times.headers().firstValue("Accept-Patch")).isEmpty();
        assertThat(header(options("/api/v2/tiny/key"), "Allow").split(","))
                .containsExactlyInAnyOrder("POST", "OPTIONS");
        HttpResponse<String> nothing = options("/api/v2/nothing");
        assertThat(nothing.statusCode()).isEqualTo(404);
        assertThat(nothing.body()).contains("\"code\":\"not.found\"");
    }

    @Test
    void a_method_that_a_path_does_not_take_is_refused_with_the_methods_that_options_names() {
        HttpResponse<String> refused =
                send(builder("/api/v2/tiny/times", "amy").method("DELETE", BodyPublishers.noBody()));

        assertThat(refused.statusCode()).isEqualTo(405);
        assertThat(header(refused, "Allow").split(","))
                .containsExactlyInAnyOrder(header(options("/api/v2/tiny/times"), "Allow").split(","));
    }

    private HttpResponse<String> preflight(String origin) {
        return send(
                builder("/api/v2/tiny", "")
                        .method("OPTIONS", BodyPublishers.noBody())
                        .header("Origin", origin)
                        .header("Access-Control-Request-Method", "POST")
                        .header("Access-Control-Request-Headers", "authorization"));
    }

    private HttpResponse<String> options(String path) {
        return send(builder(path, "amy").method("OPTIONS", BodyPublishers.noBody()));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        return client.sendAsync(request.build(), BodyHandlers.ofString()).join();
    }

    private static String header(HttpResponse<String> response, String name) {
        return response.headers().firstValue(name).orElseThrow().replace(" ", "");
    }

    private HttpRequest.Builder builder(String path, String token) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }

    private HttpResponse<String> call(String path, String token) {
        return client.sendAsync(request(path, token), BodyHandlers.ofString()).join();
    }

    private HttpRequest request(String path, String token) {
        return builder(path, token).build();
    }

    private String raw(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
