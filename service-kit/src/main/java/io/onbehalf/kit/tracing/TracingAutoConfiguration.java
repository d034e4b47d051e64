package io.onbehalf.kit.tracing;

import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/// Sends traces to where `otel.exporter.otlp.endpoint` says, and records none without it.
///
/// All of OpenTelemetry's own settings count, as properties and in the environment
/// (`OTEL_EXPORTER_OTLP_ENDPOINT`, `OTEL_TRACES_SAMPLER_ARG`); a value that it can't read ends the start. It
/// is only asked for traces: metrics are Prometheus's, logs are the console's.
@AutoConfiguration
public class TracingAutoConfiguration {

    /// How long a stop waits for the traces that are not sent yet: a collector that is away holds it up no
    /// longer. It is a part of the whole that `StopOrder` bounds.
    public static final Duration LONGEST_END = Duration.ofSeconds(1);

    private static final String PREFIX = "otel";

    /// An empty one is none, as everywhere with OpenTelemetry.
    private static final String HAS_ENDPOINT = "!'${otel.exporter.otlp.endpoint:}'.isBlank()";

    @Bean(destroyMethod = "") // It would wait for 10 s.
    @ConditionalOnExpression(HAS_ENDPOINT)
    OpenTelemetrySdk openTelemetry(Environment environment) {
        return AutoConfiguredOpenTelemetrySdk.builder()
                .disableShutdownHook()
                .addPropertiesSupplier(() -> settings(environment))
                .build()
                .getOpenTelemetrySdk();
    }

    @Bean
    @ConditionalOnExpression(HAS_ENDPOINT)
    Tracing tracing(OpenTelemetrySdk telemetry) {
        return Tracing.with(telemetry);
    }

    @Bean
    @ConditionalOnExpression(HAS_ENDPOINT)
    DisposableBean endOfTracing(OpenTelemetrySdk telemetry) {
        return () -> telemetry.shutdown().join(LONGEST_END.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Bean
    @ConditionalOnMissingBean
    Tracing noTracing() {
        return Tracing.off();
    }

    private static Map<String, String> settings(Environment environment) {
        Map<String, String> settings = new HashMap<>();
        settings.put("otel.service.name", environment.getProperty("spring.application.name", "onbehalf"));
        settings.put("otel.exporter.otlp.protocol", "http/protobuf");
        settings.put("otel.metrics.exporter", "none");
        settings.put("otel.logs.exporter", "none");
        settings.put("otel.traces.sampler", "parentbased_traceidratio");
        settings.put("otel.traces.sampler.arg", "0.1");
        Binder.get(environment)
                .bind(PREFIX, Bindable.mapOf(String.class, String.class))
                .orElse(Map.of())
                .forEach((name, value) -> settings.put(PREFIX + "." + name, value));
        return settings;
    }
}
