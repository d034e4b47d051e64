package io.onbehalf.kit.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.sdk.OpenTelemetrySdk;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TracingAutoConfigurationTest {

    @Test
    void a_collector_that_gives_no_answer_does_not_hold_up_a_stop() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1"))) {
            var runner =
                    new ApplicationContextRunner()
                            .withConfiguration(AutoConfigurations.of(TracingAutoConfiguration.class))
                            .withPropertyValues(
                                    "otel.exporter.otlp.endpoint=http://127.0.0.1:" + silent.getLocalPort(),
                                    "otel.traces.sampler.arg=1.0");
            var stopBegins = new long[1];

            runner.run(context -> {
                var sdk = context.getBean(OpenTelemetrySdk.class);
                sdk.getTracer("test").spanBuilder("a step").startSpan().end();
                stopBegins[0] = System.nanoTime();
            });

            assertThat(Duration.ofNanos(System.nanoTime() - stopBegins[0]))
                    .isLessThan(TracingAutoConfiguration.LONGEST_END.plusSeconds(4));
        }
    }
}
