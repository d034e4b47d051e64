package io.onbehalf.gateway.session;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;

/// Puts the tokens of who has signed in into their session's cookie: there is no store on the server.
final class SessionCookies implements OAuth2AuthorizedClientRepository {

    private final SealedCookie<Session> cookie;
    private final SessionProperties properties;
    private final InstantSource clock;

    SessionCookies(SealedCookie<Session> cookie, SessionProperties properties, InstantSource clock) {
        this.cookie = cookie;
        this.properties = properties;
        this.clock = clock;
    }

    @Override
    public void saveAuthorizedClient(
            OAuth2AuthorizedClient client,
            Authentication user,
            HttpServletRequest request,
            HttpServletResponse response) {
        Instant now = clock.instant();
        OAuth2AccessToken access = client.getAccessToken();
        OAuth2RefreshToken refresh = client.getRefreshToken();
        Instant ends = now.plus(properties.life());
        Session session =
                new Session(
                        access.getTokenValue(),
                        access.getExpiresAt() == null ? ends : access.getExpiresAt(),
                        refresh == null ? null : refresh.getTokenValue(),
                        ends);
        cookie.write(response, session, session.lifeLeft(now));
    }

    /// None: each call takes its token from its own cookie.
    @Override
    @SuppressWarnings("TypeParameterUnusedInFormals") // the interface has it
    public <T extends OAuth2AuthorizedClient> @Nullable T loadAuthorizedClient(
            String registration, Authentication user, HttpServletRequest request) {
        return null;
    }

    @Override
    public void removeAuthorizedClient(
            String registration,
            Authentication user,
            HttpServletRequest request,
            HttpServletResponse response) {
        cookie.delete(response);
    }
}
