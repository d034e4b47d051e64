package io.onbehalf.local.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.onbehalf.local.DemoUsers;
import io.onbehalf.local.Failure;
import io.onbehalf.local.client.Api;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A server answers as the gateway does. The name of a user is their token.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class UsedDataTest {

    private static final String ADVICE =
            "the demo expects the data as it was created: start it with --clean, or with another --data DIR.";
    private static final String LIST = "/api/v2/conversations/messages ";
    private static final String ONE = "{\"entities\": [{\"id\": \"1\"}]}";
    private static final String NONE = "{\"entities\": []}";

    private final Map<String, String> answers = new HashMap<>();
    private final HttpServer server;

    UsedDataTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    @BeforeEach
    void the_server_starts() {
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
    void the_demo_does_not_begin_while_amy_has_interactions() {
        answers.put(LIST + "amy", ONE);

        assertThatThrownBy(() -> UsedData.requireNoOpenWork(api()))
                .isInstanceOf(Failure.class)
                .hasMessage("demo: amy has open interactions, and " + ADVICE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"connected", "alerting"})
    void the_demo_does_not_begin_while_ben_is_in_a_conversation(String state) {
        answers.put(LIST + "ben", ONE);
        answers.put("/api/v2/conversations/1 ben", bens(state));

        assertThatThrownBy(() -> UsedData.requireNoOpenWork(api()))
                .isInstanceOf(Failure.class)
                .hasMessage("demo: ben has open interactions, and " + ADVICE);
    }

    @Test
    void the_demo_may_begin_where_ben_owes_the_wrap_up_of_an_earlier_one() {
        answers.put(LIST + "ben", ONE);
        answers.put("/api/v2/conversations/1 ben", bens("disconnected"));

        assertThatCode(() -> UsedData.requireNoOpenWork(api())).doesNotThrowAnyException();
    }

    @Test
    void a_failure_on_data_of_an_earlier_run_says_what_to_do() {
        assertThat(UsedData.explained(new Failure("demo, step 9: something is wrong.")).sentence())
                .isEqualTo("demo, step 9: something is wrong. The data is of an earlier run, and " + ADVICE);
    }

    private static String bens(String state) {
        return """
        {"participants": [{"id": "p", "purpose": "agent", "userId": "%s",
            "messages": [{"id": "c", "state": "%s"}]}]}\
        """
                .formatted(DemoUsers.idOf("ben"), state);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String authorization = exchange.getRequestHeaders().getFirst("Authorization");
        String credentials = authorization.substring(authorization.indexOf(' ') + 1);
        String path = exchange.getRequestURI().getPath();
        byte[] body = answer(path, credentials).getBytes(StandardCharsets.UTF_8);
        try (exchange) {
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private String answer(String path, String credentials) {
        if (path.equals("/oauth/token")) {
            String client = new String(Base64.getDecoder().decode(credentials), StandardCharsets.UTF_8);
            return "{\"access_token\": \"%s\"}".formatted(client.substring(0, client.indexOf(':')));
        }
        return answers.getOrDefault(path + " " + credentials, NONE);
    }

    private Api api() {
        return new Api(URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
    }
}
