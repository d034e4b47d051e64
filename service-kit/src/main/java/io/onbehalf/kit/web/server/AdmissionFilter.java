package io.onbehalf.kit.web.server;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.onbehalf.kit.web.ApiException;
import io.onbehalf.kit.web.TraceContext;
import io.onbehalf.kit.web.errors.ErrorWriter;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.web.filter.OncePerRequestFilter;

/// Limits the calls in flight, so that those admitted stay fast: past the limit a call is refused
/// immediately, before its token or body is read. Probes of health are always admitted.
final class AdmissionFilter extends OncePerRequestFilter {
    static final String IN_FLIGHT = "onbehalf.requests.in.flight";
    static final String REFUSED = "onbehalf.requests.refused";

    private static final Set<String> PROBES = Set.of("/livez", "/readyz");

    private final int maxInFlight;
    private final Semaphore free;
    private final TraceContext trace;
    private final Counter refused;

    AdmissionFilter(int maxInFlight, TraceContext trace, MeterRegistry meters) {
        this.maxInFlight = maxInFlight;
        this.free = new Semaphore(maxInFlight);
        this.trace = trace;
        this.refused =
                Counter.builder(REFUSED)
                        .description("Calls refused because too many were in flight")
                        .register(meters);
        Gauge.builder(IN_FLIGHT, () -> maxInFlight - free.availablePermits())
                .description("Calls being served")
                .register(meters);
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return PROBES.contains(request.getRequestURI());
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!free.tryAcquire()) {
            refused.increment();
            ErrorWriter.write(response, overloaded(), trace.contextId());
            return;
        }
        Release release = new Release(free);
        try {
            chain.doFilter(request, response);
        } finally {
            if (request.isAsyncStarted()) {
                request.getAsyncContext().addListener(release);
            } else {
                release.once();
            }
        }
    }

    private ApiException overloaded() {
        return new ApiException(
                503,
                "service.overloaded",
                "The service is busy: %d requests are in flight".formatted(maxInFlight),
                Map.of(),
                List.of(),
                OptionalInt.of(1));
    }

    /// Releases the place once, when the call has ended, for an asynchronous one too.
    private record Release(Semaphore free, AtomicBoolean done) implements AsyncListener {
        Release(Semaphore free) {
            this(free, new AtomicBoolean());
        }

        void once() {
            if (done.compareAndSet(false, true)) {
                free.release();
            }
        }

        @Override
        public void onComplete(AsyncEvent event) {
            once();
        }

        @Override
        public void onTimeout(AsyncEvent event) {} // onComplete follows

        @Override
        public void onError(AsyncEvent event) {} // onComplete follows

        @Override
        public void onStartAsync(AsyncEvent event) {
            event.getAsyncContext().addListener(this);
        }
    }
}
