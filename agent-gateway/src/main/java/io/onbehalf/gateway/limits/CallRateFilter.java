package io.onbehalf.gateway.limits;

import static java.util.Objects.requireNonNullElse;

import com.github.benmanes.caffeine.cache.Ticker;
import io.onbehalf.gateway.GatewayProperties;
import io.onbehalf.gateway.limits.CallRates.CallCount;
import io.onbehalf.gateway.limits.CallRates.CallSource;
import io.onbehalf.kit.web.ApiException;
import io.onbehalf.kit.web.Caller;
import io.onbehalf.kit.web.TraceContext;
import io.onbehalf.kit.web.errors.ErrorWriter;
import io.onbehalf.kit.web.server.WebAutoConfiguration;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.stream.Stream;
import org.springframework.core.annotation.Order;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// Refuses the calls of a user with one OAuth client past the allowed number a minute, before their body is
/// read; every answer says how many there were. A call without a token has no user and is not counted.
@Component
@Order(WebAutoConfiguration.AFTER_THE_TOKEN_CHECK)
class CallRateFilter extends OncePerRequestFilter {

    static final String COUNT = "inin-ratelimit-count";
    static final String ALLOWED = "inin-ratelimit-allowed";
    static final String RESET = "inin-ratelimit-reset";

    private final CallRates rates = new CallRates(Ticker.systemTicker());
    private final int allowed;
    private final TraceContext trace;

    CallRateFilter(GatewayProperties properties, TraceContext trace) {
        this.allowed = properties.callsPerMinute();
        this.trace = trace;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication caller = SecurityContextHolder.getContext().getAuthentication();
        if (caller == null || !(caller.getPrincipal() instanceof Jwt token)) {
            chain.doFilter(request, response);
            return;
        }
        CallCount counted = rates.count(source(token));
        response.setIntHeader(COUNT, counted.count());
        response.setIntHeader(ALLOWED, allowed);
        response.setIntHeader(RESET, counted.secondsLeft());
        if (counted.count() > allowed) {
            ErrorWriter.write(response, tooMany(token, counted), trace.contextId());
        } else {
            chain.doFilter(request, response);
        }
    }

    /// The client is `client_id` (RFC 9068), or `azp` with issuers that name it so.
    private static CallSource source(Jwt token) {
        Caller caller = Caller.of(token);
        String client =
                Stream.of("client_id", "azp")
                        .filter(token::hasClaim)
                        .map(token::getClaimAsString)
                        .findFirst()
                        .orElse("");
        return new CallSource(caller.organizationId(), caller.userId(), requireNonNullElse(client, ""));
    }

    private ApiException tooMany(Jwt token, CallCount counted) {
        return ApiException.tooManyRequests(
                "user %s: made %d calls within a minute, allowed are %d; the next one counts in %d s"
                        .formatted(
                                Caller.of(token).userId(), counted.count(), allowed, counted.secondsLeft()),
                counted.secondsLeft());
    }
}
