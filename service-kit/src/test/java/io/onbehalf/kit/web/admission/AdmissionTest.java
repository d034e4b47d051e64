package io.onbehalf.kit.web.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.onbehalf.kit.metrics.OnbehalfMeter;
import io.onbehalf.kit.web.TinyService;
import io.onbehalf.kit.web.forwarding.ForwardedCall;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/// How many calls are served at the same time, of all, of an organization and of a user.
@SpringBootTest(
        classes = {TinyService.class, AdmissionTest.Tokens.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"onbehalf.max-in-flight=4", "onbehalf.state-dir=target/state"})
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AdmissionTest {

    /// A token is a user and, after a dot, their organization.
    @TestConfiguration(proxyBeanMethods = false)
    static class Tokens {
        @Bean
        JwtDecoder accessTokenDecoder() {
            return token ->
                    Jwt.withTokenValue(token)
                            .header("alg", "RS256")
                            .subject(token.split("[.]", -1)[0])
                            .claim("org", token.split("[.]", -1)[1])
                            .claim("permissions", List.of())
                            .expiresAt(Instant.now().plusSeconds(60))
                            .build();
        }
    }

    private static final String AMY = "amy.acme";
    private static final String ANN = "ann.acme";
    private static final String GUS = "gus.globex";

    private final HttpClient client = HttpClient.newHttpClient();
    private final int port;
    private final MeterRegistry meters;

    @Autowired
    AdmissionTest(@LocalServerPort int port, MeterRegistry meters) {
        this.port = port;
        this.meters = meters;
    }

    @Test
    void past_their_share_a_user_and_an_organization_are_refused_and_past_the_bound_all_are() {
        List<CompletableFuture<HttpResponse<String>>> admitted = List.of(waiting(AMY));
        awaitInFlight(1);
        assertThat(refusal(AMY)).contains("organization acme, user amy: 1 requests are in flight");

        List<CompletableFuture<HttpResponse<String>>> ofAnn = List.of(waiting(ANN));
        awaitInFlight(2);
        assertThat(refusal("ada.acme")).contains("organization acme: 2 requests are in flight");

        List<CompletableFuture<HttpResponse<String>>> ofGlobex = List.of(waiting(GUS), waiting("amy.globex"));
        awaitInFlight(4);
        assertOverloaded(call("joe.initech"));
        assertThat(meters.get(OnbehalfMeter.CALLS_NOT_ADMITTED.id()).counter().count()).isEqualTo(3);
        assertThat(send(builder("/readyz", "")).join().statusCode()).isEqualTo(200);
        assertThat(forwarded("/api/v2/tiny/times", AMY).join().statusCode())
                .as("another instance has admitted it")
                .isEqualTo(200);
        // Whoever says so without having been admitted gets no more than they would get here.
        List<CompletableFuture<HttpResponse<String>>> ofOthers = List.of(forwarded("/api/v2/tiny/wait", AMY));
        await().untilAsserted(() -> assertOverloaded(forwarded("/api/v2/tiny/times", AMY).join()));

        TinyService.GATE.countDown();
        for (var calls : List.of(admitted, ofAnn, ofGlobex, ofOthers)) {
            assertThat(calls).allSatisfy(call -> assertThat(call.join().statusCode()).isEqualTo(200));
        }
        awaitInFlight(0);
        assertThat(call(AMY).statusCode()).isEqualTo(200);
    }

    /// The body of the first refusal: a call takes its place before it is counted towards its shares.
    private String refusal(String token) {
        HttpResponse<String> refused =
                await().until(() -> call(token), response -> response.statusCode() != 200);
        assertOverloaded(refused);
        return refused.body();
    }

    private void awaitInFlight(int calls) {
        await().until(() -> meters.get(OnbehalfMeter.CALLS_IN_FLIGHT.id()).gauge().value() == calls);
    }

    private static void assertOverloaded(HttpResponse<String> response) {
        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.headers().firstValue("Retry-After")).hasValue("1");
        assertThat(response.body()).contains("\"code\":\"service.overloaded\"");
    }

    private CompletableFuture<HttpResponse<String>> waiting(String token) {
        return send(builder("/api/v2/tiny/wait", token));
    }

    private HttpResponse<String> call(String token) {
        return send(builder("/api/v2/tiny/times", token)).join();
    }

    private CompletableFuture<HttpResponse<String>> forwarded(String path, String token) {
        return send(builder(path, token).header(ForwardedCall.HEADER, "127.0.0.1:8202"));
    }

    private CompletableFuture<HttpResponse<String>> send(HttpRequest.Builder request) {
        return client.sendAsync(request.build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder builder(String path, String token) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }
}
