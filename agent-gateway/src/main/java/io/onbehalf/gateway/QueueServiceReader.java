package io.onbehalf.gateway;

import io.onbehalf.kit.tracing.Traceparent;
import io.onbehalf.kit.web.ApiException;
import io.onbehalf.kit.web.Caller;
import io.onbehalf.kit.web.TraceContext;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads from queue-service what it knows of a caller, with their own token.
@Component
class QueueServiceReader {

    private static final Logger LOG = LoggerFactory.getLogger(QueueServiceReader.class);
    private static final int RETRY_AFTER_SECONDS = 2;

    private final HttpClient http;
    private final GatewayProperties services;
    private final TraceContext trace;

    QueueServiceReader(HttpClient upstreamClient, GatewayProperties services, TraceContext trace) {
        http = upstreamClient;
        this.services = services;
        this.trace = trace;
    }

    /// The routing status in the public API's shape.
    ///
    /// @throws ApiException 503 if queue-service does not answer with one
    JsonNode routingStatus(Jwt token) {
        return read(token, "/api/v2/users/{id}/routingstatus", Caller.of(token).userId());
    }

    /// The name of the organization.
    ///
    /// @throws ApiException 503 if queue-service does not answer with one
    String organizationName(Jwt token) {
        return read(token, "/api/v2/organizations/me").path("name").asString();
    }

    private JsonNode read(Jwt token, String path, Object... ids) {
        URI target = UriComponentsBuilder.fromUri(services.queueService()).path(path).build(ids);
        HttpRequest request =
                HttpRequest.newBuilder(target)
                        .timeout(services.readTimeout())
                        .header("Authorization", "Bearer " + token.getTokenValue())
                        .header(Traceparent.HEADER, trace.traceparent())
                        .build();
        try {
            HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
            if (response.statusCode() == 200) {
                return JsonMapper.shared().readTree(response.body());
            }
            LOG.warn("queue-service answered {} to {}", response.statusCode(), path);
        } catch (IOException e) {
            LOG.warn("queue-service did not answer to {}: {}", path, e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw ApiException.unavailable("queue-service: does not answer", RETRY_AFTER_SECONDS);
    }
}
