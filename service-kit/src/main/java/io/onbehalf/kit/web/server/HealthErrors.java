package io.onbehalf.kit.web.server;

import io.onbehalf.kit.web.TraceContext;
import io.onbehalf.kit.web.errors.ErrorWriter;
import io.onbehalf.kit.web.errors.StatusErrors;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/// Writes the error body where health and metrics answer an unknown part of theirs with a status alone.
final class HealthErrors extends OncePerRequestFilter {

    private final TraceContext trace;

    HealthErrors(TraceContext trace) {
        this.trace = trace;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(request, response);
        if (response.getStatus() == HttpServletResponse.SC_NOT_FOUND) {
            ErrorWriter.write(response, StatusErrors.of(response.getStatus()), trace.contextId());
        }
    }
}
