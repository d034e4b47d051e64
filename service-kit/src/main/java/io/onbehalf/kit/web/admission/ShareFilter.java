package io.onbehalf.kit.web.server;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.onbehalf.kit.web.ApiException;
import io.onbehalf.kit.web.Caller;
import io.onbehalf.kit.web.TraceContext;
import io.onbehalf.kit.web.errors.ErrorWriter;
import io.onbehalf.kit.web.forwarding.ForwardedCall;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.filter.OncePerRequestFilter;

/// Leaves room for the others: calls of one organization hold at most its share of the places, and past it
/// are refused immediately. It runs after the token check, which says the organization. Forwarded calls are
/// counted by themselves, like their places.
final class OrganizationShareFilter extends OncePerRequestFilter {

    private final int most;
    private final TraceContext trace;
    private final Counter refused;

    /// The calls in flight of each organization that has any.
    private final ConcurrentMap<String, Integer> inFlight = new ConcurrentHashMap<>();

    /// @param most how many calls of one organization are served at the same time
    OrganizationShareFilter(int most, TraceContext trace, MeterRegistry meters) {
        this.most = most;
        this.trace = trace;
        this.refused = AdmissionFilter.refused(meters);
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String organization = organization();
        if (organization == null) {
            chain.doFilter(request, response);
            return;
        }
        String share = ForwardedCall.is(request) ? "forwarded for " + organization : organization;
        if (inFlight.merge(share, 1, Integer::sum) > most) {
            release(share);
            refused.increment();
            ErrorWriter.write(
                    response,
                    ApiException.overloaded(
                            "organization %s: %d requests are in flight".formatted(organization, most)),
                    trace.contextId());
            return;
        }
        try {
            chain.doFilter(request, response);
        } finally {
            EndOfCall.run(request, () -> release(share));
        }
    }

    private void release(String share) {
        inFlight.computeIfPresent(share, (_, calls) -> calls > 1 ? calls - 1 : null);
    }

    /// Null for a call without a token, as of a probe.
    private static @Nullable String organization() {
        Authentication caller = SecurityContextHolder.getContext().getAuthentication();
        return caller != null && caller.getPrincipal() instanceof Jwt token
                ? Caller.of(token).organizationId()
                : null;
    }
}
