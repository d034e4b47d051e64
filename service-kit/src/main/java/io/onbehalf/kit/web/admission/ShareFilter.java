package io.onbehalf.kit.web.admission;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.onbehalf.kit.web.TraceContext;
import io.onbehalf.kit.web.WebProperties;
import io.onbehalf.kit.web.admission.Shares.Share;
import io.onbehalf.kit.web.call.EndOfCall;
import io.onbehalf.kit.web.call.HeldPlaces;
import io.onbehalf.kit.web.errors.ErrorWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.web.filter.OncePerRequestFilter;

/// Leaves room for the others: calls of one organization, and within it of one user, hold at most their share
/// of the places, and past it are refused immediately. It runs after the token check, which says whose they
/// are, and when the body is there.
final class ShareFilter extends OncePerRequestFilter {
    private final Shares shares = new Shares();
    private final WebProperties properties;
    private final TraceContext trace;
    private final Counter refused;

    ShareFilter(WebProperties properties, TraceContext trace, MeterRegistry meters) {
        this.properties = properties;
        this.trace = trace;
        this.refused = AdmissionFilter.refused(meters);
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        List<Share> ofCaller = Shares.of(request, properties);
        Optional<Share> exhausted = shares.take(ofCaller);
        if (exhausted.isPresent()) {
            refused.increment();
            ErrorWriter.write(response, exhausted.get().exhausted(), trace.contextId());
            return;
        }
        var isFree = new AtomicBoolean();
        Runnable release =
                () -> {
                    if (isFree.compareAndSet(false, true)) {
                        shares.release(ofCaller);
                    }
                };
        HeldPlaces.add(request, release);
        try {
            chain.doFilter(request, response);
        } finally {
            EndOfCall.run(request, release);
        }
    }
}
