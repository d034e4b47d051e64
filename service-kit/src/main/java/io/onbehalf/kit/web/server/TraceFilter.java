package io.onbehalf.kit.web.server;

import io.onbehalf.kit.tracing.Step;
import io.onbehalf.kit.tracing.Traceparent;
import io.onbehalf.kit.tracing.Tracing;
import io.onbehalf.kit.web.TraceContext;
import io.onbehalf.kit.web.call.EndOfCall;
import io.opentelemetry.api.trace.SpanKind;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerMapping;

/// Opens each call's trace context and answers with its id, also where the call fails. A call of the API is a
/// step of its trace, named by its method and route.
final class TraceFilter extends OncePerRequestFilter {
    private static final String ATTRIBUTE = TraceFilter.class.getName() + ".step";
    private static final String API = "/api/";
    private static final Set<String> METHODS =
            Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    private final TraceContext trace;
    private final Tracing tracing;

    TraceFilter(TraceContext trace, Tracing tracing) {
        this.trace = trace;
        this.tracing = tracing;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Step step = step(request);
        response.setHeader(TraceContext.CORRELATION_ID, step.traceparent().traceId());
        try (TraceContext.Scope _ = trace.open(step.traceparent())) {
            chain.doFilter(request, response);
        } catch (ServletException | IOException | RuntimeException e) {
            step.failed(e.getClass().getSimpleName());
            throw e;
        } finally {
            EndOfCall.run(request, () -> end(step, request, response));
        }
    }

    /// One step for all dispatches of a call.
    private Step step(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof Step known) {
            return known;
        }
        Traceparent caller = Traceparent.read(request.getHeader(Traceparent.HEADER)).orElse(null);
        Tracing recorder = request.getRequestURI().startsWith(API) ? tracing : Tracing.off();
        Step step = recorder.begin(method(request), SpanKind.SERVER, caller);
        request.setAttribute(ATTRIBUTE, step);
        return step;
    }

    /// Not what a caller invents: that could be anything.
    private static String method(HttpServletRequest request) {
        return METHODS.contains(request.getMethod()) ? request.getMethod() : "_OTHER";
    }

    private static void end(Step step, HttpServletRequest request, HttpServletResponse response) {
        Object route = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        step.attribute("http.request.method", method(request));
        if (route != null) {
            step.rename(method(request) + " " + route);
            step.attribute("http.route", route.toString());
        }
        step.attribute("http.response.status_code", response.getStatus());
        if (response.getStatus() >= HttpServletResponse.SC_INTERNAL_SERVER_ERROR) {
            step.failed(String.valueOf(response.getStatus()));
        }
        step.close();
    }

    @Override
    protected boolean shouldNotFilterAsyncDispatch() {
        return false;
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }
}
