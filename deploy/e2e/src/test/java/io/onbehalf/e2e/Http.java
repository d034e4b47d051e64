package io.onbehalf.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// One bare HTTP call, for what no decent client would send.
record Http(HttpRequest.Builder request) {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /// The answer to it.
    record Reply(int status, JsonNode body, String correlationId) {
        String text(String field) {
            return body.path(field).asString("");
        }
    }

    static Http get(String url) {
        return call("GET", url, "");
    }

    static Http call(String method, String url, String body) {
        return new Http(
                HttpRequest.newBuilder(URI.create(url))
                        .timeout(Duration.ofSeconds(30))
                        .method(
                                method,
                                body.isEmpty()
                                        ? BodyPublishers.noBody()
                                        : BodyPublishers.ofString(body, UTF_8)));
    }

    Http with(String header, String value) {
        return new Http(request.setHeader(header, value));
    }

    Reply send() throws IOException, InterruptedException {
        HttpResponse<String> response = CLIENT.send(request.build(), BodyHandlers.ofString(UTF_8));
        String body = response.body();
        return new Reply(
                response.statusCode(),
                body.isBlank() ? JsonMapper.shared().missingNode() : JsonMapper.shared().readTree(body),
                response.headers().firstValue("ININ-Correlation-Id").orElse(""));
    }
}
