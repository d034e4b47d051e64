package io.onbehalf.gateway.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.gateway.Client;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ActiveProfiles;
import tools.jackson.databind.JsonNode;

@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "onbehalf.gateway.calls-per-minute=3",
            "onbehalf.allowed-origins=https://agents.example"
        })
@ActiveProfiles("local")
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CallRateFilterTest {

    private final Client client;

    CallRateFilterTest(@LocalServerPort int port) {
        client = new Client(port);
    }

    @Test
    void past_the_limit_a_user_is_told_when_to_come_back_with_whichever_token_and_others_are_served() {
        HttpResponse<String> first = me(client.token("amy"));
        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(header(first, CallRateFilter.COUNT)).isEqualTo(1);
        assertThat(header(first, CallRateFilter.ALLOWED)).isEqualTo(3);
        assertThat(header(first, CallRateFilter.RESET)).isBetween(1, 61);
        me(client.token("amy"));
        me(client.token("amy"));

        HttpResponse<String> fourth = me(client.token("amy"));

        assertThat(fourth.statusCode()).isEqualTo(429);
        JsonNode error = Client.json(fourth);
        assertThat(error.path("code").asString()).isEqualTo("too.many.requests");
        assertThat(error.path("message").asString()).contains("made 4 calls within a minute, allowed are 3");
        assertThat(header(fourth, CallRateFilter.COUNT)).isEqualTo(4);
        assertThat(header(fourth, "Retry-After")).isEqualTo(header(fourth, CallRateFilter.RESET));
        assertThat(me(client.token("ben")).statusCode()).isEqualTo(200);
    }

    @Test
    void a_call_without_a_token_counts_for_nobody() {
        for (int i = 0; i < 5; i++) {
            HttpResponse<String> response = me("");
            assertThat(response.statusCode()).isEqualTo(401);
            assertThat(response.headers().firstValue(CallRateFilter.COUNT)).isEmpty();
        }
    }

    @Test
    void an_application_of_an_allowed_origin_may_read_how_often_its_user_may_call() {
        HttpResponse<String> response =
                client.send(
                        client.as(client.token("admin"), client.request("/api/v2/users/me"))
                                .header("Origin", "https://agents.example"));

        assertThat(response.headers().firstValue("Access-Control-Expose-Headers").orElseThrow().split(", "))
                .contains(CallRateFilter.COUNT, CallRateFilter.ALLOWED, CallRateFilter.RESET);
    }

    @Test
    void a_call_past_the_limit_is_refused_before_its_body_is_judged() {
        String token = client.token("sue");
        for (int i = 0; i < 3; i++) {
            me(token);
        }

        HttpResponse<String> response =
                client.send(
                        client.as(token, client.request("/api/v2/conversations/messages"))
                                .header("Content-Type", "text/plain")
                                .POST(BodyPublishers.ofString("x")));

        assertThat(response.statusCode()).isEqualTo(429);
    }

    private HttpResponse<String> me(String token) {
        return client.get("/api/v2/users/me", token);
    }

    private static int header(HttpResponse<String> response, String name) {
        return Integer.parseInt(response.headers().firstValue(name).orElseThrow());
    }
}
