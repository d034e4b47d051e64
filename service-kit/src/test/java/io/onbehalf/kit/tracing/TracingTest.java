package io.onbehalf.kit.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.testing.junit5.OpenTelemetryExtension;
import io.opentelemetry.sdk.trace.data.SpanData;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TracingTest {

    @RegisterExtension static final OpenTelemetryExtension TELEMETRY = OpenTelemetryExtension.create();

    private static final Traceparent CALLER =
            Traceparent.read("00-0123456789abcdef0123456789abcdef-0123456789abcdef-01").orElseThrow();

    private final Tracing tracing = Tracing.with(TELEMETRY.getOpenTelemetry());

    @Test
    void a_step_belongs_to_its_caller_s_trace_and_is_the_parent_of_what_follows() {
        try (Step step = tracing.begin("send", SpanKind.PRODUCER, CALLER)) {
            assertThat(step.traceparent().traceId()).isEqualTo(CALLER.traceId());
            assertThat(step.traceparent().parentId()).isNotEqualTo(CALLER.parentId());
        }

        SpanData span = recorded();
        assertThat(span.getParentSpanId()).isEqualTo(CALLER.parentId());
        assertThat(span.getKind()).isEqualTo(SpanKind.PRODUCER);
        assertThat(span.getLinks()).isEmpty();
    }

    @Test
    void a_step_without_a_caller_begins_a_trace() {
        try (Step step = tracing.begin("deliver_sm", SpanKind.SERVER, null)) {
            assertThat(step.traceparent().flags()).isNotEqualTo("00");
        }

        assertThat(recorded().getParentSpanContext().isValid()).isFalse();
    }

    @Test
    void what_is_read_from_a_topic_is_linked_to_who_wrote_it() {
        tracing.received("decide", SpanKind.CONSUMER, CALLER.toString()).close();

        SpanData span = recorded();
        assertThat(span.getTraceId()).isEqualTo(CALLER.traceId());
        assertThat(span.getLinks())
                .singleElement()
                .satisfies(
                        link -> assertThat(link.getSpanContext().getSpanId()).isEqualTo(CALLER.parentId()));
    }

    @Test
    void a_record_with_a_malformed_header_begins_a_trace() {
        tracing.received("decide", SpanKind.CONSUMER, "00-1-2-01").close();

        SpanData span = recorded();
        assertThat(span.getParentSpanContext().isValid()).isFalse();
        assertThat(span.getLinks()).isEmpty();
    }

    @Test
    void an_error_is_marked_by_its_type_alone() {
        try (Step step = tracing.begin("decide", SpanKind.CONSUMER, CALLER)) {
            step.failed("IllegalStateException");
        }

        SpanData span = recorded();
        assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(span.getStatus().getDescription()).isEmpty();
        assertThat(span.getEvents()).isEmpty();
    }

    @Test
    void what_follows_carries_the_caller_s_own_context_where_nothing_is_recorded() {
        try (Step step = Tracing.off().begin("send", SpanKind.PRODUCER, CALLER)) {
            assertThat(step.traceparent()).isEqualTo(CALLER);
        }
        assertThat(TELEMETRY.getSpans()).isEmpty();
    }

    @Test
    void nothing_is_recorded_without_an_endpoint() {
        context().run(context -> assertThat(context.getBean(Tracing.class)).isSameAs(Tracing.off()));
    }

    @Test
    void an_empty_endpoint_is_none() {
        context()
                .withPropertyValues("otel.exporter.otlp.endpoint=")
                .run(context -> assertThat(context.getBean(Tracing.class)).isSameAs(Tracing.off()));
    }

    @Test
    void traces_go_to_an_endpoint() {
        context()
                .withPropertyValues("otel.exporter.otlp.endpoint=http://127.0.0.1:1")
                .run(context -> assertThat(context.getBean(Tracing.class)).isNotSameAs(Tracing.off()));
    }

    @Test
    void a_setting_that_can_t_be_read_ends_the_start() {
        context()
                .withPropertyValues(
                        "otel.exporter.otlp.endpoint=http://127.0.0.1:1", "otel.traces.sampler=sometimes")
                .run(context ->
                        assertThat(context)
                                .getFailure()
                                .rootCause()
                                .hasMessageContaining("otel.traces.sampler")
                                .hasMessageContaining("sometimes"));
    }

    private static ApplicationContextRunner context() {
        return new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(TracingAutoConfiguration.class));
    }

    private static SpanData recorded() {
        assertThat(TELEMETRY.getSpans()).hasSize(1);
        return TELEMETRY.getSpans().getFirst();
    }
}
