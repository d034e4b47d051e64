package io.onbehalf.kit.avro;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpServer;
import io.onbehalf.kit.avro.SchemaRegistry.RegistryUnavailable;
import io.onbehalf.kit.avro.SchemaRegistry.SchemaRefused;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class HttpSchemaRegistryTest {

    @ParameterizedTest
    @ValueSource(ints = {400, 404, 409, 422})
    void an_answer_about_the_schema_is_a_refusal(int status) throws IOException {
        assertThatExceptionOfType(SchemaRefused.class).isThrownBy(() -> askedOfOneThatAnswers(status));
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 408, 429, 500, 503})
    void any_other_failure_is_no_reason_to_set_a_record_aside(int status) throws IOException {
        assertThatExceptionOfType(RegistryUnavailable.class).isThrownBy(() -> askedOfOneThatAnswers(status));
    }

    private static void askedOfOneThatAnswers(int status) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/",
                call -> {
                    byte[] body = "{}".getBytes(UTF_8);
                    call.sendResponseHeaders(status, body.length);
                    call.getResponseBody().write(body);
                    call.close();
                });
        server.start();
        try {
            new HttpSchemaRegistry("http://127.0.0.1:" + server.getAddress().getPort()).byId(7);
        } finally {
            server.stop(0);
        }
    }
}
