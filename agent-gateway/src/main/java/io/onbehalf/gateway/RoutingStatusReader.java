package io.onbehalf.gateway;

import io.onbehalf.kit.web.ApiException;
import io.onbehalf.kit.web.Caller;
import io.onbehalf.kit.web.TraceContext;
import io.onbehalf.kit.web.Traceparent;
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

/// Reads a caller's routing status from queue-service, with their own token.
@Component
class RoutingStatusReader {

    private static final Logger LOG = LoggerFactory.getLogger(RoutingStatusReader.class);
    private static final int RETRY_AFTER_SECONDS = 2;

    private final HttpClient http;
    private final GatewayProperties services;
    private final TraceContext trace;

    RoutingStatusReader(HttpClient upstreamClient, GatewayProperties services, TraceContext trace) {
        http = upstreamClient;
        this.services = services;
        this.trace = trace;
    }

    /// The routing status in the public API's shape. Throws 503 if queue-service does not answer with one.
    JsonNode of(Jwt token) {
        HttpRequest request =
                HttpRequest.newBuilder(target(Caller.of(token).userId()))
                        .timeout(services.readTimeout())
                        .header("Authorization", "Bearer " + token.getTokenValue())
                        .header(Traceparent.HEADER, trace.traceparent())
                        .build();
        try {
            HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
            if (response.statusCode() == 200) {
                return JsonMapper.shared().readTree(response.body());
            }
            LOG.warn("queue-service answered {} instead of a routing status", response.statusCode());
        } catch (IOException e) {
            LOG.warn("queue-service did not answer with a routing status: {}", e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw ApiException.unavailable("queue-service: does not answer", RETRY_AFTER_SECONDS);
    }

    private URI target(String userId) {
        return UriComponentsBuilder.fromUri(services.queueService())
                .path("/api/v2/users/{id}/routingstatus")
                .build(userId);
    }
}
