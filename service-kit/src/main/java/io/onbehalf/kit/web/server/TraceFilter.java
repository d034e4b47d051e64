package io.onbehalf.kit.web.server;

import io.onbehalf.kit.web.TraceContext;
import io.onbehalf.kit.web.Traceparent;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/// Opens each call's trace context and answers with its id, also where the call fails.
final class TraceFilter extends OncePerRequestFilter {
    private static final String ATTRIBUTE = TraceFilter.class.getName() + ".traceparent";

    private final TraceContext trace;

    TraceFilter(TraceContext trace) {
        this.trace = trace;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Traceparent traceparent = traceparent(request);
        response.setHeader(TraceContext.CORRELATION_ID, traceparent.traceId());
        try (TraceContext.Scope _ = trace.open(traceparent)) {
            chain.doFilter(request, response);
        }
    }

    private static Traceparent traceparent(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof Traceparent known) {
            return known;
        }
        Traceparent traceparent = Traceparent.parse(request.getHeader(Traceparent.HEADER));
        request.setAttribute(ATTRIBUTE, traceparent);
        return traceparent;
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
