package io.onbehalf.kit.web.admission;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.onbehalf.kit.metrics.OnbehalfMeter;
import io.onbehalf.kit.web.ApiException;
import io.onbehalf.kit.web.TraceContext;
import io.onbehalf.kit.web.call.EndOfCall;
import io.onbehalf.kit.web.call.HeldPlaces;
import io.onbehalf.kit.web.errors.ErrorWriter;
import io.onbehalf.kit.web.forwarding.ForwardedCall;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.springframework.web.filter.OncePerRequestFilter;

/// Limits the calls in flight, so that those admitted stay fast: past the limit a call is refused
/// immediately, before its token or body is read. Probes of health are always admitted. What another instance
/// has admitted ([ForwardedCall]) has places of its own, as many: instances that wait for each other's places
/// would refuse what was admitted, and anybody can say that a call is one. A call that waits for what does
/// not answer holds none ([HeldPlaces]).
final class AdmissionFilter extends OncePerRequestFilter {
    private static final Set<String> PROBES = Set.of("/livez", "/readyz");

    private final int maxInFlight;
    private final Semaphore free;
    private final Semaphore freeForForwarded;
    private final Semaphore freeForWaiting;
    private final TraceContext trace;
    private final Counter refused;

    AdmissionFilter(int maxInFlight, TraceContext trace, MeterRegistry meters) {
        this.maxInFlight = maxInFlight;
        this.free = new Semaphore(maxInFlight);
        this.freeForForwarded = new Semaphore(maxInFlight);
        this.freeForWaiting = new Semaphore(maxInFlight);
        this.trace = trace;
        this.refused = refused(meters);
        OnbehalfMeter.CALLS_IN_FLIGHT.gauge(meters, () -> maxInFlight - free.availablePermits());
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return PROBES.contains(request.getRequestURI());
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Place place = Place.of(request, ForwardedCall.is(request) ? freeForForwarded : free);
        if (!place.take()) {
            refused.increment();
            ErrorWriter.write(response, overloaded(maxInFlight), trace.contextId());
            return;
        }
        HeldPlaces held = HeldPlaces.of(request, freeForWaiting);
        HeldPlaces.add(request, place::free);
        try {
            chain.doFilter(request, response);
        } finally {
            EndOfCall.run(
                    request,
                    () -> {
                        place.free();
                        held.end();
                    });
        }
    }

    static ApiException overloaded(int maxInFlight) {
        return ApiException.overloaded(
                "The service is busy: %d requests are in flight".formatted(maxInFlight));
    }

    /// Counts the calls that are refused because too many are in flight.
    static Counter refused(MeterRegistry meters) {
        return OnbehalfMeter.CALLS_NOT_ADMITTED.counter(meters);
    }
}
