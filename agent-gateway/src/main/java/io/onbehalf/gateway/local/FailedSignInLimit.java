package io.onbehalf.gateway.local;

import io.onbehalf.kit.web.ApiException;
import io.onbehalf.kit.web.TraceContext;
import io.onbehalf.kit.web.errors.ErrorWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.server.authorization.web.authentication.ClientSecretBasicAuthenticationConverter;
import org.springframework.web.filter.OncePerRequestFilter;

/// Limits the failed sign-ins at the endpoints of tokens: after too many wrong secrets of one client, or from
/// one address, the next calls are 429 with `Retry-After` (RFC 6749, 2.3.1 asks for protection against
/// guessing). A call without a secret does not count.
final class FailedSignInLimit extends OncePerRequestFilter {

    private final ClientSecretBasicAuthenticationConverter basic =
            new ClientSecretBasicAuthenticationConverter();
    private final SecretGuesses guesses;
    private final TraceContext trace;

    FailedSignInLimit(SecretGuesses guesses, TraceContext trace) {
        this.guesses = guesses;
        this.trace = trace;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !LocalIssuer.WITH_SECRET.contains(request.getRequestURI());
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<String> client = client(request);
        if (client.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        String address = request.getRemoteAddr();
        int wait = Math.toIntExact(guesses.secondsLeft(client.get(), address));
        if (wait > 0) {
            ErrorWriter.write(response, tooMany(wait), trace.contextId());
            return;
        }
        chain.doFilter(request, response);
        if (response.getStatus() == HttpServletResponse.SC_UNAUTHORIZED) {
            guesses.wrong(client.get(), address);
        } else if (response.getStatus() == HttpServletResponse.SC_OK) {
            guesses.right(client.get());
        }
    }

    /// The client whose secret is given, in the form in which the framework looks it up; empty without one.
    private Optional<String> client(HttpServletRequest request) {
        try {
            return Optional.ofNullable(basic.convert(request)).map(Authentication::getName);
        } catch (OAuth2AuthenticationException _) {
            return Optional.empty();
        }
    }

    private static ApiException tooMany(int seconds) {
        return ApiException.tooManyRequests(
                "Too many wrong secrets; the next try counts in %d s".formatted(seconds), seconds);
    }
}
