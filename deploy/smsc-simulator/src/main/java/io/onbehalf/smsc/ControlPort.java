package io.onbehalf.smsc;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.onbehalf.smsc.session.Listening;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// The HTTP port on which tests and the demo make contacts write and connections break.
final class ControlPort implements AutoCloseable {

    private static final int DONE = 204;
    private static final int READY = 200;
    private static final int BAD_REQUEST = 400;
    private static final int WRONG_METHOD = 405;
    private static final int LONGEST_NUMBER = 20;
    private static final int DEFAULT_BACKLOG = 0;

    private final HttpServer server;

    /// Reserves the port; [#start] begins to answer on it.
    ControlPort(InetAddress address, int port) throws IOException {
        server = HttpServer.create();
        Listening.on(
                port, "control", () -> server.bind(new InetSocketAddress(address, port), DEFAULT_BACKLOG));
    }

    void start(Simulator simulator) {
        server.createContext("/health", exchange -> answer(exchange, READY));
        server.createContext("/cut", exchange -> post(exchange, () -> cut(simulator)));
        server.createContext("/inbound", exchange -> post(exchange, () -> inbound(simulator, exchange)));
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    /// Handles a call and returns the HTTP status.
    @FunctionalInterface
    private interface Action {

        int run() throws IOException;
    }

    private static void post(HttpExchange exchange, Action action) throws IOException {
        answer(exchange, exchange.getRequestMethod().equals("POST") ? status(action) : WRONG_METHOD);
    }

    /// Also what can't be decoded, or is too long, is a bad request.
    private static int status(Action action) throws IOException {
        try {
            return action.run();
        } catch (IllegalArgumentException e) {
            return BAD_REQUEST;
        }
    }

    private static void answer(HttpExchange exchange, int status) throws IOException {
        try (exchange) {
            exchange.sendResponseHeaders(status, -1);
        }
    }

    private static int cut(Simulator simulator) {
        simulator.cut();
        return DONE;
    }

    private static int inbound(Simulator simulator, HttpExchange exchange) throws IOException {
        Map<String, String> form =
                FormBody.parse(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        String from = digits(form.getOrDefault("from", ""));
        String to = digits(form.getOrDefault("to", ""));
        String text = form.get("text");
        if (text == null || !isNumber(from) || !isNumber(to)) {
            return BAD_REQUEST;
        }
        simulator.sendText(from, to, text);
        return DONE;
    }

    /// Also drops the space that an unencoded plus sign becomes.
    private static String digits(String number) {
        return number.replaceAll("[^0-9]", "");
    }

    private static boolean isNumber(String digits) {
        return !digits.isEmpty() && digits.length() <= LONGEST_NUMBER;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
