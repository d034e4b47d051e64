package io.onbehalf.bench.backlog;

import io.onbehalf.local.Failure;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How many messages conversation-service has read and not submitted, by its metrics.
final class CarrierGauge {

    private static final Pattern WAITING =
            Pattern.compile("^onbehalf_carrier_waiting(?:\\{[^}]*})? ([0-9.E]+)$", Pattern.MULTILINE);
    private static final Duration INTERVAL = Duration.ofSeconds(1);
    private static final int STEADY_READINGS = 5;
    private static final int MOST_READINGS = 120;

    private CarrierGauge() {}

    /// Waits until it does not change any more.
    ///
    /// @param management the management port
    static long awaitSteady(URI management) throws IOException, InterruptedException {
        long last = 0;
        int steady = 0;
        try (HttpClient http = HttpClient.newHttpClient()) {
            for (int i = 0; i < MOST_READINGS && steady < STEADY_READINGS; i++) {
                Thread.sleep(INTERVAL);
                long now = read(http, management);
                steady = now > 0 && now == last ? steady + 1 : 0;
                last = now;
            }
        }
        return last;
    }

    private static long read(HttpClient http, URI management) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(management.resolve("/actuator/prometheus")).build();
        Matcher line = WAITING.matcher(http.send(request, BodyHandlers.ofString()).body());
        if (!line.find()) {
            throw new Failure("conversation-service has no metric onbehalf_carrier_waiting.");
        }
        return (long) Double.parseDouble(line.group(1));
    }
}
