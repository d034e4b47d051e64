package io.onbehalf.local.smsc;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/// What tests and the demo ask of the network, over HTTP: a contact's text, a broken line.
final class Control implements AutoCloseable {

    private static final int DONE = 204;
    private static final int READY = 200;
    private static final int WRONG_FORM = 400;
    private static final int WRONG_METHOD = 405;
    private static final int LONGEST_NUMBER = 20;

    private final HttpServer server;

    /// @param port on which it will listen once it is started
    Control(int port) throws IOException {
        server = HttpServer.create(new InetSocketAddress(Doorman.HOUSE, port), 0);
    }

    /// Begins to answer.
    void start(Simulator simulator) {
        server.createContext("/health", exchange -> answer(exchange, READY));
        server.createContext("/cut", exchange -> post(exchange, () -> cut(simulator)));
        server.createContext("/inbound", exchange -> post(exchange, () -> inbound(simulator, exchange)));
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    /// Does what was asked and tells the status.
    @FunctionalInterface
    private interface Action {

        int run() throws IOException;
    }

    private static void post(HttpExchange exchange, Action action) throws IOException {
        answer(exchange, exchange.getRequestMethod().equals("POST") ? action.run() : WRONG_METHOD);
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
                form(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        String from = digits(form.getOrDefault("from", ""));
        String to = digits(form.getOrDefault("to", ""));
        String text = form.get("text");
        if (text == null || !isNumber(from) || !isNumber(to)) {
            return WRONG_FORM;
        }
        simulator.contactWrites(from, to, text);
        return DONE;
    }

    private static Map<String, String> form(String body) {
        return Arrays.stream(body.split("&", -1))
                .map(field -> field.split("=", 2))
                .filter(field -> field.length == 2)
                .collect(Collectors.toMap(field -> decode(field[0]), field -> decode(field[1]), (_, b) -> b));
    }

    private static String decode(String encoded) {
        return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
    }

    /// A plus sign that nobody encoded has become a space.
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
