package io.onbehalf.gateway.readmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.gateway.Client;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.ActiveProfiles;
import tools.jackson.databind.JsonNode;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ActiveProfiles("local")
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ReadMarksApiTest {

    private static final String MARKS = "/api/v2/onbehalf/users/me/readmarks";
    private static final String ID = "0A0C3E00-0000-4000-8000-0000000000AA";
    private static final String FOLDED = "0a0c3e00-0000-4000-8000-0000000000aa";

    private final Client client;
    private final String token;

    ReadMarksApiTest(@LocalServerPort int port) {
        client = new Client(port);
        token = client.token("amy");
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class WithoutKafka {

        @Bean
        @Primary
        ReadMarkStore memoryStore() {
            return new MemoryReadMarkStore();
        }
    }

    @Test
    void a_mark_that_is_put_is_read_by_its_user_alone() {
        JsonNode mark = Client.json(put("{\"conversationId\":\"%s\",\"order\":12}".formatted(ID)));

        assertThat(mark.path("conversationId").asString()).isEqualTo(FOLDED);
        assertThat(mark.path("order").asLong()).isEqualTo(12);
        assertThat(mark.path("readAt").asString()).matches("\\d{4}-\\d\\d-\\d\\dT.*\\.\\d{3}Z");
        assertThat(Client.json(client.get(MARKS, token)).path("entities").get(0)).isEqualTo(mark);
        assertThat(client.get(MARKS, client.token("ben")).body()).isEqualTo("{\"entities\":[]}");
        assertThat(client.get(MARKS, "").statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{}",
                "{\"order\":1}",
                "{\"conversationId\":\"nonsense\",\"order\":1}",
                "{\"conversationId\":\"%s\"}",
                "{\"conversationId\":\"%s\",\"order\":null}",
                "{\"conversationId\":\"%s\",\"order\":\"1\"}",
                "{\"conversationId\":\"%s\",\"order\":0}",
                "{\"conversationId\":\"%s\",\"order\":-1}",
                "{\"conversationId\":\"%s\",\"order\":1.5}",
                "{\"conversationId\":\"%s\",\"order\":9223372036854775808}"
            })
    void what_is_no_place_in_a_conversation_is_refused(String body) {
        assertThat(put(body.formatted(ID)).statusCode()).isEqualTo(400);
    }

    private HttpResponse<String> put(String body) {
        return client.send(
                client.as(token, client.request(MARKS))
                        .header("Content-Type", "application/json")
                        .PUT(BodyPublishers.ofString(body)));
    }
}
