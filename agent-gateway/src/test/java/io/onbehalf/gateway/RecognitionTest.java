package io.onbehalf.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/// Each test has a gateway of its own, which has recorded nobody.
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ActiveProfiles("local")
@DirtiesContext(classMode = DirtiesContext.ClassMode.AFTER_EACH_TEST_METHOD)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RecognitionTest {
    private static final Duration QUIET = Duration.ofMillis(500);
    private static final StubService QUEUES = new StubService("queue");

    private final Client client;
    private final int before = QUEUES.recordings().size();

    RecognitionTest(@LocalServerPort int port) {
        client = new Client(port);
    }

    @DynamicPropertySource
    static void services(DynamicPropertyRegistry properties) {
        properties.add("onbehalf.gateway.queue-service", QUEUES::url);
    }

    @AfterAll
    static void stop() {
        QUEUES.close();
    }

    @Test
    void a_user_is_recorded_once_with_their_own_token_and_the_trace_of_their_call() {
        String token = client.token("amy");

        HttpResponse<String> response = client.get("/api/v2/users/me", token);
        client.get("/api/v2/routing/queues", token);
        client.get("/api/v2/routing/queues", client.token("amy"));
        client.get("/api/v2/routing/queues", client.token("ben"));

        String trace = response.headers().firstValue("ININ-Correlation-Id").orElseThrow();
        await().untilAsserted(() -> assertThat(QUEUES.recordings()).hasSize(before + 2));
        assertThat(QUEUES.recordings().get(before)).startsWith("PUT Bearer " + token + " 00-" + trace + "-");
    }

    @Test
    void a_failure_does_not_reach_the_caller_and_the_next_call_tries_again() {
        String token = client.token("amy");
        QUEUES.recordWith(503);

        assertThat(client.get("/api/v2/routing/queues", token).statusCode()).isEqualTo(200);
        await().untilAsserted(() -> assertThat(QUEUES.recordings()).hasSize(before + 1));

        QUEUES.recordWith(204);
        await().untilAsserted(() -> {
            assertThat(client.get("/api/v2/routing/queues", token).statusCode()).isEqualTo(200);
            assertThat(QUEUES.recordings()).hasSizeGreaterThanOrEqualTo(before + 2);
        });
        int recorded = QUEUES.recordings().size();
        client.get("/api/v2/routing/queues", token);
        await().during(QUIET).until(() -> QUEUES.recordings().size() == recorded);
    }

    @Test
    void without_a_token_nobody_is_recorded() {
        client.get("/api/v2/routing/queues", "");
        client.get("/api/v2/routing/queues", "nonsense");

        await().during(QUIET).until(() -> QUEUES.recordings().size() == before);
    }
}
