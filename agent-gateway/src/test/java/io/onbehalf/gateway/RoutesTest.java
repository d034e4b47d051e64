package io.onbehalf.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.kit.web.PositionHeaders;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"onbehalf.gateway.read-timeout=4s", "onbehalf.allowed-origins=https://agents.example"})
@ActiveProfiles("local")
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RoutesTest {
    private static final StubService QUEUES = new StubService("queue");
    private static final StubService CONVERSATIONS = new StubService("conversation");

    private final Client client;
    private final String token;

    RoutesTest(@LocalServerPort int port) {
        client = new Client(port);
        token = client.token("amy");
    }

    @DynamicPropertySource
    static void services(DynamicPropertyRegistry properties) {
        properties.add("onbehalf.gateway.queue-service", QUEUES::url);
        properties.add("onbehalf.gateway.conversation-service", CONVERSATIONS::url);
        properties.add("onbehalf.gateway.wrapup-service", RoutesTest::nobody);
    }

    @AfterAll
    static void stop() {
        QUEUES.close();
        CONVERSATIONS.close();
    }

    @Test
    void a_person_s_calls_name_what_they_wrote_and_nobody_else_s_do() {
        HttpResponse<String> write = client.get("/api/v2/conversations/written", token);

        client.get("/api/v2/routing/queues", token);
        assertThat(QUEUES.lastHeader(PositionHeaders.AFTER)).isEqualTo("lists/amy/t1=17");
        assertThat(write.headers().firstValue(PositionHeaders.WRITTEN)).isEmpty();

        client.get("/api/v2/routing/queues", client.token("ben"));
        assertThat(QUEUES.lastHeader(PositionHeaders.AFTER)).isEmpty();
    }

    @Test
    void users_me_has_the_routing_status_of_queue_service_on_request() {
        JsonNode expanded =
                Client.json(client.get("/api/v2/users/me?expand=routingStatus,authorization", token));

        assertThat(QUEUES.lastTarget())
                .isEqualTo("GET /api/v2/users/0a0c3e00-0000-4000-8000-000000000103/routingstatus");
        assertThat(QUEUES.lastHeader("Authorization")).isEqualTo("Bearer " + token);
        assertThat(expanded.path("routingStatus").path("from").asString()).isEqualTo("queue");
        assertThat(expanded.path("authorization").isObject()).isTrue();
        assertThat(Client.json(client.get("/api/v2/users/me", token)).has("routingStatus")).isFalse();
    }

    @Test
    void read_marks_are_the_gateway_s_own() {
        HttpResponse<String> marks = client.get("/api/v2/onbehalf/users/me/readmarks", token);

        assertThat(marks.body()).doesNotContain("\"from\"");
    }

    @Test
    void users_me_has_the_organization_s_name_from_queue_service_on_request() {
        JsonNode expanded = Client.json(client.get("/api/v2/users/me?expand=organization", token));

        assertThat(QUEUES.lastTarget()).isEqualTo("GET /api/v2/organizations/me");
        assertThat(QUEUES.lastHeader("Authorization")).isEqualTo("Bearer " + token);
        assertThat(expanded.at("/organization/name").asString()).isEqualTo("Acme");
        JsonNode plain = Client.json(client.get("/api/v2/users/me", token));
        assertThat(plain.at("/organization/id")).isEqualTo(expanded.at("/organization/id"));
        assertThat(plain.at("/organization").has("name")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "/routing/queues, queue",
        "/routing/queues/q1, queue",
        "/routing/queues/q1/members, queue",
        "/routing/queues/me?name=su&pageSize=2, queue",
        "/users, queue",
        "/users?name=am&pageSize=2, queue",
        "/users/search, queue",
        "/users/u1, queue",
        "/users/u1/queues, queue",
        "/users/u1/queues/q1, queue",
        "/users/u1/routingstatus, queue",
        "/routing/utilization, queue",
        "/routing/queues/divisionviews/all, queue",
        "/organizations/me, queue",
        "/audits/query, queue",
        "/responsemanagement/libraries, queue",
        "/responsemanagement/responses/r1, queue",
        "/onbehalf/queues/q1/responses, queue",
        "/onbehalf/queues/q1/responses/r1/render, queue",
        "/onbehalf/queues/q1/conversations, conversation",
        "/conversations/c1, conversation",
        "/conversations/messages, conversation",
        "/conversations/messages/c1/participants/p1, conversation",
        "/conversations/messaging/threadingtimeline, conversation",
        "/onbehalf/conversations/c1/messages?limit=5, conversation"
    })
    void a_path_is_answered_by_its_service(String path, String service) {
        HttpResponse<String> response = client.get("/api/v2" + path, token);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(Client.json(response).path("from").asString()).isEqualTo(service);
        assertThat((service.equals("queue") ? QUEUES : CONVERSATIONS).lastTarget())
                .isEqualTo("GET /api/v2" + path);
    }

    @ParameterizedTest
    @CsvSource({
        "/routing/wrapupcodes",
        "/routing/wrapupcodes/w1",
        "/routing/queues/q1/wrapupcodes",
        "/routing/queues/q1/wrapupcodes/w1",
        "/onbehalf/wrapups/me",
        "/onbehalf/queues/q1/wrapups",
        "/onbehalf/conversations/c1/participants/p1/wrapup",
        "/conversations/c1/participants/p1/wrapup",
        "/conversations/messages/c1/participants/p1/wrapupcodes",
        "/conversations/messages/c1/participants/p1/communications/m1/wrapup"
    })
    void wrap_up_paths_are_its_services_and_while_it_is_down_the_caller_is_told_to_come_back(String path) {
        HttpResponse<String> response = client.get("/api/v2" + path, token);

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.headers().firstValue("Retry-After")).hasValue("2");
        assertThat(Client.json(response).path("code").asString()).isEqualTo("service.unavailable");
        assertThat(Client.json(response).path("message").asString())
                .isEqualTo("wrapup-service: does not answer");
    }

    @Test
    void a_service_that_is_too_slow_is_not_waited_for() {
        HttpResponse<String> response = client.get("/api/v2/conversations/slow", token);

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.headers().firstValue("Retry-After")).hasValue("2");
        assertThat(Client.json(response).path("contextId").asString())
                .isEqualTo(response.headers().firstValue("ININ-Correlation-Id").orElseThrow());
    }

    @Test
    void a_call_reaches_the_service_with_its_body_key_token_and_trace() {
        String trace = "4bf92f3577b34da6a3ce929d0e0e4736";
        HttpResponse<String> response =
                client.send(
                        client.as(token, client.request("/api/v2/conversations/messages"))
                                .header("Idempotency-Key", "k1")
                                .header("traceparent", "00-" + trace + "-00f067aa0ba902b7-01")
                                .header("Content-Type", "application/json")
                                .header("TE", "trailers")
                                .header("X-Onbehalf-Forwarded", "127.0.0.1:8202")
                                .method("PATCH", BodyPublishers.ofString("{\"text\":\"häm\"}")));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(CONVERSATIONS.lastTarget()).startsWith("PATCH ");
        assertThat(CONVERSATIONS.lastBody()).isEqualTo("{\"text\":\"häm\"}");
        assertThat(CONVERSATIONS.lastHeader("Idempotency-Key")).isEqualTo("k1");
        assertThat(CONVERSATIONS.lastHeader("Authorization")).isEqualTo("Bearer " + token);
        assertThat(CONVERSATIONS.lastHeader("Content-Type")).startsWith("application/json");
        assertThat(CONVERSATIONS.lastHeader("traceparent")).startsWith("00-" + trace);
        assertThat(CONVERSATIONS.lastHeader("TE")).isEmpty();
        assertThat(CONVERSATIONS.lastHeader("X-Onbehalf-Forwarded")).isEmpty();
        assertThat(response.headers().allValues("ININ-Correlation-Id")).containsExactly(trace);
        assertThat(response.headers().allValues("Cache-Control")).containsExactly("no-store");
        assertThat(response.headers().allValues("Keep-Alive")).doesNotContain("timeout=5");
    }

    @Test
    void a_key_that_would_change_on_its_way_is_refused_and_nothing_is_asked() {
        String before = CONVERSATIONS.lastTarget();
        HttpResponse<String> response =
                client.send(
                        client.as(token, client.request("/api/v2/conversations/keyed"))
                                .header("Idempotency-Key", "two words")
                                .POST(BodyPublishers.ofString("{}")));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(Client.json(response).path("code").asString()).isEqualTo("invalid.value");
        assertThat(CONVERSATIONS.lastTarget()).isEqualTo(before);
    }

    @Test
    void head_options_and_a_condition_reach_the_service_and_its_answer_comes_back() {
        HttpResponse<String> head = call("HEAD", "/api/v2/conversations/c1");
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(CONVERSATIONS.lastTarget()).isEqualTo("HEAD /api/v2/conversations/c1");

        assertThat(call("OPTIONS", "/api/v2/conversations/c1").headers().firstValue("Allow"))
                .hasValue("GET,HEAD,OPTIONS");

        HttpResponse<String> tagged =
                client.send(
                        client.as(token, client.request("/api/v2/conversations/c1"))
                                .header("If-Match", "\"v1\"")
                                .DELETE());
        assertThat(CONVERSATIONS.lastHeader("If-Match")).isEqualTo("\"v1\"");
        assertThat(tagged.headers().firstValue("ETag")).hasValue("\"v2\"");
    }

    @Test
    void the_gateway_alone_judges_origins() {
        HttpResponse<String> response =
                client.send(
                        client.as(token, client.request("/api/v2/conversations/c1"))
                                .header("Origin", "https://agents.example"));
        assertThat(response.headers().allValues("Access-Control-Allow-Origin"))
                .containsExactly("https://agents.example");
        assertThat(CONVERSATIONS.lastHeader("Origin")).isEmpty();
    }

    @Test
    void a_body_in_a_form_that_is_not_read_is_refused_and_nothing_is_asked() {
        String before = CONVERSATIONS.lastTarget();
        HttpResponse<String> response =
                client.send(
                        client.as(token, client.request("/api/v2/conversations/zipped"))
                                .header("Content-Encoding", "gzip")
                                .POST(BodyPublishers.ofString("{}")));
        assertThat(response.statusCode()).isEqualTo(415);
        assertThat(response.headers().firstValue("Accept-Encoding")).hasValue("identity");
        assertThat(CONVERSATIONS.lastTarget()).isEqualTo(before);
    }

    private HttpResponse<String> call(String method, String path) {
        return client.send(client.as(token, client.request(path)).method(method, BodyPublishers.noBody()));
    }

    @Test
    void a_query_that_is_no_text_is_malformed() {
        HttpResponse<String> response = client.get("/api/v2/conversations/c1?name=%ff", token);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(Client.json(response).path("status").asInt()).isEqualTo(400);
    }

    @Test
    void a_call_without_trace_gets_one_that_the_service_and_the_caller_share() {
        HttpResponse<String> response = client.get("/api/v2/conversations/c1", token);

        String contextId = response.headers().firstValue("ININ-Correlation-Id").orElseThrow();
        assertThat(CONVERSATIONS.lastHeader("traceparent")).startsWith("00-" + contextId + "-");
    }

    @Test
    void a_services_refusal_passes_unchanged() {
        HttpResponse<String> refused = client.get("/api/v2/conversations/refused", token);
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("\"from\":\"conversation\"");
        HttpResponse<String> empty = client.get("/api/v2/conversations/empty", token);
        assertThat(empty.statusCode()).isEqualTo(204);
        assertThat(empty.body()).isEmpty();
    }

    @Test
    void an_unknown_path_is_not_found() {
        HttpResponse<String> response = client.get("/api/v2/nothing/here", token);
        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(Client.json(response).path("code").asString()).isEqualTo("not.found");
    }

    @Test
    void without_a_token_no_service_is_asked() {
        HttpResponse<String> response = client.get("/api/v2/conversations/untold", "");
        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(Client.json(response).path("code").asString()).isEqualTo("authentication.required");
        assertThat(CONVERSATIONS.lastTarget()).doesNotContain("untold");
    }

    @Test
    void health_and_metrics_are_open() {
        assertThat(client.get("/readyz", "").statusCode()).isEqualTo(200);
    }

    private static String nobody() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return "http://127.0.0.1:" + socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
