package io.onbehalf.local.client;

import io.onbehalf.local.DemoUsers;
import io.onbehalf.local.Failure;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The public API, over HTTP with a token, as every client uses it.
public final class Api {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final URI url;
    private final HttpClient client;
    private final URI tokens;

    /// @param url of the gateway, or of one service instance
    public Api(URI url) {
        this(url, httpClient());
    }

    /// @param client sends the calls
    public Api(URI url, HttpClient client) {
        this(url, client, url.resolve("/oauth/token"));
    }

    /// @param tokens where the issuer gives tokens; the local one does so at the gateway
    public Api(URI url, HttpClient client, URI tokens) {
        this.url = url;
        this.client = client;
        this.tokens = tokens;
    }

    /// The client that is used if no other is given.
    public static HttpClient httpClient() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(5))
                .build();
    }

    /// Signs in as a demo user.
    public ApiUser signIn(String user) throws InterruptedException {
        return new ApiUser(this, user, DemoUsers.idOf(user), token(user));
    }

    /// Requests a token from the issuer, where each user is an OAuth client of the same name. Throws if it
    /// gets none.
    public String token(String user) throws InterruptedException {
        String credentials = user + ":" + user + "-secret";
        HttpRequest request =
                HttpRequest.newBuilder(tokens)
                        .timeout(TIMEOUT)
                        .header("Authorization", "Basic " + base64(credentials))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("grant_type=client_credentials"))
                        .build();
        Answer answer = send(request);
        String token = answer.text("access_token");
        if (token.isEmpty()) {
            throw new Failure(
                    "%s got no token: status %d %s".formatted(user, answer.status(), answer.body()));
        }
        return token;
    }

    Answer call(
            String token, String method, String path, @Nullable Object body, @Nullable String idempotencyKey)
            throws InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(url + "/api/v2" + path))
                        .timeout(TIMEOUT)
                        .header("Authorization", "Bearer " + token);
        if (idempotencyKey != null) {
            request.header("Idempotency-Key", idempotencyKey);
        }
        if (body == null) {
            request.method(method, BodyPublishers.noBody());
        } else {
            request.header("Content-Type", "application/json");
            request.method(method, BodyPublishers.ofString(JSON.writeValueAsString(body)));
        }
        return send(request.build());
    }

    private Answer send(HttpRequest request) throws InterruptedException {
        try {
            return sendOnce(request);
        } catch (IOException e) {
            if (request.headers().firstValue("Idempotency-Key").isPresent()) {
                return sendAgain(request);
            }
            throw noAnswer(request, e);
        }
    }

    /// The server closes a connection that was idle, which can cross a call on its way. With a key the call
    /// may be sent again.
    private Answer sendAgain(HttpRequest request) throws InterruptedException {
        try {
            return sendOnce(request);
        } catch (IOException e) {
            throw noAnswer(request, e);
        }
    }

    private Answer sendOnce(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> response =
                client.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        return new Answer(
                response.statusCode(),
                json(response.body()),
                response.headers().firstValue("Retry-After").orElse(null));
    }

    private static Failure noAnswer(HttpRequest request, IOException cause) {
        return new Failure(
                "%s %s got no answer: %s".formatted(request.method(), request.uri().getPath(), cause), cause);
    }

    private static JsonNode json(String body) {
        try {
            return body.isBlank() ? JSON.missingNode() : JSON.readTree(body);
        } catch (JacksonException notJson) {
            return JSON.missingNode();
        }
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
