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

/// Reads the body of an authenticated call, up to the limit, and keeps it for its later readers.
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
