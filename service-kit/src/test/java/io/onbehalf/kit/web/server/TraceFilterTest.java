package io.onbehalf.kit.web.server;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.onbehalf.kit.tracing.Tracing;
import io.onbehalf.kit.web.TraceContext;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.testing.junit5.OpenTelemetryExtension;
import io.opentelemetry.sdk.trace.data.SpanData;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import java.io.IOException;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.servlet.HandlerMapping;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TraceFilterTest {

    @RegisterExtension static final OpenTelemetryExtension TELEMETRY = OpenTelemetryExtension.create();

    private static final String PATH = "/api/v2/conversations/of-somebody";

    private final TraceContext trace = new TraceContext();
    private final TraceFilter filter = new TraceFilter(trace, Tracing.with(TELEMETRY.getOpenTelemetry()));
    private final MockHttpServletRequest request = new MockHttpServletRequest("GET", PATH);
    private final MockHttpServletResponse response = new MockHttpServletResponse();

    @Test
    void a_call_is_named_by_its_route_and_never_by_its_path() throws Exception {
        call((call, _) ->
                call.setAttribute(
                        HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE, "/api/v2/conversations/{id}"));

        assertThat(recorded().getName()).isEqualTo("GET /api/v2/conversations/{id}");
        assertThat(recorded().toString()).doesNotContain("somebody");
    }

    @Test
    void what_follows_from_a_call_carries_its_step() throws Exception {
        String[] within = new String[1];
        call((_, _) -> within[0] = trace.traceparent());

        assertThat(within[0]).contains(recorded().getTraceId(), recorded().getSpanId());
        assertThat(response.getHeader("ININ-Correlation-Id")).isEqualTo(recorded().getTraceId());
    }

    @Test
    void a_failed_call_is_an_error_and_a_refused_one_is_none() throws Exception {
        call((_, answer) -> ((MockHttpServletResponse) answer).setStatus(409));
        assertThat(recorded().getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);

        TELEMETRY.clearSpans();
        request.clearAttributes();
        call((_, answer) -> ((MockHttpServletResponse) answer).setStatus(503));
        assertThat(recorded().getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
    }

    @Test
    void a_call_that_threw_is_an_error() {
        assertThatIllegalStateException()
                .isThrownBy(() ->
                        call((_, _) -> {
                            throw new IllegalStateException("of somebody");
                        }));

        assertThat(recorded().getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(recorded().toString()).doesNotContain("somebody");
    }

    @Test
    void a_call_that_goes_on_without_its_thread_ends_with_its_answer() throws Exception {
        request.setAsyncSupported(true);
        call((call, _) -> call.startAsync());
        assertThat(TELEMETRY.getSpans()).isEmpty();

        requireNonNull(request.getAsyncContext()).complete();

        assertThat(TELEMETRY.getSpans()).hasSize(1);
    }

    @Test
    void a_method_that_a_caller_invents_names_nothing() throws Exception {
        request.setMethod("13175550142");
        call((_, _) -> {});

        assertThat(recorded().getName()).isEqualTo("_OTHER");
        assertThat(recorded().toString()).doesNotContain("13175550142");
    }

    @Test
    void a_probe_is_no_step() throws Exception {
        request.setRequestURI("/readyz");
        call((_, _) -> {});

        assertThat(TELEMETRY.getSpans()).isEmpty();
        assertThat(response.getHeader("ININ-Correlation-Id")).isNotEmpty();
    }

    private void call(FilterChain chain) throws ServletException, IOException {
        filter.doFilter(request, response, chain);
    }

    private static SpanData recorded() {
        assertThat(TELEMETRY.getSpans()).hasSize(1);
        return TELEMETRY.getSpans().getFirst();
    }
}
