package io.onbehalf.e2e.endpoints;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.onbehalf.e2e.fixture.RawCall;
import io.onbehalf.e2e.fixture.SharedTestStack;
import io.onbehalf.e2e.fixture.TestStack;
import io.onbehalf.local.layout.Port;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Each part has a port for its calls and one for its health and metrics.
@ExtendWith(SharedTestStack.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ManagementIT {

    private final TestStack stack;

    ManagementIT(TestStack stack) {
        this.stack = stack;
    }

    @ParameterizedTest
    @CsvSource({
        "GATEWAY, GATEWAY_MANAGEMENT",
        "QUEUE_SERVICE, QUEUE_MANAGEMENT",
        "CONVERSATION_SERVICE, CONVERSATION_MANAGEMENT",
        "WRAPUP_SERVICE, WRAPUP_MANAGEMENT"
    })
    void metrics_are_on_the_management_port_alone_and_name_no_folder(Port calls, Port management)
            throws Exception {
        HttpResponse<String> metrics = get(management, "/actuator/prometheus");

        assertThat(metrics.statusCode()).isEqualTo(200);
        assertThat(metrics.body())
                .contains("onbehalf_requests_in_flight")
                .doesNotContain(stack.layout().data().toString(), System.getProperty("user.dir"));
        assertThat(json(calls, "/actuator/prometheus").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({
        "GATEWAY, GATEWAY_MANAGEMENT",
        "QUEUE_SERVICE, QUEUE_MANAGEMENT",
        "CONVERSATION_SERVICE, CONVERSATION_MANAGEMENT",
        "WRAPUP_SERVICE, WRAPUP_MANAGEMENT"
    })
    void probes_are_on_both_ports_and_an_unknown_part_of_health_has_the_error_body(
            Port calls, Port management) throws Exception {
        assertThat(json(calls, "/livez").text("status")).isEqualTo("UP");
        await().until(() -> json(calls, "/readyz").text("status").equals("UP"));
        assertThat(json(management, "/actuator/health/readiness").text("status")).isEqualTo("UP");
        RawCall.Reply unknown = json(management, "/actuator/health/nothing");
        assertThat(unknown.status() + " " + unknown.text("code")).isEqualTo("404 not.found");
    }

    private RawCall.Reply json(Port port, String path) throws IOException, InterruptedException {
        return RawCall.get(stack.layout().url(port, path).toString()).send();
    }

    private HttpResponse<String> get(Port port, String path) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(stack.layout().url(port, path)).build(), BodyHandlers.ofString());
        }
    }
}
