package io.onbehalf.kit.web.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.kit.web.TinyService;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;

/// A service whose management has a port of its own, as all of ours do.
@SpringBootTest(
        classes = TinyService.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "onbehalf.state-dir=target/state",
            "management.server.address=127.0.0.1",
            "management.server.port=0"
        })
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ManagementPortTest {

    private static final Pattern LABEL = Pattern.compile("[{,]([a-z_]+)=\"");

    /// Of our own meters, of HTTP calls, of the JVM and of the log.
    private static final Set<String> ALLOWED =
            Set.of(
                    "account",
                    "application",
                    "change",
                    "code",
                    "decider",
                    "kind",
                    "number_type",
                    "outcome",
                    "queue",
                    "reason",
                    "row",
                    "source",
                    "state",
                    "topic",
                    "client_id",
                    "thread_id",
                    "task_id",
                    "process_id",
                    "application_id",
                    "method",
                    "status",
                    "uri",
                    "error",
                    "exception",
                    "le",
                    "action",
                    "area",
                    "cause",
                    "compiler",
                    "gc",
                    "id",
                    "level",
                    "main_application_class",
                    "name",
                    "pool",
                    "result",
                    "runtime",
                    "vendor",
                    "version");

    private final HttpClient client = HttpClient.newHttpClient();
    private final int port;
    private final int managementPort;

    ManagementPortTest(@LocalServerPort int port, @LocalManagementPort int managementPort) {
        this.port = port;
        this.managementPort = managementPort;
    }

    @Test
    void metrics_are_on_the_management_port_alone() {
        assertThat(get(managementPort, "/actuator/prometheus").body())
                .contains("onbehalf_requests_in_flight", "jvm_memory_used_bytes");
        HttpResponse<String> open = get(port, "/actuator/prometheus");
        assertThat(open.statusCode()).isEqualTo(404);
        assertThat(open.body()).contains("\"code\":\"not.found\"");
    }

    @Test
    void calls_are_in_a_histogram_with_the_bounds_of_the_objectives_and_refusals_are_counted_by_code() {
        get(port, "/api/v2/nothing");

        assertThat(get(managementPort, "/actuator/prometheus").body().lines())
                .anyMatch(line ->
                        line.startsWith("http_server_requests_seconds_bucket{application=")
                                && line.contains("le=\"1.0\""))
                .anyMatch(line ->
                        line.startsWith("onbehalf_calls_refused_total{application=")
                                && line.contains("code=\"authentication.required\""));
    }

    /// Of all meters of a service, those of Spring Boot and of the Kafka clients included.
    @Test
    void no_series_has_a_label_for_a_user_a_contact_or_a_number() {
        get(port, "/api/v2/nothing?address=+13125550142");

        String metrics = get(managementPort, "/actuator/prometheus").body();

        assertThat(LABEL.matcher(metrics).results().map(label -> label.group(1)))
                .contains("application", "code")
                .isSubsetOf(ALLOWED);
        assertThat(metrics).doesNotContain("13125550142");
    }

    @Test
    void metrics_name_no_folder_of_the_machine() {
        assertThat(get(managementPort, "/actuator/prometheus").body())
                .doesNotContain(System.getProperty("user.dir"));
    }

    @Test
    void probes_are_on_the_service_s_own_port_and_all_of_health_is_on_the_management_port() {
        assertThat(get(port, "/readyz").statusCode()).isEqualTo(200);
        assertThat(get(port, "/livez").statusCode()).isEqualTo(200);
        assertThat(get(managementPort, "/actuator/health/readiness").statusCode()).isEqualTo(200);
        assertThat(get(managementPort, "/actuator/health").body()).contains("\"status\":\"UP\"");
    }

    @Test
    void an_unknown_path_of_the_management_port_has_the_error_body() {
        HttpResponse<String> unknown = get(managementPort, "/actuator/health/nothing");
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(unknown.body()).contains("\"code\":\"not.found\"", "\"contextId\":\"");
    }

    @Test
    void the_management_port_serves_nothing_of_the_service_and_no_other_endpoint() {
        for (String path : new String[] {"/api/v2/tiny/times", "/actuator/env", "/actuator", "/readyz"}) {
            HttpResponse<String> response = get(managementPort, path);
            assertThat(response.statusCode()).as(path).isIn(401, 404);
            assertThat(response.body()).as(path).contains("\"code\":\"");
        }
    }

    private HttpResponse<String> get(int port, String path) {
        return client.sendAsync(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build(),
                        BodyHandlers.ofString())
                .join();
    }
}
