package io.onbehalf.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.onbehalf.kit.web.PositionHeaders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/// Replaces a service: answers every call with its name, and remembers what it was sent.
final class StubService implements AutoCloseable {
    private static final String RECORDED = "/api/v2/onbehalf/users/me";

    private final String name;
    private final HttpServer server;
    private final Map<String, List<String>> lastHeaders = new ConcurrentHashMap<>();
    private final List<String> recordings = new CopyOnWriteArrayList<>();
    private volatile int recordStatus = 204;
    private volatile String lastBody = "";
    private volatile String lastTarget = "";

    StubService(String name) {
        this.name = name;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.createContext(RECORDED, this::record);
        server.createContext(RECORDED + "/", this::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    String lastHeader(String header) {
        return String.join(
                ",", lastHeaders.getOrDefault(header.toLowerCase(java.util.Locale.ROOT), List.of()));
    }

    String lastBody() {
        return lastBody;
    }

    String lastTarget() {
        return lastTarget;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    /// The calls that recorded a user, each as its method, its token and its trace.
    List<String> recordings() {
        return List.copyOf(recordings);
    }

    /// Answers the next calls that record a user with a status.
    void recordWith(int status) {
        recordStatus = status;
    }

    private void record(HttpExchange exchange) throws IOException {
        recordings.add(
                exchange.getRequestMethod()
                        + " "
                        + exchange.getRequestHeaders().getFirst("Authorization")
                        + " "
                        + exchange.getRequestHeaders().getFirst("traceparent"));
        exchange.sendResponseHeaders(recordStatus, -1);
        exchange.close();
    }

    private void answer(HttpExchange exchange) throws IOException {
        lastHeaders.clear();
        exchange.getRequestHeaders()
                .forEach((k, v) -> lastHeaders.put(k.toLowerCase(java.util.Locale.ROOT), v));
        lastBody = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        lastTarget = exchange.getRequestMethod() + " " + exchange.getRequestURI();
        String path = exchange.getRequestURI().getPath();
        if (path.endsWith("/slow")) {
            return; // never answers
        }
        int status = path.endsWith("/refused") ? 409 : 200;
        byte[] body = ("{\"from\":\"" + name + "\",\"name\":\"Acme\"}").getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.getResponseHeaders().set("ININ-Correlation-Id", "of-the-service");
        exchange.getResponseHeaders().set("Keep-Alive", "timeout=5");
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.getResponseHeaders().set("ETag", "\"v2\"");
        exchange.getResponseHeaders().set("Allow", "GET,HEAD,OPTIONS");
        if (path.endsWith("/written")) {
            exchange.getResponseHeaders().set(PositionHeaders.WRITTEN, "lists/amy/t1=17");
        }
        if (path.endsWith("/empty")) {
            exchange.sendResponseHeaders(204, -1);
        } else if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.sendResponseHeaders(status, -1);
        } else {
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }
}
