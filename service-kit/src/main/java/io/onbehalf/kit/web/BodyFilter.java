package io.onbehalf.kit.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/// Reads a call's body once its caller is known, up to the bound, and keeps it for whoever reads it again.
final class BodyFilter extends OncePerRequestFilter {
    private final int maxBodySize;
    private final TraceContext trace;

    BodyFilter(int maxBodySize, TraceContext trace) {
        this.maxBodySize = maxBodySize;
        this.trace = trace;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getContentLengthLong() > maxBodySize) {
            refuse(response);
            return;
        }
        byte[] body = request.getInputStream().readNBytes(maxBodySize + 1);
        if (body.length > maxBodySize) {
            refuse(response);
            return;
        }
        chain.doFilter(new BufferedRequest(request, body), response);
    }

    private void refuse(HttpServletResponse response) throws IOException {
        ErrorWriter.write(response, StatusErrors.of(413), trace.contextId());
    }
}
