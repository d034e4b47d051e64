package io.onbehalf.kit.web.admission;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.onbehalf.kit.web.ApiException;
import io.onbehalf.kit.web.TraceContext;
import io.onbehalf.kit.web.WebProperties;
import io.onbehalf.kit.web.admission.Shares.Share;
import io.onbehalf.kit.web.errors.ErrorWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.catalina.connector.ClientAbortException;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.WebUtils;

/// Reads the body of an authenticated call, up to the limits of size and time, and keeps it for its later
/// readers.
///
/// While a body arrives, its call holds no place among those in flight, but one among as many for bodies, of
/// which an organization and a user have the same shares: whoever sends slowly waits alone.
class BodyFilter extends OncePerRequestFilter {
    private static final byte[] NO_BODY = {};

    private final Shares arriving = new Shares();
    private final WebProperties properties;
    private final TraceContext trace;
    private final Counter refused;

    BodyFilter(WebProperties properties, TraceContext trace, MeterRegistry meters) {
        this.properties = properties;
        this.trace = trace;
        this.refused = AdmissionFilter.refused(meters);
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return WebUtils.getNativeRequest(request, BufferedRequest.class) != null;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        BufferedRequest buffered;
        try {
            buffered = hasBody(request) ? arrived(request) : new BufferedRequest(request, NO_BODY);
        } catch (ApiException refusal) {
            ErrorWriter.write(response, refusal, trace.contextId());
            endLate(refusal, response);
            return;
        } catch (ClientAbortException failure) {
            if (failure.getCause() instanceof SocketTimeoutException) {
                return; // nothing came for so long that the server has set 408
            }
            throw failure;
        }
        chain.doFilter(buffered, response);
    }

    private static boolean hasBody(HttpServletRequest request) {
        return request.getContentLengthLong() > 0 || request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
    }

    /// @throws ApiException 408 or 413, also where there is no place for the body or, afterwards, for the
    ///   call
    private BufferedRequest arrived(HttpServletRequest request) throws IOException {
        List<Share> shares = shares(request, properties);
        Optional<Share> exhausted = arriving.take(shares);
        if (exhausted.isPresent()) {
            refused.increment();
            throw exhausted.get().exhausted();
        }
        Optional<Place> place = Place.of(request);
        byte[] body;
        try {
            place.ifPresent(Place::free);
            body = BodyReader.read(request, properties);
        } finally {
            arriving.release(shares);
        }
        if (place.isPresent() && !place.get().take()) {
            refused.increment();
            throw AdmissionFilter.overloaded(properties.maxInFlight());
        }
        return buffered(request, body);
    }

    /// What a body that arrives is counted towards.
    List<Share> shares(HttpServletRequest request, WebProperties settings) {
        Share ofAll = new Share(Shares.holders(request, "the service"), settings.maxInFlight());
        List<Share> ofCaller = Shares.of(request, settings);
        return Stream.concat(
                        Stream.of(ofAll),
                        ofCaller.isEmpty()
                                ? Stream.of(Shares.ofNobody(request, settings))
                                : ofCaller.stream())
                .toList();
    }

    BufferedRequest buffered(HttpServletRequest request, byte[] body) {
        return new BufferedRequest(request, body);
    }

    /// Ends the connection of a body that is late, of which the server would read the rest. With this
    /// exception the server does so without a line in the log.
    private static void endLate(ApiException refusal, HttpServletResponse response) throws IOException {
        if (refusal.status() == HttpServletResponse.SC_REQUEST_TIMEOUT) {
            response.flushBuffer();
            throw new ClientAbortException("the request's body is late");
        }
    }
}
