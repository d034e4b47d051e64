package io.onbehalf.kit.avro;

import io.onbehalf.kit.metrics.OnbehalfMeter;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParser;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A registry that speaks Confluent's REST API: Confluent's own, Apicurio's `ccompat`, Karapace, Redpanda.
public final class HttpSchemaRegistry implements SchemaRegistry {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final String CONTENT_TYPE = "application/vnd.schemaregistry.v1+json";

    /// Statuses of refusals that may end: of our credentials, a slow call, or a rate. Any other refuses the
    /// schema.
    private static final Set<Integer> MAY_CHANGE = Set.of(401, 403, 408, 429);

    private final String url;
    private final @Nullable String authorization;
    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(2))
                    .build();
    private final JsonMapper json = new JsonMapper();

    /// A registry that asks for nobody.
    ///
    /// @param url the API's base, such as `http://127.0.0.1:8081/apis/ccompat/v7`
    public HttpSchemaRegistry(String url) {
        this(url, null);
    }

    /// @param userInfo `user:password`, sent with each call (HTTP basic) and nowhere else; null for none
    public HttpSchemaRegistry(String url, @Nullable String userInfo) {
        this.url = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
        authorization =
                userInfo == null
                        ? null
                        : "Basic "
                                + Base64.getEncoder()
                                        .encodeToString(userInfo.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public Rule requireCompatibility(String subject, String level) {
        HttpRequest request =
                request("/config/" + encoded(subject)).PUT(body(Map.of("compatibility", level))).build();
        try {
            return twice(() -> rule(request));
        } catch (SchemaRefused e) {
            return Rule.REFUSED;
        }
    }

    private Rule rule(HttpRequest request) {
        HttpResponse<String> response = answer(request);
        if (response.statusCode() == 404) {
            return Rule.NO_SUBJECT;
        }
        // Who may register schemas need not be allowed to set rules.
        if (response.statusCode() == 403) {
            throw refused(request, response);
        }
        read(request, response);
        return Rule.SET;
    }

    @Override
    public int register(String subject, Schema schema) {
        String path = "/subjects/" + encoded(subject) + "/versions";
        return twice(() -> send(request(path).POST(body(Map.of("schema", schema.toString())))))
                .get("id")
                .asInt();
    }

    @Override
    public Schema byId(int id) {
        String text = send(request("/schemas/ids/" + id).GET()).get("schema").asString();
        return new SchemaParser().parse(text).mainSchema();
    }

    /// Repeats a refused change once. Services that start together set the same rule and the same schemas at
    /// the same moment; a registry may refuse the second as a duplicate, and accepts its repeat.
    private static <T> T twice(Supplier<T> change) {
        try {
            return change.get();
        } catch (SchemaRefused | RegistryUnavailable e) {
            return change.get();
        }
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(url + path))
                        .timeout(TIMEOUT)
                        .header("Content-Type", CONTENT_TYPE)
                        .header("Accept", CONTENT_TYPE);
        return authorization == null ? request : request.header("Authorization", authorization);
    }

    private HttpRequest.BodyPublisher body(Map<String, String> content) {
        return BodyPublishers.ofString(json.writeValueAsString(content));
    }

    private JsonNode send(HttpRequest.Builder builder) {
        HttpRequest request = builder.build();
        return read(request, answer(request));
    }

    private HttpResponse<String> answer(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw unavailable(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RegistryUnavailable("registry " + url + ": interrupted", e);
        }
    }

    private JsonNode read(HttpRequest request, HttpResponse<String> response) {
        int status = response.statusCode();
        if (status >= 500 || MAY_CHANGE.contains(status)) {
            throw unavailable(new IOException("status " + status));
        }
        if (status >= 400) {
            throw refused(request, response);
        }
        return json.readTree(response.body());
    }

    private RegistryUnavailable unavailable(IOException problem) {
        OnbehalfMeter.REGISTRY_FAILURES.count("unavailable");
        return new RegistryUnavailable(
                "registry " + url + " is not reachable: " + problem.getMessage(), problem);
    }

    private SchemaRefused refused(HttpRequest request, HttpResponse<String> response) {
        OnbehalfMeter.REGISTRY_FAILURES.count("refused");
        return new SchemaRefused(
                "registry %s: %s refused: %s".formatted(url, request.uri(), response.body()));
    }

    private static String encoded(String subject) {
        return URLEncoder.encode(subject, StandardCharsets.UTF_8);
    }
}
