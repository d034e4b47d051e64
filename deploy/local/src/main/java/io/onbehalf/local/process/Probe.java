package io.onbehalf.local.process;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/// Checks whether a part is ready.
@FunctionalInterface
public interface Probe {

    boolean isReady() throws InterruptedException;

    /// Ready when the address answers with status 200.
    static Probe http(URI address) {
        return http(HttpRequest.newBuilder(address));
    }

    /// Ready when the call is answered with status 200.
    static Probe http(HttpRequest.Builder call) {
        HttpRequest request = call.timeout(Duration.ofSeconds(2)).build();
        return () -> {
            try {
                return Http.CLIENT.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
            } catch (IOException notYet) {
                return false;
            }
        };
    }

    /// The client of all probes, created at the first use.
    final class Http {

        private static final HttpClient CLIENT =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(Duration.ofSeconds(2))
                        .build();

        private Http() {}
    }
}
