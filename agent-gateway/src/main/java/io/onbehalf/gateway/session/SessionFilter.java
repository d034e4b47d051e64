package io.onbehalf.gateway.session;

import io.onbehalf.kit.web.ApiException;
import io.onbehalf.kit.web.TraceContext;
import io.onbehalf.kit.web.errors.ErrorWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.web.filter.OncePerRequestFilter;

/// Gives a call of the web client the bearer token of its session, so that everything behind knows bearer
/// tokens only.
///
/// A cookie alone is no proof of the user's will, as a browser also sends it for other pages: the call must
/// have the header [#CLIENT], which a page of another origin can't set.
final class SessionFilter extends OncePerRequestFilter {

    static final String CLIENT = "X-Onbehalf-Client";

    private static final Logger LOG = LoggerFactory.getLogger(SessionFilter.class);
    private static final String API = "/api/";

    private final SealedCookie<Session> cookie;
    private final SealedCookie<SignedOut> signedOut;
    private final SessionRefresh refresh;
    private final InstantSource clock;
    private final TraceContext trace;

    SessionFilter(
            SealedCookie<Session> cookie,
            SealedCookie<SignedOut> signedOut,
            SessionRefresh refresh,
            InstantSource clock,
            TraceContext trace) {
        this.cookie = cookie;
        this.signedOut = signedOut;
        this.refresh = refresh;
        this.clock = clock;
        this.trace = trace;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().startsWith(API)
                || request.getHeader(CLIENT) == null
                || request.getHeader(HttpHeaders.AUTHORIZATION) != null;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Instant now = clock.instant();
        Optional<Session> session =
                cookie.read(request).filter(each -> !each.hasEnded(now) && !isSignedOut(each, request));
        try {
            session = session.flatMap(each -> refreshed(each, now, response));
        } catch (OAuth2AuthorizationException unreachable) {
            LOG.warn("contextId {}: a session could not be refreshed", trace.contextId(), unreachable);
            ErrorWriter.write(
                    response,
                    ApiException.unavailable("Sessions can't be refreshed at the moment", 1),
                    trace.contextId());
            return;
        }
        if (session.isEmpty()) {
            if (cookie.isIn(request)) {
                cookie.delete(response);
            }
            ErrorWriter.write(response, required(), trace.contextId());
            return;
        }
        chain.doFilter(new BearerRequest(request, session.get().accessToken()), response);
    }

    private boolean isSignedOut(Session session, HttpServletRequest request) {
        return signedOut.read(request).filter(each -> each.isOf(session)).isPresent();
    }

    private Optional<Session> refreshed(Session session, Instant now, HttpServletResponse response) {
        String refreshToken = session.refreshToken();
        if (refreshToken == null || !session.isToBeRefreshed(now)) {
            return Optional.of(session);
        }
        try {
            Optional<Session> next = refresh.refresh(session, refreshToken);
            next.ifPresent(each -> cookie.write(response, each, each.lifeLeft(now)));
            return next;
        } catch (OAuth2AuthorizationException unreachable) {
            if (session.isAccessTokenGood(now)) {
                return Optional.of(session);
            }
            throw unreachable;
        }
    }

    /// Says where to sign in.
    private static ApiException required() {
        return new ApiException(
                401,
                "session.required",
                "There is no session, or it has ended; sign in at " + SignIn.START,
                Map.of("signIn", SignIn.START));
    }
}
