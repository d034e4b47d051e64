package io.onbehalf.kit.web.security;

import io.onbehalf.kit.web.ApiException;
import io.onbehalf.kit.web.TraceContext;
import io.onbehalf.kit.web.errors.ErrorWriter;
import io.onbehalf.kit.web.errors.StatusErrors;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.server.resource.BearerTokenErrorCodes;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;

/// The error body of calls that security refuses.
final class SecurityErrors implements AuthenticationEntryPoint, AccessDeniedHandler {
    private static final Logger LOG = LoggerFactory.getLogger(SecurityErrors.class);

    private static final String INSUFFICIENT_SCOPE = "Bearer error=\"insufficient_scope\"";

    private final TraceContext trace;

    SecurityErrors(TraceContext trace) {
        this.trace = trace;
    }

    /// 401, or 400 for a call that gives its token twice, or 503 while the issuer's keys can't be fetched and
    /// so no token can be checked. `WWW-Authenticate` is as RFC 6750, 3 says.
    @Override
    public void commence(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        switch (failure) {
            case AuthenticationServiceException _ -> {
                LOG.warn(
                        "contextId {}: a token could not be checked: {}",
                        trace.contextId(),
                        failure.toString());
                write(response, ApiException.unavailable("Tokens can't be checked at the moment", 1));
            }
            case InsufficientAuthenticationException _ -> {
                response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
                write(response, ApiException.authenticationRequired());
            }
            case OAuth2AuthenticationException malformed when isInvalidRequest(malformed) -> {
                response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_request\"");
                write(response, ApiException.badRequest("The call gives more than one token"));
            }
            default -> {
                LOG.debug("contextId {}: token refused", trace.contextId(), failure);
                response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"");
                write(response, ApiException.badCredentials());
            }
        }
    }

    @Override
    public void handle(
            HttpServletRequest request, HttpServletResponse response, AccessDeniedException failure)
            throws IOException {
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, INSUFFICIENT_SCOPE);
        write(response, StatusErrors.of(403));
    }

    private static boolean isInvalidRequest(OAuth2AuthenticationException failure) {
        return failure.getError().getErrorCode().equals(BearerTokenErrorCodes.INVALID_REQUEST);
    }

    private void write(HttpServletResponse response, ApiException failure) throws IOException {
        ErrorWriter.write(response, failure, trace.contextId());
    }
}
