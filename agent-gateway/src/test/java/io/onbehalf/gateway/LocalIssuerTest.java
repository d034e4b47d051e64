package io.onbehalf.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ActiveProfiles;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "onbehalf.body-timeout=2s")
@ActiveProfiles("local")
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LocalIssuerTest {
    private static final String ACME = "0a0c3e00-0000-4000-8000-000000000001";

    private final Client client;
    private final int port;

    LocalIssuerTest(@LocalServerPort int port) {
        client = new Client(port);
        this.port = port;
    }

    @ParameterizedTest
    @CsvSource({"admin, 39", "sue, 20", "amy, 13", "ben, 13"})
    void every_demo_user_gets_a_token_with_their_permissions(String name, int permissions) {
        HttpResponse<String> response = client.token(name, name + "-secret", "client_credentials");

        assertThat(response.statusCode()).isEqualTo(200);
        JsonNode answer = Client.json(response);
        assertThat(answer.path("token_type").asString()).isEqualTo("Bearer");
        assertThat(answer.path("expires_in").asInt()).isBetween(3590, 3600);
        JsonNode claims = claims(answer.path("access_token").asString());
        assertThat(claims.path("iss").asString()).isEqualTo("http://127.0.0.1:8080");
        assertThat(claims.path("aud").toString()).contains("onbehalf");
        assertThat(claims.path("org").asString()).isEqualTo(ACME);
        assertThat(claims.path("permissions").size()).isEqualTo(permissions);
        assertThat(claims.path("exp").isNumber()).isTrue();
    }

    @Test
    void users_me_is_whom_the_token_names() {
        HttpResponse<String> response = client.get("/api/v2/users/me", client.token("amy"));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(Client.json(response))
                .isEqualTo(
                        JsonMapper.shared()
                                .readTree(
                                        """
                                        {"id":"0a0c3e00-0000-4000-8000-000000000103","name":"Amy Agent","version":1,
                                         "state":"active","username":"amy","email":"amy@acme.example",
                                         "organization":{"id":"%s"},
                                         "selfUri":"/api/v2/users/0a0c3e00-0000-4000-8000-000000000103"}
                                        """
                                                .formatted(ACME)));
    }

    @Test
    void users_me_shows_the_permissions_of_the_token_on_request_and_nothing_that_it_does_not_know() {
        HttpResponse<String> expanded =
                client.get("/api/v2/users/me?expand=authorization", client.token("amy"));
        assertThat(Client.json(expanded).path("authorization").path("permissions").size()).isEqualTo(13);

        HttpResponse<String> refused = client.get("/api/v2/users/me?expand=presence", client.token("amy"));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(Client.json(refused).path("message").asString())
                .isEqualTo("expand: must be of authorization, organization, routingStatus");
    }

    @Test
    void a_wrong_secret_or_grant_is_refused_in_the_words_of_oauth() {
        HttpResponse<String> secret = client.token("amy", "wrong", "client_credentials");
        assertThat(secret.statusCode()).isEqualTo(401);
        assertThat(Client.json(secret).path("error").asString()).isEqualTo("invalid_client");
        assertThat(secret.headers().firstValue("WWW-Authenticate")).hasValue("Basic realm=\"onbehalf\"");
        HttpResponse<String> nobody =
                client.send(
                        client.request("/oauth/token")
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(BodyPublishers.ofString("grant_type=client_credentials")));
        assertThat(nobody.statusCode()).isEqualTo(401);
        assertThat(nobody.headers().firstValue("WWW-Authenticate")).hasValue("Basic realm=\"onbehalf\"");
        HttpResponse<String> user = client.token("eve", "eve-secret", "client_credentials");
        assertThat(user.statusCode()).isEqualTo(401);
        HttpResponse<String> grant = client.token("amy", "amy-secret", "password");
        assertThat(grant.statusCode()).isEqualTo(400);
        assertThat(Client.json(grant).path("error").asString()).isEqualTo("unsupported_grant_type");
    }

    @Test
    void after_ten_wrong_secrets_of_a_client_the_next_call_is_to_come_back_and_other_clients_are_served() {
        for (int i = 0; i < 10; i++) {
            HttpResponse<String> wrong = client.token("mallory", "guess" + i, "client_credentials");
            assertThat(wrong.statusCode()).isEqualTo(401);
        }

        HttpResponse<String> next = client.token("mall%6fry", "guess", "client_credentials");

        assertThat(next.statusCode()).isEqualTo(429);
        assertThat(Integer.parseInt(next.headers().firstValue("Retry-After").orElseThrow())).isBetween(1, 60);
        assertThat(Client.json(next).path("code").asString()).isEqualTo("too.many.requests");
        assertThat(client.token("amy", "amy-secret", "client_credentials").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"/oauth/token", "/oauth/revoke", "/oauth/authorize", "/sign-in/onbehalf/callback"})
    void a_form_that_does_not_arrive_in_time_is_late_before_its_sender_is_known(String path)
            throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            String head =
                    """
                    POST %s HTTP/1.1
                    Host: x
                    Content-Type: application/x-www-form-urlencoded
                    Content-Length: 1000

                    grant_type=\
                    """
                            .formatted(path);
            socket.getOutputStream().write(head.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII));

            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 408")
                    .contains("\"code\":\"request.timeout\"");
        }
    }

    @ParameterizedTest
    @CsvSource({"/oauth/token", "/oauth/revoke", "/oauth/authorize"})
    void a_form_is_no_larger_than_another_body(String path) {
        HttpResponse<String> refused =
                client.send(
                        client.request(path)
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(BodyPublishers.ofString("grant_type=" + "x".repeat(300_000))));

        assertThat(refused.statusCode()).isEqualTo(413);
        assertThat(refused.body()).contains("\"code\":\"request.entity.too.large\"");
    }

    @Test
    void a_form_that_can_t_be_read_is_malformed() {
        HttpResponse<String> refused =
                client.send(
                        client.request("/oauth/token")
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(BodyPublishers.ofString("grant_type=%zz")));

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("\"code\":\"bad.request\"");
    }

    @Test
    void the_keys_are_public_and_only_the_public_half() {
        HttpResponse<String> response = client.get("/oauth2/jwks", "");

        assertThat(response.statusCode()).isEqualTo(200);
        JsonNode key = Client.json(response).path("keys").path(0);
        assertThat(key.path("kty").asString()).isEqualTo("RSA");
        assertThat(key.has("d")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"/.well-known/openid-configuration", "/.well-known/oauth-authorization-server"})
    void discovery_names_the_endpoints(String path) {
        JsonNode answer = Client.json(client.get(path, ""));

        assertThat(answer.path("issuer").asString()).isEqualTo("http://127.0.0.1:8080");
        assertThat(answer.path("token_endpoint").asString()).isEqualTo("http://127.0.0.1:8080/oauth/token");
        assertThat(answer.path("jwks_uri").asString()).isEqualTo("http://127.0.0.1:8080/oauth2/jwks");
        assertThat(answer.path("grant_types_supported").toString())
                .isEqualTo("[\"client_credentials\",\"authorization_code\"]");
        assertThat(answer.path("token_endpoint_auth_methods_supported").toString())
                .isEqualTo("[\"client_secret_basic\"]");
        assertThat(answer.propertyNames())
                .filteredOn(name -> name.endsWith("_endpoint"))
                .containsExactly("authorization_endpoint", "token_endpoint", "revocation_endpoint");
    }

    @Test
    void a_client_revokes_a_token_with_its_secret_and_what_is_not_known_needs_no_revoking() {
        assertThat(revoke("amy-secret").statusCode()).isEqualTo(200);
        HttpResponse<String> wrong = revoke("wrong");
        assertThat(wrong.statusCode()).isEqualTo(401);
        assertThat(Client.json(wrong).path("error").asString()).isEqualTo("invalid_client");
    }

    private HttpResponse<String> revoke(String secret) {
        String basic = Base64.getEncoder().encodeToString(("amy:" + secret).getBytes(StandardCharsets.UTF_8));
        return client.send(
                client.request("/oauth/revoke")
                        .header("Authorization", "Basic " + basic)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("token=unknown&token_type_hint=refresh_token")));
    }

    @Test
    void a_forged_token_is_refused() {
        String[] parts = client.token("amy").split("\\.", -1);
        String claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
        String forged = claims.replace("routing:queue:view", "routing:queue:edit");
        String token =
                parts[0]
                        + "."
                        + Base64.getUrlEncoder()
                                .withoutPadding()
                                .encodeToString(forged.getBytes(StandardCharsets.UTF_8))
                        + "."
                        + parts[2];

        assertThat(client.get("/api/v2/users/me", token).statusCode()).isEqualTo(401);
    }

    @Test
    void the_token_path_takes_no_other_method() {
        HttpResponse<String> response =
                client.send(client.request("/oauth/token").PUT(BodyPublishers.ofString("x")));
        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(response.headers().firstValue("Allow")).hasValue("POST");
        assertThat(response.body()).contains("\"code\":\"method.not.allowed\"", "\"contextId\"");
    }

    private static JsonNode claims(String token) {
        return JsonMapper.shared().readTree(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]));
    }
}
