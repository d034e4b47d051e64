package io.onbehalf.images;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class HealthTest {

    @Test
    void a_part_that_answers_200_is_ready() throws IOException {
        assertThat(readyIfItAnswers(200)).isTrue();
    }

    @Test
    void a_part_that_refuses_is_not_ready() throws IOException {
        assertThat(readyIfItAnswers(503)).isFalse();
    }

    @Test
    void a_part_that_does_not_listen_is_not_ready() throws IOException {
        HttpServer server = server(200);
        URI address = address(server);
        server.stop(0);

        assertThat(Health.isReady(address)).isFalse();
    }

    private static boolean readyIfItAnswers(int status) throws IOException {
        HttpServer server = server(status);
        try {
            return Health.isReady(address(server));
        } finally {
            server.stop(0);
        }
    }

    private static HttpServer server(int status) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/",
                exchange -> {
                    exchange.sendResponseHeaders(status, -1);
                    exchange.close();
                });
        server.start();
        return server;
    }

    private static URI address(HttpServer server) {
        return URI.create("http://127.0.0.1:%d/readyz".formatted(server.getAddress().getPort()));
    }
}
