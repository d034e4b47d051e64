package io.onbehalf.smsc;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;

/// Calls the control port of a running simulator.
///
/// @param url of the control port, without a path
public record ControlClient(URI url) {

    private static final int DONE = 204;

    /// Closes every session's socket without an unbind.
    public void cut() throws IOException, InterruptedException {
        post("/cut", "");
    }

    /// Lets a contact write to one of our numbers; the simulator ignores plus signs and spaces in both
    /// numbers.
    public void sendText(String from, String to, String text) throws IOException, InterruptedException {
        post("/inbound", FormBody.write(Map.of("from", from, "to", to, "text", text)));
    }

    private void post(String path, String form) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(url.resolve(path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form))
                        .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            int status = client.send(request, BodyHandlers.discarding()).statusCode();
            if (status != DONE) {
                throw new IOException("control port: %s answered status %d".formatted(path, status));
            }
        }
    }
}
