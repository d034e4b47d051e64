package io.onbehalf.e2e.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.onbehalf.e2e.fixture.SharedTestStack;
import io.onbehalf.e2e.fixture.SmsExchange;
import io.onbehalf.e2e.fixture.TestNumbers;
import io.onbehalf.e2e.fixture.TestQueue;
import io.onbehalf.e2e.fixture.TestStack;
import io.onbehalf.e2e.fixture.TestTexts;
import io.onbehalf.e2e.fixture.TestUser;
import io.onbehalf.local.layout.Port;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// The dashboards and rules of `deploy/observe` against what the parts really export.
@ExtendWith(SharedTestStack.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LiveQueriesIT {

    private static final Duration TIMEOUT = Duration.ofMinutes(1);
    private static final Path FOLDER = Path.of("..", "observe").toAbsolutePath().normalize();

    private final TestStack stack;

    LiveQueriesIT(TestStack stack) {
        this.stack = stack;
    }

    @Test
    void every_query_of_every_panel_has_a_series_once_an_sms_was_delivered_and_answered() throws Exception {
        assumeTrue(run("tools").status() == 0, "No Prometheus: the dashboards' queries are not run");
        TestQueue queue = TestQueue.create(stack, TestNumbers.outbound(), TestUser.AMY);
        String contact = TestNumbers.contact();
        SmsExchange exchange = SmsExchange.compose(queue, stack.as(TestUser.AMY), contact);
        exchange.awaitStatus(exchange.send(TestTexts.of("for the dashboards")), "delivery-success");
        String answer = TestTexts.of("seen");
        stack.smscControl().sendText(contact, queue.number(), answer);
        exchange.awaitText(answer);

        Result result =
                run(
                        "live",
                        Stream.of(
                                        Port.GATEWAY_MANAGEMENT,
                                        Port.QUEUE_MANAGEMENT,
                                        Port.CONVERSATION_MANAGEMENT,
                                        Port.WRAPUP_MANAGEMENT)
                                .map(stack.layout().ports()::address)
                                .toArray(String[]::new));

        assertThat(result.status()).as(result.output()).isZero();
    }

    @Test
    void the_oldest_conversation_that_waits_in_a_queue_is_measured() throws Exception {
        TestQueue queue = TestQueue.create(stack, TestNumbers.outbound(), TestUser.AMY);

        stack.smscControl().sendText(TestNumbers.contact(), queue.number(), TestTexts.of("anybody?"));

        await().atMost(TIMEOUT)
                .until(() ->
                        conversationMetrics()
                                .lines()
                                .anyMatch(line ->
                                        line.startsWith("onbehalf_conversations_oldest_waiting_seconds{")
                                                && line.contains("queue=\"" + queue.id() + "\"")));
    }

    private String conversationMetrics() throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                            HttpRequest.newBuilder(
                                            stack.layout()
                                                    .url(
                                                            Port.CONVERSATION_MANAGEMENT,
                                                            "/actuator/prometheus"))
                                    .build(),
                            BodyHandlers.ofString())
                    .body();
        }
    }

    private record Result(int status, String output) {}

    private static Result run(String script, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(FOLDER.resolve(script).toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Result(process.waitFor(), output);
    }
}
