package io.onbehalf.kit.web.server;

import io.onbehalf.kit.web.TraceContext;
import io.onbehalf.kit.web.errors.ErrorWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/// Refuses a call whose body has a format that nobody here reads, before anything looks at its
/// `Content-Type`: Spring throws at one that is no single type.
final class FormatFilter extends OncePerRequestFilter {
    private final TraceContext trace;

    FormatFilter(TraceContext trace) {
        this.trace = trace;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        BodyFormat refused = BodyFormat.refused(request).orElse(null);
        if (refused == null) {
            chain.doFilter(request, response);
            return;
        }
        response.setHeader(refused.header(), refused.accepted());
        ErrorWriter.write(response, refused.refusal(), trace.contextId());
    }
}
