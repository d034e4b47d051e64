package io.onbehalf.gateway;

import io.onbehalf.kit.web.TraceContext;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// Has the user of each answered call recorded in the directory. It runs after the security filters, so the
/// token is verified.
@Component
class RecognitionFilter extends OncePerRequestFilter {

    private final UserDirectory directory;
    private final TraceContext trace;

    RecognitionFilter(UserDirectory directory, TraceContext trace) {
        this.directory = directory;
        this.trace = trace;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } finally {
            Authentication caller = SecurityContextHolder.getContext().getAuthentication();
            if (caller != null && caller.getPrincipal() instanceof Jwt token) {
                RecognizedUser.of(token)
                        .ifPresent(
                                user -> directory.record(user, token.getTokenValue(), trace.traceparent()));
            }
        }
    }
}
