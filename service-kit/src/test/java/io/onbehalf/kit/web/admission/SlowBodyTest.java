package io.onbehalf.kit.web.admission;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.onbehalf.kit.metrics.OnbehalfMeter;
import io.onbehalf.kit.web.TinyService;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/// Callers who send a body one octet at a time, over real connections.
@SpringBootTest(
        classes = {TinyService.class, AdmissionTest.Tokens.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "onbehalf.max-in-flight=4",
            "onbehalf.organization-share=0.5",
            "onbehalf.body-timeout=2s",
            "onbehalf.state-dir=target/state"
        })
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SlowBodyTest {
    private static final Duration GENEROUS = Duration.ofSeconds(20);
    private static final String SIZED = "Content-Length: 1000\r\n\r\n";
    private static final String CHUNKED = "Transfer-Encoding: chunked\r\n\r\n";

    private final ScheduledExecutorService octets = Executors.newSingleThreadScheduledExecutor();
    private final List<Socket> sockets = new ArrayList<>();
    private final int port;
    private final MeterRegistry meters;

    @Autowired
    SlowBodyTest(@LocalServerPort int port, MeterRegistry meters) {
        this.port = port;
        this.meters = meters;
    }

    @AfterEach
    void close() throws IOException {
        octets.shutdownNow();
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {SIZED, CHUNKED})
    void a_body_that_comes_an_octet_at_a_time_is_late_and_its_connection_ends(String framing)
            throws IOException {
        Socket slow = slow("amy.acme", "application/json", framing);

        assertLate(slow);
    }

    @ParameterizedTest
    @ValueSource(strings = {SIZED, CHUNKED})
    void so_is_one_of_which_nothing_comes(String framing) throws IOException {
        Socket silent = open("amy.acme", "application/json", framing);

        assertLate(silent);
    }

    @Test
    void so_is_a_form_before_its_sender_is_known() throws IOException {
        Socket slow = slow("", "application/x-www-form-urlencoded", SIZED);

        assertLate(slow);
    }

    @Test
    void while_it_comes_it_holds_no_place_and_others_are_served() throws IOException {
        slow("amy.acme", "application/json", SIZED);
        slow("", "application/x-www-form-urlencoded", SIZED);
        slow("", "application/x-www-form-urlencoded", CHUNKED);
        await().until(() -> meters.get(OnbehalfMeter.CALLS_IN_FLIGHT.id()).gauge().value() == 0);

        for (int i = 0; i < 3; i++) {
            assertThat(answer(whole("ann.acme"))).startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void a_user_who_sends_their_share_of_bodies_is_refused_and_others_are_not() throws IOException {
        slow("amy.acme", "application/json", SIZED);

        await().untilAsserted(() ->
                assertThat(answer(whole("amy.acme")))
                        .startsWith("HTTP/1.1 503")
                        .contains("organization acme, user amy: 1 requests are in flight"));
        assertThat(answer(whole("ann.acme"))).startsWith("HTTP/1.1 200");
    }

    @Test
    void bodies_without_a_token_leave_room_for_those_with_one() throws IOException {
        drip(open("/livez", "", "application/json", SIZED), SIZED);
        drip(open("/livez", "", "application/json", CHUNKED), CHUNKED);

        await().untilAsserted(() ->
                assertThat(answer(open("/livez", "", "application/json", "Content-Length: 2\r\n\r\n{}")))
                        .startsWith("HTTP/1.1 503")
                        .contains("callers without a token: 2 requests are in flight"));
        assertThat(answer(whole("ann.acme"))).startsWith("HTTP/1.1 200");
    }

    @Test
    void a_body_in_two_parts_is_read_whole() throws IOException {
        Socket socket =
                open("amy.acme", "application/json", "Content-Length: 27\r\n\r\n{\"name\": \"tiny\",");
        write(socket, " \"size\": 1}");

        assertThat(answer(socket)).startsWith("HTTP/1.1 200").contains("\"name\":\"tiny\"");
    }

    private static void assertLate(Socket socket) throws IOException {
        socket.setSoTimeout(Math.toIntExact(GENEROUS.toMillis()));
        Instant sent = Instant.now();

        assertThat(answer(socket))
                .startsWith("HTTP/1.1 408")
                .contains("\"code\":\"request.timeout\"", "\"contextId\":\"", "Connection: close");
        assertThat(Duration.between(sent, Instant.now())).isLessThan(GENEROUS);
    }

    /// Sends an octet of the body ten times a second for as long as the server takes it.
    private Socket slow(String token, String type, String framing) throws IOException {
        Socket socket = open(token, type, framing);
        drip(socket, framing);
        return socket;
    }

    private void drip(Socket socket, String framing) {
        String octet = framing.equals(CHUNKED) ? "1\r\n \r\n" : " ";
        var _ = octets.scheduleAtFixedRate(() -> write(socket, octet), 0, 100, TimeUnit.MILLISECONDS);
    }

    private Socket whole(String token) throws IOException {
        return open(token, "application/json", "Content-Length: 26\r\n\r\n{\"name\":\"tiny\",\"size\":100}");
    }

    private Socket open(String token, String type, String rest) throws IOException {
        return open("/api/v2/tiny", token, type, rest);
    }

    private Socket open(String path, String token, String type, String rest) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        sockets.add(socket);
        String authorization = token.isEmpty() ? "" : "Authorization: Bearer " + token + "\r\n";
        write(
                socket,
                "POST %s HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: %s\r\n%s%s"
                        .formatted(path, type, authorization, rest));
        return socket;
    }

    private static void write(Socket socket, String text) {
        try {
            OutputStream output = socket.getOutputStream();
            output.write(text.getBytes(US_ASCII));
            output.flush();
        } catch (IOException closed) {
            // the server has ended the connection
        }
    }

    private static String answer(Socket socket) throws IOException {
        return new String(socket.getInputStream().readAllBytes(), UTF_8);
    }
}
