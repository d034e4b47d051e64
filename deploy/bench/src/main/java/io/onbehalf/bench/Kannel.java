package io.onbehalf.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.onbehalf.bench.stack.WaitingMessage;
import io.onbehalf.local.Failure;
import io.onbehalf.local.Polling;
import io.onbehalf.local.layout.SmscAccount;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

/// Kannel, another SMS gateway, as Debian packages it: `bearerbox`, which speaks SMPP and keeps what waits in
/// a file, and `smsbox`, which takes messages over HTTP.
final class Kannel implements AutoCloseable {

    private static final Path FOLDER = Path.of("/usr/sbin");
    private static final Duration START_TIMEOUT = Duration.ofSeconds(20);
    private static final Duration INTERVAL = Duration.ofMillis(200);
    private static final int ACCEPTED = 202;
    private static final int CONCURRENT_CALLS = 64;

    private final List<Process> boxes = new ArrayList<>();
    private final int httpPort;

    private Kannel(int httpPort) {
        this.httpPort = httpPort;
    }

    static boolean isInstalled() {
        return Files.isExecutable(FOLDER.resolve("bearerbox"))
                && Files.isExecutable(FOLDER.resolve("smsbox"));
    }

    /// Starts it and waits until it takes messages.
    ///
    /// @param folder for its configuration, data and logs
    /// @param window how many submits may be unanswered together
    static Kannel start(Path folder, SmscAccount smsc, int window) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        int httpPort = freePort();
        Path configuration = folder.resolve("kannel.conf");
        Files.writeString(configuration, configuration(folder, smsc, window, httpPort));
        Kannel kannel = new Kannel(httpPort);
        try (HttpClient http = HttpClient.newHttpClient()) {
            for (String box : List.of("bearerbox", "smsbox")) {
                kannel.boxes.add(
                        new ProcessBuilder(FOLDER.resolve(box).toString(), configuration.toString())
                                .redirectErrorStream(true)
                                .redirectOutput(folder.resolve(box + ".log").toFile())
                                .start());
                // smsbox ends if it does not find bearerbox.
                Thread.sleep(Duration.ofSeconds(1));
            }
            if (!Polling.await(START_TIMEOUT, INTERVAL, () -> kannel.answers(http))) {
                throw new Failure("Kannel takes no messages; its logs: %s".formatted(folder));
            }
            return kannel;
        } catch (IOException | InterruptedException | RuntimeException e) {
            kannel.close();
            throw e;
        }
    }

    private static String configuration(Path folder, SmscAccount smsc, int window, int httpPort)
            throws IOException {
        return """
        group = core
        admin-port = %d
        admin-password = bench
        smsbox-port = %d
        box-allow-ip = "127.0.0.1"
        store-type = file
        store-location = "%s"
        log-level = 3

        group = smsc
        smsc = smpp
        host = %s
        port = %d
        smsc-username = %s
        smsc-password = %s
        system-type = ""
        max-pending-submits = %d
        source-addr-ton = 1
        source-addr-npi = 1
        dest-addr-ton = 1
        dest-addr-npi = 1

        group = smsbox
        bearerbox-host = 127.0.0.1
        sendsms-port = %d
        log-level = 3

        group = sendsms-user
        username = bench
        password = bench
        """
                .formatted(
                        freePort(),
                        freePort(),
                        folder.resolve("waiting"),
                        smsc.host(),
                        smsc.port(),
                        smsc.systemId(),
                        smsc.password(),
                        window,
                        httpPort);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private boolean answers(HttpClient http) throws InterruptedException {
        try {
            http.send(HttpRequest.newBuilder(url("")).build(), BodyHandlers.discarding());
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    /// Gives it messages, each by a call. Throws if it refuses one.
    void send(int messages) throws Exception {
        Semaphore places = new Semaphore(CONCURRENT_CALLS);
        List<Future<?>> calls = new ArrayList<>();
        try (HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < messages; i++) {
                int message = i;
                places.acquire();
                calls.add(
                        threads.submit(() -> {
                            try {
                                send(http, message);
                            } finally {
                                places.release();
                            }
                            return null;
                        }));
            }
            for (Future<?> call : calls) {
                call.get();
            }
        }
    }

    private void send(HttpClient http, int message) throws IOException, InterruptedException {
        String query =
                "?username=bench&password=bench&from=%s&to=%s&text=%s"
                        .formatted(
                                BenchMessages.outboundNumber(message).substring(1),
                                BenchMessages.contactNumber(message).substring(1),
                                URLEncoder.encode(WaitingMessage.TEXT, UTF_8));
        int status =
                http.send(HttpRequest.newBuilder(url(query)).build(), BodyHandlers.discarding()).statusCode();
        if (status != ACCEPTED) {
            throw new Failure("Kannel answers a message with status %d.".formatted(status));
        }
    }

    private URI url(String query) {
        return URI.create("http://127.0.0.1:%d/cgi-bin/sendsms%s".formatted(httpPort, query));
    }

    @Override
    public void close() {
        boxes.reversed().forEach(Process::destroy);
        for (Process box : boxes) {
            try {
                box.waitFor();
            } catch (InterruptedException e) {
                box.destroyForcibly();
                Thread.currentThread().interrupt();
            }
        }
    }
}
