package io.onbehalf.gateway.docs;

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

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ActiveProfiles("local")
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DocsControllerTest {

    private final Client client;

    DocsControllerTest(@LocalServerPort int port) {
        client = new Client(port);
    }

    @Test
    void everybody_reads_the_document_without_a_token() {
        HttpResponse<String> response = client.get(DocsController.PATH, "");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("application/yaml");
        assertThat(response.body()).startsWith("openapi: 3.1").contains("\n  /api/v2/users/me:\n");
    }

    @Test
    void a_client_that_has_the_document_is_told_that_it_is_the_same() {
        String tag = client.get(DocsController.PATH, "").headers().firstValue("ETag").orElseThrow();
        HttpResponse<String> again =
                client.send(client.request(DocsController.PATH).header("If-None-Match", tag));

        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
    }

    @Test
    void another_method_is_405_with_the_error_body() {
        HttpResponse<String> response =
                client.send(client.request(DocsController.PATH).POST(BodyPublishers.ofString("{}")));

        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(Client.json(response).path("status").asInt()).isEqualTo(405);
    }
}
