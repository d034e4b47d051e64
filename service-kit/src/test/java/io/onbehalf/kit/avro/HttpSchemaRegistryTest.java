package io.onbehalf.kit.avro;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.onbehalf.kit.avro.SchemaRegistry.RegistryUnavailable;
import io.onbehalf.kit.avro.SchemaRegistry.Rule;
import io.onbehalf.kit.avro.SchemaRegistry.SchemaRefused;
import io.onbehalf.kit.metrics.OnbehalfMeter;
import io.onbehalf.schemas.Topics;
import io.onbehalf.schemas.queue.QueueMemberSnapshot;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class HttpSchemaRegistryTest {

    private static final String MEMBER = "queue.members-io.onbehalf.schemas.queue.QueueMemberSnapshot";

    /// What it was asked, as method and path.
    private final List<String> asked = new CopyOnWriteArrayList<>();

    private final List<String> callers = new CopyOnWriteArrayList<>();

    private HttpServer server;
    private HttpSchemaRegistry registry;
    private int status = 200;
    private int configStatus = 200;

    @BeforeEach
    void aRegistry() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        registry = new HttpSchemaRegistry(url());
    }

    private String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void answer(HttpExchange call) throws IOException {
        asked.add(call.getRequestMethod() + " " + call.getRequestURI());
        callers.add(String.valueOf(call.getRequestHeaders().getFirst("Authorization")));
        byte[] body = "{\"id\": 7}".getBytes(UTF_8);
        boolean ofRules = call.getRequestURI().getPath().startsWith("/config");
        call.sendResponseHeaders(ofRules ? configStatus : status, body.length);
        call.getResponseBody().write(body);
        call.close();
    }

    @ParameterizedTest
    @CsvSource({"409, refused", "500, unavailable"})
    void a_call_that_fails_is_counted(int failure, String reason) {
        status = failure;
        var meters = new SimpleMeterRegistry();
        Metrics.addRegistry(meters);
        try {
            assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> registry.byId(7));

            assertThat(
                            meters.get(OnbehalfMeter.REGISTRY_FAILURES.id())
                                    .tag("reason", reason)
                                    .counter()
                                    .count())
                    .isOne();
        } finally {
            Metrics.removeRegistry(meters);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 404, 409, 422})
    void an_answer_about_the_schema_is_a_refusal(int refusal) {
        status = refusal;

        assertThatExceptionOfType(SchemaRefused.class).isThrownBy(() -> registry.byId(7));
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 408, 429, 500, 503})
    void any_other_failure_is_no_reason_to_set_a_record_aside(int failure) {
        status = failure;

        assertThatExceptionOfType(RegistryUnavailable.class).isThrownBy(() -> registry.byId(7));
    }

    @Test
    void rules_are_set_for_our_own_subjects_and_never_for_all() {
        SchemaRegistration.register(registry, List.of(Topics.QUEUE_MEMBERS), new RegistrySerde());

        assertThat(asked).containsExactly("PUT /config/" + MEMBER, "POST /subjects/" + MEMBER + "/versions");
    }

    @ParameterizedTest
    @CsvSource({"200, SET", "404, NO_SUBJECT", "403, REFUSED", "405, REFUSED", "409, REFUSED"})
    void a_registry_may_refuse_a_rule(int answered, Rule rule) {
        configStatus = answered;

        assertThat(registry.requireCompatibility(MEMBER, "FULL_TRANSITIVE")).isEqualTo(rule);
    }

    @Test
    void every_call_names_its_user_where_there_is_one() {
        registry.register(MEMBER, QueueMemberSnapshot.getClassSchema());
        var known = new HttpSchemaRegistry(url(), "svc:säsame:1");
        known.requireCompatibility(MEMBER, "FULL_TRANSITIVE");
        known.register(MEMBER, QueueMemberSnapshot.getClassSchema());

        assertThat(callers)
                .containsExactly("null", "Basic c3ZjOnPDpHNhbWU6MQ==", "Basic c3ZjOnPDpHNhbWU6MQ==");
    }

    @Test
    void no_failure_tells_the_password() {
        var known = new HttpSchemaRegistry(url(), "svc:sesame");
        status = 500;
        assertThatExceptionOfType(RegistryUnavailable.class)
                .isThrownBy(() -> known.byId(7))
                .extracting(Throwables::getStackTrace, STRING)
                .doesNotContain("sesame", "c3ZjOnNlc2FtZQ==");
        status = 409;
        assertThatExceptionOfType(SchemaRefused.class)
                .isThrownBy(() -> known.byId(7))
                .extracting(Throwables::getStackTrace, STRING)
                .doesNotContain("sesame", "c3ZjOnNlc2FtZQ==");
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 429, 503})
    void a_registry_that_does_not_answer_for_a_rule_is_away(int failure) {
        configStatus = failure;

        assertThatExceptionOfType(RegistryUnavailable.class)
                .isThrownBy(() -> registry.requireCompatibility(MEMBER, "FULL_TRANSITIVE"));
    }
}
