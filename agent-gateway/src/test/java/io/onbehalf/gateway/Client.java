package io.onbehalf.gateway;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Calls the gateway as its users do.
public final class Client {
    private final HttpClient http = HttpClient.newHttpClient();
    private final String base;

    public Client(int port) {
        this.base = "http://127.0.0.1:" + port;
    }

    public HttpResponse<String> token(String name, String secret, String grant) {
        String basic =
                Base64.getEncoder().encodeToString((name + ":" + secret).getBytes(StandardCharsets.UTF_8));
        return send(
                request("/oauth/token")
                        .header("Authorization", "Basic " + basic)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("grant_type=" + grant)));
    }

    public String token(String name) {
        return json(token(name, name + "-secret", "client_credentials")).path("access_token").asString();
    }

    public HttpResponse<String> get(String path, String token) {
        return send(as(token, request(path)));
    }

    public HttpRequest.Builder as(String token, HttpRequest.Builder request) {
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }

    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path));
    }

    public HttpResponse<String> send(HttpRequest.Builder request) {
        return http.sendAsync(request.build(), BodyHandlers.ofString()).join();
    }

    public static JsonNode json(HttpResponse<String> response) {
        return JsonMapper.shared().readTree(response.body());
    }
}
