package io.onbehalf.local.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.onbehalf.local.Failure;
import io.onbehalf.local.client.Api;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// A server answers as the gateway does; every user gets the same answers.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class UsedDataTest {

    private static final String ADVICE =
            "the demo expects the data as it was created: start it with --clean, or with another --data DIR.";
    private static final String ONE = "{\"entities\": [{\"id\": \"1\"}]}";
    private static final String NONE = "{\"entities\": []}";

    private final Map<String, String> answers = new HashMap<>();
    private final HttpServer server;

    UsedDataTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    @BeforeEach
    void nobody_has_worked() {
        answers.put("/oauth/token", "{\"access_token\": \"token\"}");
        answers.put(
                "/api/v2/routing/queues/me",
                """
                {"entities": [{"id": "s", "name": "Support"}, {"id": "b", "name": "Billing"},
                    {"id": "l", "name": "Sales"}, {"id": "o", "name": "Orders"}]}\
                """);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void the_server_stops() {
        server.stop(0);
    }

    @Test
    void the_demo_may_begin_where_nothing_is_open() {
        assertThatCode(() -> UsedData.requireNoOpenWork(api())).doesNotThrowAnyException();
    }

    @Test
    void the_demo_does_not_begin_while_an_agent_has_interactions() {
        answers.put("/api/v2/conversations/messages", ONE);

        assertThatThrownBy(() -> UsedData.requireNoOpenWork(api()))
                .isInstanceOf(Failure.class)
                .hasMessage("demo: amy has open interactions, and " + ADVICE);
    }

    @Test
    void the_demo_does_not_begin_while_conversations_wait_in_a_queue_of_its_agents() {
        answers.put("/api/v2/onbehalf/queues/o/conversations", ONE);

        assertThatThrownBy(() -> UsedData.requireNoOpenWork(api()))
                .isInstanceOf(Failure.class)
                .hasMessage("demo: conversations wait in Orders, and " + ADVICE);
    }

    @Test
    void a_failure_on_data_of_an_earlier_run_says_what_to_do() {
        assertThat(UsedData.explained(new Failure("demo, step 9: something is wrong.")).sentence())
                .isEqualTo(
                        "demo, step 9: something is wrong. The data is of an earlier run, and " + ADVICE);
    }

    private void answer(HttpExchange exchange) throws IOException {
        byte[] body =
                answers.getOrDefault(exchange.getRequestURI().getPath(), NONE)
                        .getBytes(StandardCharsets.UTF_8);
        try (exchange) {
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private Api api() {
        return new Api(URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
    }
}
