package io.onbehalf.gateway.local;

import io.onbehalf.kit.web.TraceContext;
import io.onbehalf.kit.web.errors.ErrorWriter;
import io.onbehalf.kit.web.errors.StatusErrors;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.web.filter.OncePerRequestFilter;

/// Answers 405 to another method than POST at the endpoints that take a client's secret, which the framework
/// would take for a call of the API.
final class TokenMethod extends OncePerRequestFilter {

    private final TraceContext trace;

    TokenMethod(TraceContext trace) {
        this.trace = trace;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !LocalIssuer.WITH_SECRET.contains(request.getRequestURI())
                || HttpMethod.POST.matches(request.getMethod());
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.setHeader(HttpHeaders.ALLOW, HttpMethod.POST.name());
        ErrorWriter.write(response, StatusErrors.of(405), trace.contextId());
    }
}
