package io.onbehalf.gateway;

import io.onbehalf.kit.tracing.Traceparent;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Tells queue-service, with the user's own token, that a user is there and what their name is: once for each
/// name, beside the user's call, which neither waits for it nor fails with it. After a failure, and while too
/// many are under way, the user's next call tries again.
@Component
class UserDirectory {

    private static final Logger LOG = LoggerFactory.getLogger(UserDirectory.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(3);
    private static final int AT_ONCE = 8;
    private static final int MOST_REMEMBERED = 20_000;

    private final HttpClient http;
    private final URI target;
    private final RecentKeys<RecognizedUser> recorded = new RecentKeys<>(MOST_REMEMBERED);
    private final Semaphore places = new Semaphore(AT_ONCE);

    UserDirectory(HttpClient upstreamClient, GatewayProperties services) {
        http = upstreamClient;
        target = services.queueService().resolve("/api/v2/onbehalf/users/me");
    }

    /// Records a user, unless they are recorded already.
    ///
    /// @param token the user's own
    /// @param traceparent of the user's call
    void record(RecognizedUser user, String token, String traceparent) {
        if (!recorded.add(user)) {
            return;
        }
        if (!places.tryAcquire()) {
            recorded.remove(user);
            return;
        }
        Thread.startVirtualThread(() -> {
            try {
                if (!isSent(user, token, traceparent)) {
                    recorded.remove(user);
                }
            } finally {
                places.release();
            }
        });
    }

    private boolean isSent(RecognizedUser user, String token, String traceparent) {
        HttpRequest request =
                HttpRequest.newBuilder(target)
                        .timeout(TIMEOUT)
                        .header("Authorization", "Bearer " + token)
                        .header(Traceparent.HEADER, traceparent)
                        .PUT(BodyPublishers.noBody())
                        .build();
        try {
            HttpResponse<Void> response = http.send(request, BodyHandlers.discarding());
            if (response.statusCode() / 100 == 2) {
                return true;
            }
            LOG.warn("queue-service did not record user {}: {}", user.userId(), response.statusCode());
        } catch (IOException e) {
            LOG.warn("queue-service did not record user {}: {}", user.userId(), e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return false;
    }
}
