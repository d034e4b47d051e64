package io.onbehalf.gateway;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// The addresses of the services, the time that the gateway waits for them, and how often a user may call.
///
/// The read timeout is longer than a service waits for its own answer, so that the service's refusal comes
/// first.
///
/// @param callsPerMinute of one user with one OAuth client
@ConfigurationProperties("onbehalf.gateway")
public record GatewayProperties(
        @DefaultValue("http://127.0.0.1:8101") URI queueService,
        @DefaultValue("http://127.0.0.1:8102") URI conversationService,
        @DefaultValue("http://127.0.0.1:8103") URI wrapupService,
        @DefaultValue("1s") Duration connectTimeout,
        @DefaultValue("15s") Duration readTimeout,
        @DefaultValue("300") int callsPerMinute) {

    public GatewayProperties {
        check("queue-service", queueService);
        check("conversation-service", conversationService);
        check("wrapup-service", wrapupService);
        check("connect-timeout", connectTimeout);
        check("read-timeout", readTimeout);
        if (callsPerMinute < 1) {
            throw new IllegalArgumentException(
                    "onbehalf.gateway.calls-per-minute " + callsPerMinute + ": must be at least 1");
        }
    }

    private static void check(String key, URI service) {
        if (service.getScheme() == null || service.getHost() == null) {
            throw new IllegalArgumentException(
                    "onbehalf.gateway." + key + " " + service + ": must be a base URL");
        }
    }

    private static void check(String key, Duration timeout) {
        if (!timeout.isPositive()) {
            throw new IllegalArgumentException(
                    "onbehalf.gateway." + key + " " + timeout + ": must be positive");
        }
    }
}
