package io.onbehalf.kit.web.cors;

import io.onbehalf.kit.web.ApiException;
import io.onbehalf.kit.web.TraceContext;
import io.onbehalf.kit.web.errors.ErrorWriter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsUtils;
import org.springframework.web.cors.DefaultCorsProcessor;

/// Answers a call of a browser from an origin, or with a method or header, that is not allowed: 403 with the
/// error body.
final class CorsErrors extends DefaultCorsProcessor {

    private final TraceContext trace;

    CorsErrors(TraceContext trace) {
        this.trace = trace;
    }

    @Override
    public boolean processRequest(
            @Nullable CorsConfiguration allowed, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        boolean accepted =
                !isPreflightWithoutOrigins(allowed, request)
                        && super.processRequest(allowed, new WithoutContentType(request), response);
        if (!accepted) {
            ErrorWriter.write(response, refusal(), trace.contextId());
        }
        return accepted;
    }

    /// Where no origins are configured Spring lets every preflight pass.
    private static boolean isPreflightWithoutOrigins(
            @Nullable CorsConfiguration allowed, HttpServletRequest request) {
        return allowed == null && CorsUtils.isCorsRequest(request) && CorsUtils.isPreFlightRequest(request);
    }

    /// The body is written by the caller of this method, who has the request.
    @Override
    protected void rejectRequest(ServerHttpResponse response) {}

    private static ApiException refusal() {
        return ApiException.forbidden(
                "origin.not.allowed", "This origin may not make this call from a browser", Map.of());
    }
}
